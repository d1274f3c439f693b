import { hash } from 'node:crypto';
import { isObject } from './canonical';

const eventFormat = 'throughcare/event/v1';

/** The members of an envelope that are compared with other rows. */
export interface Envelope {
  readonly stream: { readonly kind: string; readonly id: string };
  readonly sequence: number;
  readonly previous: string;
  readonly recordedAt: string;
  readonly log: string;
}

type Check = (value: unknown) => boolean;

const matches =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
const isHash = matches(/^[0-9a-f]{64}$/);
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const isUuid = matches(new RegExp(`^${uuid}$`));
const isInstant = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const isStream: Check = (value) =>
  isObject(value) && Object.keys(value).length === 2 && isText(value['id']) && isText(value['kind']);

/** Every member of an envelope with its check; docs/record-format.md explains each. */
const members: Readonly<Record<string, Check>> = {
  actor: matches(new RegExp(`^(service|${uuid})$`)),
  command: orNull(isText),
  content: isHash,
  eventId: isUuid,
  format: (value) => value === eventFormat,
  happenedAt: isInstant,
  knownBy: isText,
  log: isUuid,
  onBehalfOf: orNull(isUuid),
  previous: isHash,
  programme: isHash,
  recordedAt: isInstant,
  sequence: isCount,
  stream: isStream,
  type: isText,
};
const optional: Readonly<Record<string, Check>> = { clockBehindMs: isCount };
const required = Object.entries(members);

/** SHA-256 over the format's name, a line feed, and the envelope's bytes; as 64 hexadecimal digits. */
export function eventHash(text: string): string {
  return hash('sha256', `${eventFormat}\n${text}`, 'hex');
}

/** The first flaw in the form of an envelope, or null. */
export function findFlaw(value: Readonly<Record<string, unknown>>): string | null {
  for (const [name, check] of required) if (!check(value[name])) return flawOf(name, value[name]);
  for (const name in value) {
    if (Object.hasOwn(members, name)) continue;
    const check = Object.hasOwn(optional, name) ? optional[name] : undefined;
    if (check?.(value[name]) !== true) return `has a member "${name}" that does not belong there`;
  }
  return null;
}

function flawOf(name: string, value: unknown): string {
  return value === undefined ? `lacks "${name}"` : `has a "${name}" that is none`;
}
