import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formStylesheet } from '../forms/stylesheet';
import { stylesheet as shared } from '../links/stylesheet';

/**
 * Styles of the pages beside the link pages' stylesheet: navigation, tables, the path of a case. Logical properties, so
 * that right-to-left pages mirror by themselves; dark is one media query over the custom properties.
 */
const own = `
:root { --page: #fff; --soft: #f3f4f6; --late: #b3261e; --done: #1b6e3c; color-scheme: light dark; }
body { background: var(--page); }
h3 { margin: 1rem 0 .25rem; font-size: 1.1875rem; }
.rows h3 { margin-block-start: 0; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.rows p { margin: 0; }
dd p { margin: 0; }
.said { white-space: pre-line; overflow-wrap: anywhere; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -4rem; padding: .5rem 1rem; background: var(--focus); color: #0b0c0c; }
.skip:focus { inset-block-start: 0; }
.wide header, .wide main, .wide footer, .wide .bar { max-inline-size: 68rem; }
.top { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; }
.top > bdi { flex: 1; }
.top form { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding-block: .5rem; }
nav [aria-current] { font-weight: 700; text-decoration: none; border-block-end: 4px solid var(--act); }
.bar { margin-block: 0; margin-inline: auto; padding: .75rem 1rem; border-block-end: 1px solid var(--line); }
.bar p { margin: 0; }
button.plain { padding: .25rem 0; color: var(--act); background: none; font-weight: 400; text-decoration: underline; }
.button { display: inline-block; padding: .6rem 1.25rem; color: #fff; background: var(--act); font-weight: 700; text-decoration: none; }
.quiet { color: var(--quiet); }
.late { color: var(--late); font-weight: 700; }
.done { color: var(--done); }
.scroll { overflow-x: auto; margin-block-end: 2rem; }
table { inline-size: 100%; border-collapse: collapse; font-size: 1rem; }
caption { text-align: start; font-weight: 700; padding-block-end: .5rem; }
th, td { padding: .5rem .75rem .5rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); overflow-wrap: break-word; }
[dir=rtl] th, [dir=rtl] td { padding: .5rem 0 .5rem .75rem; }
section { margin-block-end: 2.5rem; }
ul.rows, ol.rows { margin: 0; padding: 0; list-style: none; }
ul.rows > li, ol.rows > li { padding-block: .75rem; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
.path { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: 0 0 1.5rem; padding: 0; list-style: none; }
.path li { padding: .15rem .6rem; border: 1px solid var(--line); font-size: 1rem; }
.path .now { border: 3px solid var(--act); font-weight: 700; }
.path .done::before { content: "\\2713\\00a0"; }
.barred { vertical-align: middle; margin-inline-start: .5rem; color: var(--act); }
[dir=rtl] .barred { transform: scaleX(-1); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 2.5rem; }
input[type=text], input[type=search], select { inline-size: 100%; max-inline-size: 30rem; padding: .5rem; border: 2px solid var(--ink); font: inherit; color: inherit; background: var(--page); }
textarea { color: inherit; background: var(--page); }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: .75rem 1.5rem; align-items: end; margin-block-end: 1.5rem; }
details { margin-block-end: 1.5rem; }
summary { padding-block: .25rem; cursor: pointer; }
a, button { min-block-size: 24px; }
.languages { display: flex; gap: 1.5rem; margin: 0; }
.ending { position: fixed; inset-inline: 1rem; inset-block-end: 1rem; background: var(--page); }
.ending[hidden] { display: none; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f3f2f1; --quiet: #b8bfc4; --line: #565a5d; --act: #7ab8f5; --wrong: #ff9d94; --page: #16191b; --soft: #24282b; --late: #ff9d94; --done: #7ddb9f; }
  button, .button { color: #0b0c0c; }
  button.second { color: #0b0c0c; }
}
@media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto; } }
@media print { nav, .skip, form, .filters { display: none; } thead { display: table-header-group; } }
`;

/** A file of the pages: its address changes with its content, so that browsers may keep it for ever. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

function asset(name: string, ending: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${hash}.${ending}`, type, text };
}

export const stylesheet = asset('pages', 'css', 'text/css', shared + formStylesheet + own);

/** Comfort only: keeps drafts while somebody types, warns before the session ends, goes to the summary of errors. */
export const script = asset('app', 'js', 'text/javascript', readFileSync(join(__dirname, 'browser/app.js'), 'utf8'));

/** Two arcs that meet: a way through. */
export const icon = asset(
  'icon',
  'svg',
  'image/svg+xml',
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d4f8c"/><path d="M5 22a11 11 0 0 1 22 0M16 11V5" fill="none" stroke="#fff" stroke-width="3"/></svg>`,
);

export const assets: readonly Asset[] = [stylesheet, script, icon];
