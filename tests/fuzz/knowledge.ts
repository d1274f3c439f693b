import { randomUUID } from 'node:crypto';
import { base, paths, urlOf } from '../../api/paths';
import { createClients, type Client } from '../../local/demo/client';
import { people } from '../../local/people';

/** Values that exist in the tested stack, by the name of the field that takes them. */
export type Knowledge = ReadonlyMap<string, readonly string[]>;

/** Fields that take the same values as another field. */
const alike: Readonly<Record<string, readonly string[]>> = {
  personId: [
    'assessorId',
    'secondAssessorId',
    'moderatorId',
    'reviewerId',
    'chairId',
    'specialistId',
    'assigneeId',
  ].concat([
    'referredById',
    'leadCoordinatorId',
    'custodianId',
    'granterId',
    'receiverId',
    'assignee',
    'owner',
    'actor',
    'toId',
  ]),
  caseId: ['otherCaseId'],
  agencyId: ['referringAgencyId'],
  facilityId: ['facility'],
  assessmentId: ['earlier', 'later'],
};

/** The person who sees most of the seeded cases. */
const reader = 'coordinator';
/** As many keys as one role sends commands, so that few are repetitions. */
const keys = 2_000;

/** Reads the seeded cases, tasks and directory as their coordinator, and the programme's lists. */
export async function gather(api: string, issuer: string): Promise<Knowledge> {
  const client = createClients(api, issuer)(reader);
  const found = new Map<string, Set<string>>();
  const note = (name: string, value: string): void => {
    found.set(name, (found.get(name) ?? new Set()).add(value));
  };
  for (const path of [paths.people, paths.agencies, paths.facilities, paths.calendars])
    collect(await bodyOf(client, path), note);
  const cases = await bodyOf<{ items: { caseId: string }[] }>(client, paths.cases);
  const tasks = await bodyOf<{ items: { taskId: string }[] }>(client, paths.tasks);
  for (const { caseId } of cases.items) {
    collect(await bodyOf(client, paths.case, { caseId }), note);
    collect(await bodyOf(client, paths.caseEvents, { caseId }), note);
  }
  for (const { taskId } of tasks.items) collect(await bodyOf(client, paths.task, { taskId }), note);
  collect(await bodyOf(client, paths.programmes), note);
  people.forEach(({ key }) => note('personId', key));
  for (let count = 0; count < keys; count += 1) note('Idempotency-Key', randomUUID());
  for (const [name, others] of Object.entries(alike))
    for (const other of others) for (const value of found.get(name) ?? []) note(other, value);
  return new Map([...found].map(([name, values]) => [name, [...values]]));
}

async function bodyOf<T>(client: Client, path: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
  const { status, body } = await client.get<T>(path, params);
  if (status !== 200) throw new Error(`${base}${urlOf(path, params)} answered ${status}`);
  return body;
}

/** Ids and codes by field name; a programme's `reasons` count as `reasonCode`. */
function collect(value: unknown, note: (name: string, value: string) => void, name = ''): void {
  if (typeof value === 'string' && /^[A-Za-z0-9][\w.:-]{0,79}$/.test(value)) {
    note(name, value);
    if (name.endsWith('s')) note(name.slice(0, -1), value);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    collect(each, note, Array.isArray(value) ? name : key);
    if (key === 'reasons' || name === 'reasons') collectAll(each, (code) => note('reasonCode', code));
  }
}

function collectAll(value: unknown, note: (value: string) => void): void {
  if (typeof value === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(value)) note(value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach((each) => collectAll(each, note));
}
