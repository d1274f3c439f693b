import { parseArgs } from 'node:util';
import { serviceLineages, type ServiceLineage } from '../types';
import { everything, type Scope } from '.';

/** The arguments of `npm run keys:rotate`. */
export interface Asked {
  readonly scopes: readonly Scope[];
  /** Additionally everything that is due. */
  readonly due: boolean;
  /** A replaced key of a service to destroy. */
  readonly destroy: { readonly lineage: ServiceLineage; readonly id: string } | null;
}

const usage = `npm run keys:rotate -- OPTIONS, any of
  --due                  what was broken off, and the wrap key where it is older than KEYS_WRAP_DAYS (30)
  --root                 the wrap keys under the root key that wraps now
  --wrap                 the wrap key
  --seal OWNER           the keys that seal what belongs to case:ID, person:REF or staff:ID
  --service LINEAGE      one of ${serviceLineages.join(', ')}
  --all                  all of these but log-sign
  --destroy LINEAGE/ID   a key of a service that was replaced: what it made is worth nothing from then on`;

/** @throws with the usage for invalid arguments */
export function readAsked(args: readonly string[]): Asked {
  const { root, wrap, seal = [], service = [], all, due, destroy } = parse(args);
  const scopes: readonly Scope[] = [
    ...(all ? everything : []),
    ...(root ? [{ kind: 'root' as const }] : []),
    ...(wrap ? [{ kind: 'wrap' as const }] : []),
    ...seal.map((owner): Scope => ({ kind: 'seal', owner })),
    ...service.map((lineage): Scope => ({ kind: 'service', lineage: readLineage(lineage) })),
  ];
  if (scopes.length === 0 && !due && destroy === undefined) throw new Error(usage);
  return { scopes, due: due === true, destroy: destroy === undefined ? null : readKey(destroy) };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const names = { type: 'string', multiple: true } as const;
  try {
    const options = { root: flag, wrap: flag, all: flag, due: flag, seal: names, service: names } as const;
    return parseArgs({ args: [...args], options: { ...options, destroy: { type: 'string' } } }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : ''}\n${usage}`, { cause: error });
  }
}

function readLineage(text: string): ServiceLineage {
  const lineage = serviceLineages.find((each) => each === text);
  if (lineage) return lineage;
  throw new Error(`${text} is no service; they are ${serviceLineages.join(', ')}`);
}

function readKey(text: string): NonNullable<Asked['destroy']> {
  const [lineage = '', id = ''] = text.split('/');
  return { lineage: readLineage(lineage), id };
}
