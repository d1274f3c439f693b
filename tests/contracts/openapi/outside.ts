import { base, rootPaths } from '../../../api/paths';
import { paths as linkPaths } from '../../../api/links/paths';
import { assets } from '../../../api/pages/assets';
import { pages } from '../../../api/pages';
import { paths as sessionPaths } from '../../../api/sessions/paths';

/** Addresses that are served but not in /openapi.json, each with the reason. */
export const outside: Readonly<Record<string, string>> = {
  [`GET ${rootPaths.openapi}`]: 'the document itself',
  ['GET /']: 'leads a person to their first page',
  [`GET ${rootPaths.docs}`]: 'a page for people',
  [`GET ${rootPaths.docs}/start.js`]: 'belongs to that page',
  [`GET ${rootPaths.docs}/swagger-ui.css`]: 'belongs to that page',
  [`GET ${rootPaths.docs}/swagger-ui-bundle.js`]: 'belongs to that page',
  [`GET ${rootPaths.docs}/favicon-32x32.png`]: 'belongs to that page',
  [`GET ${linkPaths.link}`]: 'pages and forms for people without an account; a program has no business there',
  [`POST ${linkPaths.link}`]: 'the forms of those pages',
  [`GET ${linkPaths.receipt}`]: 'the page after them',
  [`GET ${linkPaths.stylesheet}`]: 'belongs to those pages',
  [`GET ${sessionPaths.signIn}`]: 'leads a person to the identity provider',
  [`GET ${sessionPaths.callback}`]: 'where the identity provider leads them back to',
  [`GET ${sessionPaths.signOut}`]: 'a page for people',
  [`POST ${sessionPaths.signOut}`]: 'the form of that page',
  ...Object.fromEntries(
    pages.flatMap(({ path, post }) => [
      [`GET ${path}`, 'a page for people who sign in'],
      ...(post ? [[`POST ${path}`, 'the form of that page']] : []),
    ]),
  ),
  ...Object.fromEntries(assets.map(({ path }) => [`GET ${path}`, 'belongs to those pages'])),
};

const patterns = Object.keys(outside).map(
  (route) => new RegExp(`^${(route.split(' ')[1] ?? '').replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
);

/** Whether an address is one of those, or none of the API's. */
export function isOutside(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path)) || !path.startsWith(base);
}
