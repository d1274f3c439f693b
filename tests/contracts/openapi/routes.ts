import type { Express } from 'express';
import { base } from '../../../api/paths';

/** As much of Express's router as it keeps of what it serves. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly slash: boolean;
  match(path: string): boolean;
}

/** Every route that an app really has, found in its router: `GET /api/v1/cases/:caseId`. */
export function routesServed(app: Express): readonly string[] {
  return walk((app.router as unknown as { stack: readonly Layer[] }).stack, '');
}

function walk(stack: readonly Layer[], prefix: string): readonly string[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const { path, methods } = layer.route;
      // `_all` is what refuses the methods that are left.
      const served = Object.keys(methods).filter((method) => method !== '_all');
      return served.map((method) => `${method.toUpperCase()} ${prefix}${path}`);
    }
    return layer.handle.stack ? walk(layer.handle.stack, prefix + mountOf(layer)) : [];
  });
}

/** Express forgets the text of a mount's path, and keeps what matches it. */
function mountOf(layer: Layer): string {
  if (layer.slash) return '';
  if (layer.match(base)) return base;
  throw new Error('a router is mounted where nobody looks for one');
}
