/**
 * What a decision costs over HTTP, everything running beside, in two mixes: ten decisions that open a case and bring it
 * to its first assessment (a workflow that starts, a mail that is sent), and decisions on a case that is open already,
 * most of which change nothing that the engine would have to be told.
 *
 *   node --import tsx bench/http.ts
 *
 * Uses the local stack that runs, or one of its own. The numbers go into docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandPaths, urlOf } from '../api/paths';
import { readLocalConfig } from '../local/config';
import { criteria } from '../local/standard';
import { openingBody } from '../local/demo/words';
import { findOrStartStack } from '../local/demo/stack';
import { obtainToken } from '../local/identity/obtain-token';

type Send = (person: string, path: string, body: unknown) => Promise<{ readonly caseId: string }>;

const agent = new Agent({ keepAlive: true });

function createSend(api: string, tokens: ReadonlyMap<string, string>, took: number[]): Send {
  return (person, path, body) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const headers = {
        authorization: `Bearer ${tokens.get(person) ?? ''}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      };
      const sent = request(new URL(path, api), { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          took.push(performance.now() - began);
          if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text) as { caseId: string });
          else reject(new Error(`${path}: ${String(response.statusCode)} ${text}`));
        });
      });
      sent.on('error', reject).end(JSON.stringify(body));
    });
}

/** Referral to the first assessment, with a date that moves: ten decisions by three people. */
async function tenDecisions(send: Send): Promise<void> {
  const opening = { ...openingBody(Date.now(), 20), programme: 'standard' };
  const { caseId } = await send('coordinator', urlOf(commandPaths.openCase), opening);
  const give = (person: string, name: keyof typeof commandPaths, body: unknown): Promise<unknown> =>
    send(person, urlOf(commandPaths[name], { caseId }), body);
  const reasons = 'As the records of the case show.';
  const checks = { criteria, duplicateChecked: true, conflictOfInterestChecked: true };
  await give('coordinator', 'acceptReferral', { ...checks, reasons });
  await give('coordinator', 'appoint', { function: 'duty_officer', personId: 'dutyOfficer' });
  await give('coordinator', 'appoint', { function: 'health_lead', personId: 'health' });
  await give('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
  await give('coordinator', 'appoint', { function: 'facility_manager', personId: 'facilityManager' });
  const health = { health: 'no_concern', self_harm: 'unknown', vulnerability: 'no_concern' };
  await give('health', 'recordScreening', { findings: health });
  const safety = { safety: 'concern', language: 'no_concern', separation: 'no_concern' };
  await give('dutyOfficer', 'recordScreening', { findings: safety });
  const people = { assessorId: 'psychologist', reviewerId: 'psychologist2' };
  await give('coordinator', 'assignAssessment', { instrumentId: 'demonstration', ...people });
  const moved = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await give('coordinator', 'changeDates', { expectedReleaseOn: moved, reasonCode: 'other', reasons });
}

/** Duties that change hands and a date that moves, thirty times in one case. */
async function steer(send: Send): Promise<void> {
  const opening = { ...openingBody(Date.now(), 20), programme: 'standard' };
  const { caseId } = await send('coordinator', urlOf(commandPaths.openCase), opening);
  for (let round = 0; round < 30; round += 1) {
    if (round % 10 === 9) {
      const expectedReleaseOn = new Date(Date.now() + (5 + round) * 86_400_000).toISOString().slice(0, 10);
      const body = {
        expectedReleaseOn,
        sentenceEndsOn: expectedReleaseOn,
        reasonCode: 'other',
        reasons: 'The authority has said so.',
      };
      await send('coordinator', urlOf(commandPaths.changeDates, { caseId }), body);
    } else {
      const body = {
        function: 'facility_manager',
        personId: (round + Math.floor(round / 10)) % 2 ? 'facilityManager' : 'dutyOfficer',
      };
      await send('coordinator', urlOf(commandPaths.appoint, { caseId }), body);
    }
  }
}

interface Load {
  readonly name: string;
  readonly callers: number;
  readonly each: number;
  readonly play: (send: Send) => Promise<void>;
}

async function measure(
  api: string,
  tokens: ReadonlyMap<string, string>,
  { name, callers, each, play }: Load,
): Promise<void> {
  const took: number[] = [];
  const send = createSend(api, tokens, took);
  const began = performance.now();
  const call = async (): Promise<void> => {
    for (let number = 0; number < each; number += 1) await play(send);
  };
  await Promise.all(Array.from({ length: callers }, call));
  const seconds = (performance.now() - began) / 1_000;
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  console.log(
    `${name}, callers ${callers}: ${Math.round(took.length / seconds)} decisions a second, ` +
      `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`,
  );
}

async function main(): Promise<void> {
  const stack = await findOrStartStack(readLocalConfig(process.env, process.cwd()));
  try {
    const { api, issuer } = stack.addresses;
    const tokens = new Map<string, string>();
    for (const person of ['coordinator', 'health', 'dutyOfficer'])
      tokens.set(person, await obtainToken(issuer, person));
    const opening = { name: 'opening', play: tenDecisions };
    const steering = { name: 'steering', play: steer };
    const loads = [
      { ...steering, name: 'warming up', callers: 4, each: 10 },
      { ...steering, callers: 1, each: 20 },
      { ...steering, callers: 16, each: 10 },
      { ...opening, callers: 1, each: 40 },
      { ...opening, callers: 16, each: 10 },
    ];
    for (const load of loads) {
      await measure(api, tokens, load);
      await sleep(10_000); // mails and workflows of one load are not to be paid for by the next
    }
  } finally {
    agent.destroy();
    await stack.end();
  }
}

void main();
