import { dirname } from 'node:path';
import express, { Router } from 'express';
import type { Operation } from '../http/operation';
import { rootPaths } from '../paths';
import type { Settings } from '../services';
import { openApiDocument } from './document';

const viewer = dirname(require.resolve('swagger-ui-dist/package.json'));
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Throughcare: the API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<script src="/docs/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</head>
<body><div id="docs"></div></body>
</html>
`;

const start = `window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({ url: '${rootPaths.openapi}', dom_id: '#docs', deepLinking: true, validatorUrl: null });
});
`;

/** No external source and no inline script; the viewer sets inline styles and draws its icons as data URLs. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The OpenAPI document for programs and a page for people; neither needs a token. */
export function docsRoutes(operations: readonly Operation[], { publicUrl, version }: Settings): Router {
  // Made at the first request, so that it does not delay the start.
  let document: string | undefined;
  const router = Router();
  router.get(rootPaths.openapi, (_, response) => {
    document ??= JSON.stringify(openApiDocument(operations, publicUrl, version));
    response.type('json').send(document);
  });
  router.use(rootPaths.docs, (_, response, next) => {
    response.setHeader('Content-Security-Policy', policy);
    next();
  });
  router.get(rootPaths.docs, (_, response) => {
    response.type('html').send(page);
  });
  router.get(`${rootPaths.docs}/start.js`, (_, response) => {
    response.type('js').send(start);
  });
  const served = express.static(viewer, { index: false, fallthrough: true });
  for (const file of files) {
    router.get(`${rootPaths.docs}/${file}`, (request, response, next) => {
      request.url = `/${file}`;
      served(request, response, next);
    });
  }
  return router;
}
