import { FreeText } from '../../shared/domain/contract/text';
import { reasons, type Act, type Acts, type Deed } from '../../stories/act';
import { freeFields } from './fields';

/** Returns a word for a field such as `openCase.pathwayIn`. */
export type Write = (field: string) => string;

/** Texts that only some decisions may have: the waiver of an early release, and the conditions of parole. */
const leftOut = ['recordReleaseDecision.waiver', 'recordReleaseDecision.conditions'];

/** Acts with a canary in every text, optional ones included. */
export function planted(write: Write, ...acts: readonly (Act | Acts)[]): Acts {
  return acts.flat().map((act) => (seen) => act(seen).map((deed) => plantedIn(deed, write)));
}

function plantedIn(deed: Deed, write: Write): Deed {
  if ('until' in deed) return deed;
  if ('name' in deed) return { ...deed, body: inWords({ ...optional(deed.name), ...deed.body }, deed.name, write) };
  const extra = inWords({ narrative: reasons, ...deed.extra }, 'answerTask', write);
  return { ...deed, extra };
}

/** The optional texts of a body. */
function optional(name: string): object {
  const fields = freeFields.filter(
    ({ operation, part, path }) =>
      operation === name && part === 'body' && !path.includes('.') && !leftOut.includes(`${name}.${path}`),
  );
  return Object.fromEntries(fields.map(({ path }) => [path, reasons]));
}

function inWords<T extends object>(body: T, name: string, write: Write): T {
  return worded(body, name, write) as T;
}

function worded(value: unknown, field: string, write: Write): unknown {
  if (value instanceof FreeText) return new FreeText(write(field));
  if (Array.isArray(value)) return value.map((each) => worded(each, field, write));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, worded(each, `${field}.${key}`, write)]));
}
