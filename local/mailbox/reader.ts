import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listPage, messagePage, missingPage } from './page';
import type { MessageStore } from './store';

const ownNames = ['127.0.0.1', 'localhost'];

/** The page on which a person reads the mails, and `/api/messages` for programs; see api.md, "The local stack". */
export function createReader(store: MessageStore): Server {
  return createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('referrer-policy', 'no-referrer');
    // A mail's HTML inherits this policy: its own styles apply, nothing is fetched or run.
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    // Another host name means that a foreign page resolves its own name to this address, to read the mails.
    if (!ownNames.includes(hostName(request))) return sendPage(response, 421, missingPage());
    answer(request, response, store);
  });
}

function answer(request: IncomingMessage, response: ServerResponse, store: MessageStore): void {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const openId = /^\/messages\/([\w-]+)$/.exec(path)?.[1];
  const opened = openId === undefined ? undefined : store.list().find(({ id }) => id === openId);
  switch (`${method} ${path}`) {
    case 'GET /':
      return sendPage(response, 200, listPage(store.list()));
    case 'GET /api/messages':
      return sendJson(response, store.list());
    case 'DELETE /api/messages':
      store.clear();
      return void response.writeHead(204).end();
    default:
      return method === 'GET' && opened !== undefined
        ? sendPage(response, 200, messagePage(opened))
        : sendPage(response, 404, missingPage());
  }
}

function hostName(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}
