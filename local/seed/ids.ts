import { createHash } from 'node:crypto';

/** The id of a story's command, counted from 0, the opening: it shows a later start which commands were given. */
export function commandId(story: string, number: number): string {
  return `seed:${story}:${number}`;
}

/** An opaque id that is the same at every start. */
export function idFrom(key: string, what: string): string {
  const hex = createHash('sha256').update(`seed:${key}:${what}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
