import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { createDataConverter } from '../../engine/data-converter';
import { waitForMail } from '../../local/demo/mails';
import { give } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { openRing, type LiveRing } from '../../record/keys/ring';
import { schedules, signals, taskQueues, workflowIdOf, workflowTypes } from '../../shared/contracts/engine';
import { phaseNames } from '../../shared/domain/path/phases';
import { eventRows, taskRows } from '../../shared/domain/catalogue';
import { caseUnderPlan, planSession } from '../e2e/cases';
import { openStack, type Stack } from '../e2e/stack';
import { readHistories, type ReadHistory, type ReadPayload } from './histories';

const activities = [...Object.values(taskRows).map(({ askedBy }) => askedBy), 'remind', 'escalate', 'announce'];
/** Every word that the engine may hold. tests/workflows/payload-codec tests that an unencrypted payload is refused. */
const codes: ReadonlySet<unknown> = new Set([
  ...['case', 'swept', 'resumed', 'sent', 'dropped', 'failed'],
  ...Object.keys(eventRows),
  ...phaseNames,
  ...Object.keys(taskRows),
  ...activities,
]);
const failures = [
  ...['advance_failed', 'notify_failed', 'sweep_failed', 'sequencing_failed', 'checkpoint_failed', 'delivery_failed'],
  ...['record_unavailable', 'mail_not_taken', 'mail_failure_not_recorded', 'link_key_missing'],
  ...['held_by_another', 'being_told'],
];
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Names of workflows, activities, queues, signals and failures; ids; and what the engine's SDK adds about itself. */
const ofTheProgram = [
  [...Object.values(workflowTypes), ...Object.values(taskQueues), ...Object.values(signals)],
  [...activities, 'advance', 'sweep', 'sequenceLog', 'signCheckpoints', 'deliverCheckpoints'],
  [
    ...failures,
    'Encoded failure',
    String.raw`activity \w+ timeout`,
    ...['TypeScriptSDK', 'temporal-typescript', 'core_local_activity', 'core_patch'],
    String.raw`[\d.]+`,
  ],
  [`(case:)?${uuid}`, String.raw`throughcare-(sweep|keep-log)-\d{4}-\d\d-\d\dT[\d:]+Z`],
  [String.raw`\d+@\S+`, String.raw`@temporalio/worker@\S+`, String.raw`(temporal-scheduler|request-from)-\S+`],
].map((shapes) => new RegExp(`^(${shapes.join('|')})$`));
const members: ReadonlySet<string> = new Set([
  ...[
    'stream',
    'kind',
    'id',
    'phase',
    'wakeAt',
    'owed',
    'notificationId',
    'activity',
    'awaited',
    'ended',
    'sequence',
    'events',
  ],
  ...['outcome', 'nudged', 'refreshed', 'unreached', 'reads', 'made', 'refused', 'taken', 'failed'],
]);
/** Details that the SDK adds to markers without the codec: the activity or change, and the time. */
const ofMarkers = /\.markerRecordedEventAttributes\.details\.(data|patch-data)\.payloads$/;
const membersOfMarkers: ReadonlySet<string> = new Set([
  ...['id', 'deprecated', 'seq', 'attempt', 'activity_id', 'activity_type', 'complete_time', 'original_schedule_time'],
  ...['seconds', 'nanos', 'backoff'],
]);
const inMarkers = /^(advance|advance-within|\d+)$/;
const opaqueId = new RegExp(`^${uuid}$`);
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('what the engine knows', () => {
  let stack: Stack;
  let keys: LiveRing;
  let client: Client;
  let caseId: string;
  let details: string;
  let histories: readonly ReadHistory[];

  beforeAll(async () => {
    stack = await openStack({ logLevel: 'debug' });
    keys = await openRing(stack.sealing.keys, 'payload');
    const connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS'] ?? '' });
    client = new Client({ connection, namespace: stack.namespace, dataConverter: createDataConverter(keys) });
    caseId = await played();
    histories = await readHistories(client, keys);
  });
  afterAll(async () => {
    keys.close();
    await client.connection.close();
    await stack.close();
  });

  it('has whole histories: of the case, of the sweep, of the upkeep of the log', () => {
    for (const id of [workflowIdOf({ kind: 'case', id: caseId }), schedules.sweep.id, schedules.keepLog.id])
      expect(histories.filter(({ workflowId }) => workflowId.startsWith(id)).length).toBeGreaterThan(0);
    const places = histories.flatMap(({ payloads }) => payloads.map(({ where }) => where));
    for (const place of [
      'StartedEventAttributes.input',
      'SignaledEventAttributes.input',
      'result',
      'encodedAttributes',
    ])
      expect([place, places.some((where) => where.includes(place))]).toEqual([place, true]);
  });

  it('is encrypted, but for the phase that it finds by, and what its SDK says of markers', () => {
    const clear = histories.flatMap(({ payloads }) => payloads.filter(({ isEncrypted }) => !isEncrypted));
    const isAllowed = ({ where }: ReadPayload): boolean => where.includes('searchAttributes') || ofMarkers.test(where);
    expect(clear.filter((payload) => !isAllowed(payload))).toEqual([]);
    expect(clear.length).toBeGreaterThan(0);
  });

  it('is ids, codes and times', () => {
    const strange = histories.flatMap(({ workflowId, payloads }) =>
      payloads.flatMap((payload) => strangeIn(payload).map((found) => `${workflowId} ${payload.where}: ${found}`)),
    );
    expect(strange).toEqual([]);
  });

  it('is ids and names of the program in what cannot be encrypted', () => {
    const around = new Set(histories.flatMap((history) => history.around));
    expect([...around].filter((text) => !ofTheProgram.some((shape) => shape.test(text)))).toEqual([]);
    expect([...around].filter((text) => text === workflowIdOf({ kind: 'case', id: caseId }))).toHaveLength(1);
  });

  it('is shown as codes', () => {
    const [, awaited = ''] = /^awaited: ([a-z_, ]+)$/.exec(details) ?? [];
    expect(awaited.split(', ')).toContain('session_invitation');
    expect(awaited.split(', ').filter((code) => !codes.has(code))).toEqual([]);
  });

  it('gets failures by their codes', () => {
    const told = histories.flatMap(({ payloads }) => payloads.filter(({ where }) => isFailure(where)));
    const messages = new Set(told.map(({ text }) => (JSON.parse(text) as { message: string }).message));
    expect([...messages]).toEqual(expect.arrayContaining(['notify_failed']));
    expect([...messages].filter((message) => !failures.includes(message))).toEqual([]);
  });

  it('would be found to be more, where it were', () => {
    const payload = (value: unknown): ReadPayload => ({
      where: 'input',
      isEncrypted: true,
      text: JSON.stringify(value),
    });
    for (const value of ['Zelda', { stream: { kind: 'case', id: 'Zelda' } }, { owed: [{ zelda: 1 }] }, ['sent', 'a b']])
      expect([value, strangeIn(payload(value)).length]).toEqual([value, 1]);
    expect(strangeIn(payload({ stream: { kind: 'case', id: caseId }, wakeAt: new Date().toISOString() }))).toEqual([]);
    const marker = {
      ...payload({ activity_type: 'Zelda' }),
      where: '.markerRecordedEventAttributes.details.data.payloads',
    };
    expect(strangeIn(marker)).toEqual(['Zelda']);
    const failure = { message: 'mail_not_taken', stack_trace: 'Error: Zelda\n    at a (b.ts:1:1)' };
    expect(strangeIn({ ...payload(failure), where: 'encodedAttributes' })).toEqual(['Error: Zelda']);
  });

  /** A session whose mail is deferred and whose database fails for a moment; then the person dies. @returns the case */
  async function played(): Promise<string> {
    const scene = await caseUnderPlan(stack);
    const refusal = { startsWith: 'psychologist@', code: 451, answer: '4.2.1 <psychologist@example.test> is busy' };
    stack.refusals.push(refusal);
    const { taskId } = await planSession(scene, 900);
    await until('a first attempt', 60, async () => stack.worker.output().includes('mail_not_taken'));
    await sql`alter table action_links rename to moved`.execute(stack.db);
    await until('the database to fail', 60, async () => stack.worker.output().includes('notify_failed'));
    await sql`alter table moved rename to action_links`.execute(stack.db);
    stack.refusals.splice(0);
    await waitForMail(stack.mailbox, taskId);
    const handle = client.workflow.getHandle(workflowIdOf({ kind: 'case', id: scene.caseId }));
    details = (await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;
    await give(scene, 'coordinator', 'recordDeath', { diedOn: new Date().toISOString().slice(0, 10) });
    await until('the workflow to end', 60, async () => (await handle.describe()).status.name === 'COMPLETED');
    return scene.caseId;
  }
});

/** The parts of a payload that are no id, code or time. */
function strangeIn({ where, text }: ReadPayload): readonly string[] {
  if (text === '' || where.includes('searchAttributes')) return [];
  const value: unknown = JSON.parse(text);
  if (isFailure(where)) return strangeInFailure(value);
  return ofMarkers.test(where)
    ? strange(value, membersOfMarkers, (word) => inMarkers.test(word))
    : strange(value, members, (word) => codes.has(word) || opaqueId.test(word) || moment.test(word));
}

function strange(value: unknown, known: ReadonlySet<string>, isKnown: (word: string) => boolean): readonly string[] {
  if (typeof value === 'string') return isKnown(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => strange(each, known, isKnown));
  return Object.entries(value).flatMap(([name, each]) => [
    ...(known.has(name) ? [] : [name]),
    ...strange(each, known, isKnown),
  ]);
}

/** Failure messages are checked elsewhere; the stack names files, preceded by kind and code. */
function strangeInFailure(value: unknown): readonly string[] {
  const { stack_trace: stack = '' } = value as { stack_trace?: string };
  const isFrame = (line: string): boolean => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?)$/.test(line);
  const isHead = (line: string): boolean => failures.some((code) => line === `ApplicationFailure: ${code}`);
  return stack.split('\n').filter((line) => line !== '' && !isFrame(line) && !isHead(line));
}

function isFailure(where: string): boolean {
  return where.includes('encodedAttributes');
}
