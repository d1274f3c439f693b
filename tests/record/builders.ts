import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import {
  type CaseCommit,
  type CaseOutcome,
  type CaseRequest,
  type CaseStates,
  createCaseAdvance,
  createCaseCommit,
  createCaseStates,
} from '../../record/cases';
import { type Advance } from '../../record/deciding/advance';
import { openDatabase, type DatabaseOptions } from '../../record/postgres/database';
import { createAgency, createFacility, createPerson, endPerson, putCalendar } from '../../record/directory';
import { createLedger, type Ledger } from '../../record/outbox/ledger';
import { caseEvent, type RecordedEvent } from '../../record/log/case-events';
import { readEvents } from '../../record/log/log';
import {
  createProgrammes,
  keepProgramme,
  listProgrammes,
  loadProgrammes,
  type Programmes,
} from '../../record/programmes/programmes';
import type { KeysOptions } from '../../record/keys/context';
import type { Keys } from '../../record/keys/types';
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { StreamRef } from '../../shared/contracts/engine';
import { referTexts } from '../../shared/domain/contract/narratives';
import type { Answer, CaseState, Command, CommandName, ProgrammeRef, TaskKind } from '../../shared/domain/case';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { Task } from '../../shared/domain/asking/task';
import { plus, type Instant } from '../../shared/domain/time';
import { opening } from '../../stories/bodies';
import type { Act, Acts, Body, Extra } from '../../stories/act';
import { attemptOf } from '../../stories/attempt';
import { asUsual } from '../../stories/commands';
import { seenAt } from '../../stories/drivers/commit';
import { cast } from '../../stories/people';
import type { Seen } from '../../stories/seen';
import * as steps from '../../stories/steps';
import { text } from '../../stories/drivers/kernel/case-file';
import { as, directory, personIds } from '../../stories/directory';
import { paris, standard } from '../../stories/programmes';
import { programmeSections } from '../../shared/domain/catalogue';
import type { Programme } from '../../shared/programme/schema';
import type { KeyEnvironment } from '../setup/keys';
import { createRecord, type Fill } from '../setup/record';
import type { TestSealing } from '../setup/sealing';

export type Accepted = Extract<CaseOutcome, { outcome: 'accepted' }>;

/** The record on a database of its own, with the people of the domain's tests, and a clock that a test sets. */
export interface TestRecord {
  readonly db: Kysely<Database>;
  readonly url: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly keeperUrl: string;
  readonly keys: Keys;
  /** The key store, for tests that change it. */
  readonly sealing: TestSealing;
  /** Key settings for a worker on this record. */
  readonly keyEnvironment: KeyEnvironment;
  readonly seals: Seals;
  readonly randomBytes: (size: number) => Buffer;
  readonly programmes: Programmes;
  readonly programme: ProgrammeRef;
  readonly states: CaseStates;
  readonly commit: CaseCommit;
  readonly advance: Advance;
  readonly ledger: Ledger;
  readonly clock: { now: Instant };
  /** Streams whose workflow would have been nudged, in order. */
  readonly nudged: string[];
  /** A commit of another process, which shares only the database. */
  another(options?: Partial<DatabaseOptions>): {
    readonly db: Kysely<Database>;
    readonly commit: CaseCommit;
    readonly advance: Advance;
  };
  stop(): Promise<void>;
}

/** An early version of the standard programme, with few requirements at its gates and no consents. */
export const plain: Programme = {
  ...standard,
  id: 'plain',
  consent: programmeSections.consent.schema.parse(undefined) as Programme['consent'],
  gates: programmeSections.gates.schema.parse(undefined) as Programme['gates'],
};

const monday = '2031-03-03T08:00:00.000Z';

export async function openTestRecord(
  options: Partial<DatabaseOptions> = {},
  keyOptions: Partial<KeysOptions> = {},
): Promise<TestRecord> {
  const { database, sealing } = await createRecord('domain', fill, keyOptions);
  const { seals, means } = sealing;
  const db = openDatabase(database.url, { poolSize: 5, ...options });
  const others: Kysely<Database>[] = [];
  const programme = (await listProgrammes(db)).find(({ id }) => id === plain.id)!;
  const clock = { now: monday };
  const nudged: string[] = [];
  const now = (): Instant => clock.now;
  const common = { now, ...means, newId: randomUUID, onAgendaChanged: ({ id }: StreamRef) => nudged.push(id) };
  const programmes = createProgrammes(db);
  const dependencies = { ...common, db, programmes, states: createCaseStates(seals) };
  return {
    db,
    ...means,
    url: database.url,
    appUrl: database.appUrl,
    workerUrl: database.workerUrl,
    keeperUrl: database.keeperUrl,
    keyEnvironment: sealing.environments.worker,
    programmes,
    clock,
    nudged,
    states: dependencies.states,
    sealing,
    programme,
    commit: createCaseCommit(dependencies),
    advance: createCaseAdvance(dependencies),
    ledger: createLedger({ db, now, newId: randomUUID, leaseSeconds: 35 }),
    another(changes) {
      const other = openDatabase(database.url, { poolSize: 5, ...changes });
      others.push(other);
      const theirs = { ...common, db: other, programmes: createProgrammes(other), states: createCaseStates(seals) };
      return { db: other, commit: createCaseCommit(theirs), advance: createCaseAdvance(theirs) };
    },
    async stop() {
      await Promise.all([db, ...others].map((each) => each.destroy()));
      await Promise.all([database.drop(), sealing.drop()]);
    },
  };
}

/** One case in a record; its commands must be accepted. */
export class RecordedCase {
  readonly stream: StreamRef = { kind: 'case', id: randomUUID() };

  constructor(readonly record: TestRecord) {}

  /** A request as a person would send it; a test may change it first. */
  request<K extends CommandName>(who: string, name: K, said: Body<K>, commandId = randomUUID()): CaseRequest {
    const data = referTexts(said, () => text);
    return {
      stream: this.stream,
      command: { name, data } as Command,
      actor: as(who),
      idempotency: { commandId, bodyHash: JSON.stringify(data) },
    };
  }

  opening(commandId = randomUUID()): CaseRequest {
    const { programme } = this.record;
    const { id } = this.stream;
    const otherPersonReasons = { narrativeId: 'other', commitment: 'sha256:0' };
    const named = { reference: `TC-${id.slice(0, 8)}`, personRef: `person-${id}` };
    const data = opening({ programme, ...named, otherPersonReasons });
    return {
      ...this.request('coordinator', 'openCase', data, commandId),
      opening: { subject: { givenName: 'Zoë', familyName: 'Ångström', bornOn: '2000-02-29' } },
    };
  }

  async do<K extends CommandName>(who: string, name: K, data: Body<K>): Promise<Accepted> {
    return accepted(await this.record.commit(this.request(who, name, data)));
  }

  /** Plays the acts of a story in order. */
  async play(...acts: readonly (Act | Acts)[]): Promise<void> {
    for (const act of acts.flat())
      for (const deed of act(await this.seen())) {
        if ('until' in deed) throw new Error('time passes by the clock of the record');
        const { by, name, body } = attemptOf(deed, await this.seen());
        await this.do(by, name, body as never);
      }
  }

  private async seen(): Promise<Seen> {
    const facts = { now: this.record.clock.now, programme: plain, calendar: paris };
    return seenAt({ kase: await this.kase(), facts }, cast);
  }

  async answer(kind: TaskKind, answer: Answer, extra: Extra = {}, knownBy: KnownBy = 'sign_in'): Promise<Accepted> {
    const task = await this.task(kind);
    const data = { taskId: task.taskId, answer, narrative: { narrativeId: 'n', commitment: 'c' }, ...extra };
    const request = this.request(task.assigneeId, 'answerTask', data);
    return accepted(await this.record.commit({ ...request, actor: as(task.assigneeId, knownBy) }));
  }

  async kase(): Promise<CaseState> {
    const { db, states } = this.record;
    const { sequence } = await this.row();
    return states.at(db, this.stream, sequence);
  }

  /** The one open task of a kind. */
  async task(kind: TaskKind): Promise<Task> {
    const found = Object.values((await this.kase()).tasks).filter(
      (task) => task.kind === kind && task.status === 'open',
    );
    if (found.length !== 1) throw new Error(`${found.length} open tasks of kind ${kind}`);
    return found[0]!;
  }

  row() {
    return this.record.db.selectFrom('streams').selectAll().where('id', '=', this.stream.id).executeTakeFirstOrThrow();
  }

  /** Its log, unsealed. */
  async events(): Promise<readonly RecordedEvent[]> {
    const { db, seals } = this.record;
    return (await readEvents(db, seals, this.stream, { after: 0 })).map(caseEvent);
  }

  /** Its log as stored: envelopes and search columns. */
  entries() {
    const query = this.record.db.selectFrom('events').selectAll().where('stream_id', '=', this.stream.id);
    return query.orderBy('sequence').execute();
  }

  notifications() {
    const query = this.record.db.selectFrom('notifications').selectAll().where('stream_id', '=', this.stream.id);
    return query.orderBy('owed_since').orderBy('key').execute();
  }

  /** Advances the clock by a duration, on the calendar of the facility. */
  pass(duration: string): void {
    const { clock } = this.record;
    clock.now = plus(clock.now, duration, paris);
  }
}

/** A case whose referral is not accepted yet. */
export async function referred(record: TestRecord): Promise<RecordedCase> {
  const kase = new RecordedCase(record);
  accepted(await record.commit(kase.opening()));
  return kase;
}

/** A case whose assessor is asked for the baseline. */
export async function assessing(record: TestRecord): Promise<RecordedCase> {
  const kase = await referred(record);
  const [chair, duty, health] = steps.staffed;
  await kase.play(steps.accepted, [chair, duty, health], asUsual('recordScreening'), steps.assigned());
  return kase;
}

/** A case with an approved plan, whose sessions can be planned. */
export async function inProgramme(record: TestRecord): Promise<RecordedCase> {
  const kase = await assessing(record);
  await kase.play(steps.handedIn(), steps.reviewed, steps.housed(), steps.planApproved());
  return kase;
}

/** A session of the psychologist, a week from now. */
export async function sessionIn(kase: RecordedCase, duration = 'P7D'): Promise<Body<'planSession'>> {
  const track = (await kase.kase()).plan?.tracks.find(({ discipline }) => discipline === 'psychologist');
  return {
    trackId: track!.trackId,
    specialistId: 'psychologist',
    startsAt: plus(kase.record.clock.now, duration, paris),
    minutes: 50,
    placeCode: standard.placeCodes[0]!,
  };
}

export function accepted(outcome: CaseOutcome): Accepted {
  if (outcome.outcome !== 'accepted') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function fill({ db, seals }: Parameters<Fill>[0]): Promise<void> {
  await loadProgrammes(db, join(__dirname, '../../programmes'));
  await keepProgramme(db, plain);
  await putCalendar(db, { id: 'paris', ...paris });
  const agencies = [...new Set(personIds.map((personId) => directory[personId]!.agencyId))];
  for (const agencyId of agencies) await createAgency(db, { agencyId, name: agencyId, calendarId: 'paris' }, monday);
  const facility = { facilityId: 'facility-1', agencyId: 'prison', name: 'Facility', calendarId: 'paris' };
  await createFacility(db, facility, monday);
  for (const personId of personIds) {
    const { agencyId, disciplines, active, accreditations, vettedUntil } = directory[personId]!;
    const names = { givenName: personId, familyName: 'Example', email: `${personId}@example.org` };
    const identity = { issuer: 'https://issuer.example', subject: personId };
    const place = { language: 'en', timeZone: 'Europe/Paris' };
    const { roles } = as(personId);
    const standing = { agencyId, disciplines, roles, accreditations, vettedUntil };
    await createPerson(db, seals, { personId, ...standing, identity, ...names, ...place }, monday);
    if (!active) await endPerson(db, seals, personId, monday);
  }
}
