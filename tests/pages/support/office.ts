import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import { pino } from 'pino';
import { addressOfLink } from '../../../activities/link';
import { createApp } from '../../../api/app';
import { createServices } from '../../../api/wiring';
import { people } from '../../../local/people';
import { createClock, type Clock } from '../../../local/seed/clock';
import { createStage } from '../../../local/seed/stage';
import { openDatabase } from '../../../record/postgres/database';
import { createLinks } from '../../../record/outbox/links';
import { caseEvent, type RecordedEvent } from '../../../record/log/case-events';
import { readEvents } from '../../../record/log/log';
import { listTexts, type KeptText } from '../../../record/sealing/narratives';
import { loadCase } from '../../../record/queries/present';
import { listProgrammes } from '../../../record/programmes/programmes';
import type { Seals } from '../../../record/sealing/seals';
import type { StreamRef } from '../../../shared/contracts/engine';
import type { CaseState, Command, CommandData, CommandName } from '../../../shared/domain/case';
import type { Actor } from '../../../shared/domain/kernel/types';
import type { Task } from '../../../shared/domain/asking/task';
import { compartments } from '../../../shared/domain/compartments';
import { instant, type Instant } from '../../../shared/domain/time';
import { patient } from '../../setup/database';
import { allThere } from '../../setup/dependencies';
import { createMadeUp } from '../../setup/record';
import { openInProgramme } from './path';
import { shippedWords } from '../../setup/words';

export const publicUrl = 'https://programme.example';

/** A Tuesday at nine. */
export const now: Instant = '2031-03-04T09:00:00.000Z';

/** The whole API on a database of its own, with one case in its programme phase and a fixed clock. */
export interface Office {
  readonly app: Express;
  readonly db: ReturnType<typeof openDatabase>;
  readonly seals: Seals;
  readonly clock: Clock;
  /** Lines that the API logged. */
  readonly log: readonly string[];
  readonly stream: StreamRef;
  kase(): Promise<CaseState>;
  /** Gives a command that must be accepted. */
  give<K extends CommandName>(by: string, name: K, data: CommandData[K]): Promise<CaseState>;
  /** Plans a session next week. @returns the specialist's invitation, and the path of its link */
  invite(specialistId?: string): Promise<{ readonly task: Task; readonly path: string }>;
  /** The path of a task's link, built as the notifier does. */
  linkOf(taskId: string): Promise<string>;
  task(taskId: string): Promise<Task>;
  /** The log of the case, unsealed. */
  events(): Promise<readonly RecordedEvent[]>;
  /** Every free text of the case, in any compartment. */
  texts(): Promise<readonly KeptText[]>;
  stop(): Promise<void>;
}

export async function startOffice(): Promise<Office> {
  const { database, sealing } = await createMadeUp(now);
  const { keys: store, seals } = sealing;
  const db = openDatabase(database.url, { poolSize: 8, ...patient });
  const clock = createClock(now);
  const log: string[] = [];
  const key = { id: 'test', secret: randomBytes(32) };
  const keys = { current: key, byId: new Map([[key.id, key]]) };
  const services = createServices({
    words: await shippedWords(),
    db,
    keys: store,
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
    checks: allThere,
    links: { pageKeys: keys, programmeName: 'Bridges', contactLine: '+00 123 456' },
    client: { clientId: 'throughcare-pages' },
  });
  const [programme] = (await listProgrammes(db)).filter(({ id }) => id === 'standard');
  const caseId = await openInProgramme(
    createStage({ db, keys: store, seals, programmes: services.programmes, programme: programme!, now }),
  );
  clock.set(now);
  const stream: StreamRef = { kind: 'case', id: caseId };
  const linkMaker = { links: createLinks({ db, now: clock.now }), keys, publicUrl };

  const events: Office['events'] = async () => (await readEvents(db, seals, stream, { after: 0 })).map(caseEvent);
  const kase = async (): Promise<CaseState> => (await loadCase(services, stream))!.kase;
  const task = async (taskId: string): Promise<Task> => (await kase()).tasks[taskId]!;
  const give: Office['give'] = async (by, name, data) => {
    const outcome = await services.commit({ stream, actor: actorOf(by), command: { name, data } as Command });
    if (outcome.outcome !== 'accepted') throw new Error(`${name} by ${by}: ${JSON.stringify(outcome)}`);
    return outcome.state;
  };
  const linkOf = async (taskId: string): Promise<string> => {
    const { kase: loaded, facts } = (await loadCase(services, stream))!;
    const asked = loaded.tasks[taskId]!;
    return new URL(await addressOfLink(linkMaker, stream, asked, asked.generation, facts)).pathname;
  };
  return {
    app: createApp(services),
    db,
    seals,
    clock,
    log,
    stream,
    kase,
    task,
    give,
    linkOf,
    events,
    async texts() {
      const rows = await db.selectFrom('contents').select('id').where('stream_id', '=', stream.id).execute();
      const bodies = new Set((await events()).map(({ eventId }) => eventId));
      const ids = rows.map(({ id }) => id).filter((id) => !bodies.has(id));
      return [...(await listTexts(db, seals, stream, ids, compartments)).values()];
    },
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
      await Promise.all([database.drop(), sealing.drop()]);
    },
  };
}

function actorOf(key: string): Actor {
  const { agency, roles, disciplines } = people.find((person) => person.key === key)!;
  return { personId: key, agencyId: agency, roles, disciplines, knownBy: 'sign_in' };
}
