import { types } from 'pg';

type Parser = (text: string) => unknown;

const builtIn = types.getTypeParser as (oid: number, format: string) => Parser;
const oids = { int8: 20, date: 1082, dateArray: 1182, timestamptz: 1184 } as const;

const parsers = new Map<number, Parser>([
  [oids.int8, Number],
  [oids.date, (text) => text],
  [oids.dateArray, (text) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
  [oids.timestamptz, toInstant],
]);

/** Converts values of PostgreSQL to those of the record; types without an entry keep the driver's conversion. */
export function getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
  const ours = format === 'binary' ? undefined : parsers.get(oid);
  return ours ?? builtIn(oid, format ?? 'text');
}

/** `2026-03-01 09:30:00.5+01` as `2026-03-01T08:30:00.500Z`. */
function toInstant(text: string): string {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00');
  return new Date(iso).toISOString();
}
