import type { Express } from 'express';
import { base } from '../../../api/paths';

/** The part of Express's router that holds its routes. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly slash: boolean;
  match(path: string): boolean;
}

/** Every route that an app serves, read from its router: `GET /api/v1/cases/:caseId`. */
export function routesServed(app: Express): readonly string[] {
  return walk((app.router as unknown as { stack: readonly Layer[] }).stack, '');
}

function walk(stack: readonly Layer[], prefix: string): readonly string[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const { path, methods } = layer.route;
      // `_all` refuses the remaining methods.
      const served = Object.keys(methods).filter((method) => method !== '_all');
      return served.map((method) => `${method.toUpperCase()} ${prefix}${path}`);
    }
    return layer.handle.stack ? walk(layer.handle.stack, prefix + mountOf(layer)) : [];
  });
}

/** Express forgets a mount's path and stores only its matcher. */
function mountOf(layer: Layer): string {
  if (layer.slash) return '';
  if (layer.match(base)) return base;
  throw new Error('a router is mounted where nobody looks for one');
}
