import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandPaths, urlOf } from '../api/paths';
import { openingBody } from '../local/demo/words';
import { cast } from '../local/cast';
import { calendars } from '../local/directory';
import type { Act, Acts } from '../stories/act';
import { asUsual } from '../stories/commands';
import { standard } from '../stories/programmes';
import { dateIn } from '../stories/seen';
import * as steps from '../stories/steps';
import { countCpu, type CpuTimes } from './cpu';

export const agent = new Agent({ keepAlive: true });

export type Send = (person: string, path: string, body: unknown) => Promise<{ readonly caseId: string }>;
export type Play = (send: Send) => Promise<unknown>;

const tries = 20;
/** Number of calls repeated after a 503. */
let repeated = 0;

/** Posts as a person, each time under a new key, and repeats with the same key after a 503. @throws if it fails */
export function createSend(api: string, tokens: ReadonlyMap<string, string>): Send {
  const post = (headers: Readonly<Record<string, string>>, path: string, body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(new URL(path, api), { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 500, text }));
      });
      sent.on('error', reject).end(body);
    });
  return async (person, path, body) => {
    const headers = {
      authorization: `Bearer ${tokens.get(person) ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    for (let number = 1; ; number += 1) {
      const { status, text } = await post(headers, path, JSON.stringify(body));
      if (status < 300) return JSON.parse(text) as { caseId: string };
      if (status !== 503 || number === tries) throw new Error(`${path}: ${status} ${text}`);
      repeated += 1;
      await sleep(200);
    }
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Opens a case under a new name, since every possible duplicate is checked. */
export function openCase(send: Send): Promise<{ readonly caseId: string }> {
  const { person, ...opening } = openingBody(Date.now(), 20);
  return send('coordinator', urlOf(commandPaths.openCase), {
    ...opening,
    person: { ...person, familyName: `${person.familyName} ${randomUUID().slice(0, 8)}` },
    programme: 'standard',
  });
}

/** Gives commands in a case as the people of a story do, blindly: what it is answered with is the measured work. */
async function playIn(send: Send, caseId: string, acts: readonly (Act | Acts)[]): Promise<void> {
  const seen = {
    kase: {},
    openTasks: [],
    missing: [],
    programme: standard,
    calendar: calendars[0],
    cast,
    now: new Date().toISOString(),
  };
  for (const act of acts.flat())
    for (const deed of act(seen))
      if ('name' in deed) await send(deed.by, urlOf(commandPaths[deed.name], { caseId }), deed.body);
}

/** A case that is taken in: its conferences may be called. */
export async function openAccepted(send: Send): Promise<string> {
  const { caseId } = await openCase(send);
  await playIn(send, caseId, [steps.accepted]);
  return caseId;
}

/** Referral to the first assessment, with a date that moves: ten decisions by three people. @returns the case's id */
export async function tenDecisions(send: Send): Promise<string> {
  const caseId = await openAccepted(send);
  await playIn(send, caseId, [
    steps.appointed('duty_officer', 'dutyOfficer'),
    steps.appointed('health_lead', 'healthLead'),
    steps.appointed('chair', 'chair'),
    steps.appointed('facility_manager', 'facilityManager'),
    steps.looked('healthLead', { health: 'no_concern', self_harm: 'unknown', vulnerability: 'no_concern' }),
    steps.looked('dutyOfficer', { safety: 'concern', language: 'no_concern', separation: 'no_concern' }),
    steps.assigned(),
    asUsual('changeDates', (seen) => ({ expectedReleaseOn: dateIn(seen, 'P10D') })),
  ]);
  return caseId;
}

/** Reassigned functions and moved dates, thirty times in one case. */
export async function steer(send: Send): Promise<void> {
  const { caseId } = await openCase(send);
  for (let round = 0; round < 30; round += 1) {
    const isOdd = (round + Math.floor(round / 10)) % 2 === 1;
    const moved = asUsual('changeDates', (seen) => {
      const date = dateIn(seen, `P${5 + round}D`);
      return { expectedReleaseOn: date, sentenceEndsOn: date };
    });
    const handed = steps.appointed('facility_manager', isOdd ? 'facilityManager' : 'dutyOfficer');
    await playIn(send, caseId, [round % 10 === 9 ? moved : handed]);
  }
}

/** Runs something a number of times, a few at once. */
export async function atOnce<T>(callers: number, times: number, play: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let left = times;
  const call = async (): Promise<void> => {
    while (left-- > 0) done.push(await play());
  };
  await Promise.all(Array.from({ length: callers }, call));
  return done;
}

export interface Turn {
  readonly perSecond: number;
  /** Milliseconds of each answered decision. */
  readonly took: readonly number[];
  /** Number of calls repeated after a 503. */
  readonly repeated: number;
  readonly cpu: CpuTimes;
}

export interface Load {
  readonly callers: number;
  readonly play: Play;
  readonly warmUp: number;
  /** Measured seconds, after those of `warmUp`. */
  readonly seconds: number;
  readonly pids: Readonly<Record<string, number>>;
}

/** Callers who each play one case after the other. Only responses within the time count. */
export async function playFor(send: Send, { callers, play, warmUp, seconds, pids }: Load): Promise<Turn> {
  let took: number[] = [];
  let isOver = false;
  const timed: Send = async (...given) => {
    const began = performance.now();
    const answer = await send(...given);
    took.push(performance.now() - began);
    return answer;
  };
  const call = async (): Promise<void> => {
    while (!isOver) await play(timed);
  };
  const measure = async (): Promise<Turn> => {
    await sleep(warmUp * 1_000);
    const cpu = countCpu(pids);
    took = [];
    const repeatedBefore = repeated;
    const began = performance.now();
    await sleep(seconds * 1_000);
    const measured = took;
    took = [];
    const lasted = (performance.now() - began) / 1_000;
    isOver = true;
    return { perSecond: measured.length / lasted, took: measured, repeated: repeated - repeatedBefore, cpu: cpu() };
  };
  const [turn] = await Promise.all([measure(), ...Array.from({ length: callers }, call)]);
  return turn;
}
