import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { addressOfLink } from '../../../activities/link';
import { createApp } from '../../../api/app';
import { createServices } from '../../../api/wiring';
import { people } from '../../../local/people';
import { createClock, type Clock } from '../../../local/seed/clock';
import { seedDirectory } from '../../../local/seed/directory';
import { openDatabase } from '../../../record/database';
import { createLinks } from '../../../record/links';
import { migrate } from '../../../record/migrations';
import { loadCase } from '../../../record/present';
import { listProgrammes, loadProgrammes } from '../../../record/programmes';
import type { StreamRef } from '../../../shared/contracts/engine';
import type { Command, CommandData, CommandName } from '../../../shared/domain/commands';
import type { Actor } from '../../../shared/domain/kernel-types';
import type { CaseState } from '../../../shared/domain/state';
import type { Task } from '../../../shared/domain/tasks';
import { instant, type Instant } from '../../../shared/domain/time';
import { createDatabase } from '../../setup/database';
import { openInProgramme } from './path';

export const publicUrl = 'https://programme.example';

/** A Tuesday at nine. */
export const now: Instant = '2031-03-04T09:00:00.000Z';

/** The whole API on a database of its own, with one case in its programme phase, and a clock that stands. */
export interface Office {
  readonly app: Express;
  readonly db: ReturnType<typeof openDatabase>;
  readonly clock: Clock;
  /** What the API wrote to its log. */
  readonly log: readonly string[];
  readonly stream: StreamRef;
  kase(): Promise<CaseState>;
  /** Gives a command that must be accepted. */
  give<K extends CommandName>(by: string, name: K, data: CommandData[K]): Promise<CaseState>;
  /** Plans a session next week: the specialist's invitation, and the path of its link. */
  invite(specialistId?: string): Promise<{ readonly task: Task; readonly path: string }>;
  /** The path of a task's link, made as the notifier makes it. */
  linkOf(taskId: string): Promise<string>;
  task(taskId: string): Promise<Task>;
  stop(): Promise<void>;
}

export async function startOffice(): Promise<Office> {
  const database = await createDatabase();
  const db = openDatabase(database.url, { poolSize: 8 });
  await migrate(db, { environment: 'test' });
  await loadProgrammes(db, join(__dirname, '../../../programmes'));
  await seedDirectory(db, 'https://issuer.example', '2026-01-01T00:00:00.000Z');
  const clock = createClock(now);
  const log: string[] = [];
  const key = { id: 'test', secret: randomBytes(32) };
  const keys = { current: key, byId: new Map([[key.id, key]]) };
  const services = createServices({
    db,
    now: clock.now,
    settings: {
      environment: 'test',
      version: '0.0.0',
      startedAt: now,
      issuer: 'https://issuer.example',
      publicUrl,
      requestsPerMinute: 100_000,
    },
    verifyToken: async () => {
      throw new Error('nobody signs in here');
    },
    logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    nudge: async () => true,
    describeStream: async ({ kind, id }) => ({ status: 'unreachable', workflowId: `${kind}:${id}` }),
    checkEngine: async () => undefined,
    links: { pageKeys: keys, programmeName: 'Bridges', contactLine: '+00 123 456' },
  });
  const [programme] = (await listProgrammes(db)).filter(({ id }) => id === 'standard');
  const caseId = await openInProgramme({ db, commit: services.commit, clock, programme: programme!, now });
  clock.set(now);
  const stream: StreamRef = { kind: 'case', id: caseId };
  const linkMaker = { links: createLinks({ db, now: clock.now }), keys, publicUrl, newId: randomUUID };

  const kase = async (): Promise<CaseState> => (await loadCase(services, stream))!.kase;
  const task = async (taskId: string): Promise<Task> => (await kase()).tasks[taskId]!;
  const give: Office['give'] = async (by, name, data) => {
    const outcome = await services.commit({ stream, actor: actorOf(by), command: { name, data } as Command });
    if (outcome.outcome !== 'accepted') throw new Error(`${name} by ${by}: ${JSON.stringify(outcome)}`);
    return outcome.kase;
  };
  const linkOf = async (taskId: string): Promise<string> => {
    const { kase: loaded, facts } = (await loadCase(services, stream))!;
    const asked = loaded.tasks[taskId]!;
    return new URL(await addressOfLink(linkMaker, stream, asked, asked.generation, facts)).pathname;
  };
  return {
    ...{ app: createApp(services), db, clock, log, stream, kase, task, give, linkOf },
    async invite(specialistId = 'psychologist') {
      const code = specialistId === 'scholar' ? 'religious_dialogue' : 'psychological_counselling';
      const trackId = (await kase()).plan!.tracks.find((track) => track.code === code)!.trackId;
      const startsAt = instant(Date.parse(clock.now()) + 7 * 86_400_000);
      const planned = { trackId, specialistId, startsAt, minutes: 60, placeCode: 'room_a' };
      const { sessions, tasks } = await give('coordinator', 'planSession', planned);
      const asked = Object.values(tasks).find(({ about }) => about === sessions.at(-1)!.sessionId)!;
      return { task: asked, path: await linkOf(asked.taskId) };
    },
    stop: async () => {
      await db.destroy();
      await database.drop();
    },
  };
}

export function actorOf(key: string): Actor {
  const { agency, roles, disciplines } = people.find((person) => person.key === key)!;
  return { personId: key, agencyId: agency, roles, disciplines, knownBy: 'sign_in' };
}
