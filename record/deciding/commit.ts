import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Command, ServiceCommand } from '../../shared/domain/commands';
import type { EventType } from '../../shared/domain/events';
import { decide } from '../../shared/domain/kernel';
import { peopleNamed } from '../../shared/domain/facts';
import type { Actor, Facts, Rejection } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import type { Instant } from '../../shared/domain/time';
import { authorise, mayOpenCase } from '../../shared/policy/who-may-act';
import { relationshipOf } from '../../shared/policy/by-what-right';
import { standingIn } from '../../shared/policy/who-may-know';
import { findNamedEntry, placed, type NamedEntry } from './corrections';
import { duplicateIn } from '../postgres/duplicates';
import type { DerivedAgenda } from '../outbox/agenda';
import { extend, recordingTime, sequenceOf, startDraft, type Draft } from './draft';
import { findAlike } from '../subjects/alike';
import { findOthers } from './others';
import type { FreeTextToKeep, PreparedText } from '../sealing/narratives';
import { findOutcome, rememberOutcome, repeatOutcome, type CommitOutcome, type Idempotency } from './outcomes';
import { findOpening, type Opening } from './opening';
import { persist } from './persist';
import type { Keys } from '../keys/types';
import type { Programmes } from '../programmes/programmes';
import { readsWrite, type ReadRequest } from '../reads/log';
import { keptRequest } from './requests';
import type { Database, Row } from '../postgres/schema';
import type { Sealing } from '../sealing/seals';
import type { States } from '../log/states';
import { subjectWrites, type Subject } from '../subjects/subjects';
import { tick } from './tick';
import { RecordUnavailable } from '../postgres/unavailable';
import { RecordUnreadable } from '../postgres/unreadable';
import { takeTurn, type Turn } from './turn';
import { unlessMoved, type Write } from '../postgres/write';

export interface CommitDependencies extends Sealing {
  readonly db: Kysely<Database>;
  readonly programmes: Programmes;
  /** Shared with whatever else reads or advances streams in this process. */
  readonly states: States;
  /** For the tokens by which a name is found, and what is kept of requests. */
  readonly keys: Keys;
  readonly now: () => Instant;
  /** UUIDs. */
  readonly newId: () => string;
  /** The nudge: called after the transaction where the agenda changed, not waited for, its failure is its own. */
  readonly onAgendaChanged?: (stream: StreamRef, events: readonly EventType[], isUrgent: boolean) => unknown;
}

export interface CommitRequest {
  readonly stream: StreamRef;
  readonly command: Command | ServiceCommand;
  readonly actor: Actor;
  readonly idempotency?: Idempotency;
  /** The texts that the command refers to: kept if it is accepted. */
  readonly texts?: readonly PreparedText[];
  /** The request whose answer will show the case: its read is logged with the decision, where it is accepted. */
  readonly reading?: Pick<ReadRequest, 'operation' | 'correlationId' | 'askedFor'> | undefined;
  /** With `openCase`: who is behind its `personRef`. */
  readonly opening?: { readonly subject: Omit<Subject, 'personRef'> };
}

export type Commit = (request: CommitRequest) => Promise<CommitOutcome>;

interface Attempt {
  readonly outcome: CommitOutcome;
  /** What was written, and what must happen next. */
  readonly written?: { readonly draft: Draft; readonly agenda: DerivedAgenda };
}

/**
 * The one writer of the record. Takes the stream's turn, lets time do what is due, decides, and in one statement appends
 * the events, brings projections, agenda and ledger along, and remembers the command: all of it or nothing. Nothing is
 * written but by an accepted command, and a command is accepted once: repeated under its id, it gives the outcome that
 * it had.
 *
 * At first nobody is kept from the stream, and the statement writes only where the stream is as it was when its turn was
 * taken (docs/adr/0009). Where somebody else was faster, and where a case begins, it is done again in a transaction that
 * holds the stream.
 *
 * The answers, in this order: `invisible` (no such stream for this actor), `forbidden`, the remembered outcome or
 * `key_reused`, `rejected` with its reason, `accepted`.
 *
 * @throws RecordUnavailable where nothing could be decided
 */
export function createCommit(dependencies: CommitDependencies): Commit {
  const { db, states, onAgendaChanged } = dependencies;
  const holding = (request: CommitRequest): Promise<Attempt> =>
    db.transaction().execute((trx) => decideWithin(trx, dependencies, request, true));
  const attempt = (request: CommitRequest): Promise<Attempt> =>
    request.command.name === 'openCase'
      ? holding(request)
      : unlessMoved(db, (free, held) => decideWithin(free, dependencies, request, held));

  return async function commit(request) {
    const { outcome, written } = await attempt(request).catch(async (error: unknown) => {
      // Another was first with the same id, key or reference: the second try finds what the first could not yet see.
      if (duplicateIn(error)) return holding(request).catch(refuseTakenReference);
      // A read log that takes no rows hinders no decision; whoever shows the case has to log it, or not to show it.
      if (!request.reading || error instanceof RecordUnavailable || error instanceof RecordUnreadable) throw error;
      return holding({ ...request, reading: undefined });
    });
    if (written) follow(request.stream, written);
    return outcome;
  };

  function follow(stream: StreamRef, { draft, agenda }: NonNullable<Attempt['written']>): void {
    if (draft.kase) states.keep(stream, { sequence: sequenceOf(draft), kase: draft.kase });
    if (!agenda.isChanged) return;
    const happened = [...new Set(draft.events.map(({ type }) => type))];
    void (async () => onAgendaChanged?.(stream, happened, agenda.isUrgent))().catch(() => undefined);
  }
}

async function decideWithin(
  trx: Kysely<Database>,
  within: CommitDependencies,
  request: CommitRequest,
  held: boolean,
): Promise<Attempt> {
  const { command, actor, idempotency } = request;
  const reading = { ...within, db: trx };
  const ground = await groundOf(trx, within, request, held);
  if (!ground) return { outcome: { outcome: 'invisible' } };
  const turn = 'kase' in ground ? ground : null;
  const entry = turn && (await findNamedEntry(trx, within.seals, request, turn.kase));
  const standing = isService(command) ? 'allowed' : standingOf(actor, turn?.kase ?? null, command, entry?.authorId);
  const told = turn ? { kase: turn.kase } : {};
  if (standing === 'invisible') return { outcome: { outcome: standing } };
  if (standing === 'forbidden') return { outcome: { outcome: standing, ...told } };
  const { remembered } = ground;
  const repeated =
    remembered && idempotency && (await repeatOutcome(trx, reading, command.name, idempotency, remembered));
  if (repeated) return { outcome: { ...repeated, ...(repeated.outcome === 'key_reused' && told) } };

  const decided = await decideNow(trx, within, request, ground, entry);
  if ('draft' in decided) return write(trx, within, request, decided);
  // Perhaps the command was accepted while this one waited for its turn, and that is why it is refused now.
  const outcome = await findOutcome(trx, reading, command.name, idempotency);
  return { outcome: outcome ?? { outcome: 'rejected', rejection: decided, ...told } };
}

/** What the decision is made on; null for a case that is not there for whoever decides. */
async function groundOf(
  trx: Kysely<Database>,
  { states, keys }: CommitDependencies,
  { stream, command, actor, idempotency }: CommitRequest,
  held: boolean,
): Promise<Turn | Opening | null> {
  const { personId: actorId } = actor;
  const of = { stream, commandId: idempotency?.commandId, actorId };
  if (command.name === 'openCase') return findOpening(trx, keys, { ...of, command });
  const people = isService(command) ? [] : lookedAt(command, actor);
  return takeTurn(trx, states, { ...of, people, held, knownTo: actor.knownBy === 'sign_in' ? actor : undefined });
}

/** The people whom the rules of a command look at: those it names, and whoever answers, who may have lapsed since. */
function lookedAt(command: Command, { personId }: Actor): readonly string[] {
  return command.name === 'answerTask' ? [personId, ...peopleNamed(command)] : peopleNamed(command);
}

interface Decided {
  readonly row: Row<'streams'> | null;
  readonly version: Turn['version'];
  readonly facts: Facts;
  readonly chain: Turn['chain'];
  readonly texts: readonly FreeTextToKeep[];
  /** What time had made due; and that with the events of the command and what they made due. */
  readonly ticked: Draft;
  readonly draft: Draft;
}

async function decideNow(
  trx: Kysely<Database>,
  within: CommitDependencies,
  request: CommitRequest,
  ground: Turn | Opening,
  entry: NamedEntry | null,
): Promise<Decided | Rejection> {
  const { stream, command, actor, idempotency } = request;
  const { now, newId } = within;
  const turn = 'kase' in ground ? ground : null;
  const known =
    'kase' in ground
      ? await factsOfTurn(trx, within, ground, request)
      : await factsOfOpening(trx, within, ground, request);
  if ('code' in known) return known;
  const time = recordingTime(now(), turn?.row.recorded_at ?? null);
  const facts: Facts = { ...known, actor, now: time.at, newId, entry: entry?.facts ?? null };
  const before = { sequence: turn?.row.sequence ?? 0, kase: turn?.kase ?? null };
  const ticked = tick(startDraft(stream, time, before), facts);
  const decision = decide(ticked.kase, command, facts);
  if (!decision.accepted) return decision.rejection;
  const commandId = idempotency?.commandId ?? null;
  const commanded = extend(ticked, decision, { actor, commandId, newId });
  // What the decision itself makes due at once is true in the answer to it (docs/adr/0004).
  const draft = tick(commanded, facts);
  const texts = placed(request.texts ?? [], entry);
  const { chain } = ground;
  return { row: turn?.row ?? null, version: turn?.version ?? null, facts, chain, texts, ticked, draft };
}

async function write(
  trx: Kysely<Database>,
  within: CommitDependencies,
  request: CommitRequest,
  { row, version, facts, chain, texts, ticked, draft }: Decided,
): Promise<Attempt> {
  const { kase } = draft;
  if (!kase) throw new Error(`${request.command.name} was accepted on a stream that has not begun`);
  const { seals, randomBytes } = within;
  const agenda = await persist(trx, draft, kase, facts, {
    ...{ row, version, chain, seals, randomBytes, texts },
    advancing: false,
    along: belongings(trx, within, request, ticked, draft),
  });
  const events = draft.events.slice(ticked.events.length);
  const readLogged = request.reading !== undefined;
  return {
    outcome: { outcome: 'accepted', replayed: false, kase, facts, events, agendaChanged: agenda.isChanged, readLogged },
    written: { draft, agenda },
  };
}

/** What is kept besides the events: the command, the read of its answer, and the person whom an opening names. */
async function belongings(
  trx: Kysely<Database>,
  within: CommitDependencies,
  request: CommitRequest,
  ticked: Draft,
  draft: Draft,
): Promise<readonly Write[]> {
  const { stream, command, actor, idempotency, opening, reading } = request;
  const { at, kase } = draft;
  const of = { stream, name: command.name, after: sequenceOf(ticked), upTo: sequenceOf(draft), at };
  const subject = opening && command.name === 'openCase' && { ...opening.subject, personRef: command.data.personRef };
  const writes: Write[] = [];
  if (idempotency && command.name !== 'tick') {
    const kept = await keptRequest(within.keys, idempotency);
    writes.push(rememberOutcome(trx, idempotency.commandId, { ...of, request: kept }));
  }
  if (reading && kase) writes.push(readsWrite(readOf(kase, actor, reading, at)));
  return [...writes, ...(subject ? await subjectWrites(trx, within, subject) : [])];
}

/** The answer of a command shows its author the case as it then is, by the right that they then have. */
function readOf(
  kase: CaseState,
  actor: Actor,
  reading: NonNullable<CommitRequest['reading']>,
  at: Instant,
): ReadRequest {
  const { personId: actorId, knownBy } = actor;
  const relationship = relationshipOf(actor, standingIn(actor, kase));
  const cases = [{ caseId: kase.caseId, relationship }];
  return { at, actorId, knownBy, ...reading, outcome: 'shown', cases };
}

function standingOf(
  actor: Actor,
  kase: CaseState | null,
  command: Command,
  authorId: string | undefined,
): 'allowed' | 'forbidden' | 'invisible' {
  if (command.name === 'openCase' || !kase) return mayOpenCase(actor) ? 'allowed' : 'forbidden';
  return authorise(actor, kase, command.name, authorId);
}

type Known = Pick<Facts, 'programme' | 'calendar' | 'people' | 'others' | 'duplicates'>;

async function factsOfTurn(
  trx: Kysely<Database>,
  { programmes }: CommitDependencies,
  { kase, facts }: Turn,
  { command, actor }: CommitRequest,
): Promise<Known> {
  const others = await findOthers(trx, command, kase, actor);
  return { programme: await programmes.get(kase.programme.hash, trx), ...facts, ...others };
}

/** What the rules of an opening look at, or what the directory does not have. */
async function factsOfOpening(
  trx: Kysely<Database>,
  { programmes }: CommitDependencies,
  { begun, data, facts: known, unknownAgency, finding }: Opening,
  { opening }: CommitRequest,
): Promise<Known | Rejection> {
  if (begun) return { code: 'not_allowed_in_phase' };
  if (!known) return { code: 'unknown_facility', path: 'facilityId' };
  if (unknownAgency) return { code: 'unknown_agency', path: unknownAgency };
  const duplicates = opening ? await findAlike(trx, await finding, opening.subject) : [];
  return { programme: await programmes.get(data.programme.hash, trx), ...known, duplicates };
}

function isService(command: Command | ServiceCommand): command is ServiceCommand {
  return command.name === 'tick' || command.name === 'recordMailFailure';
}

/** The one duplicate that a caller can mend: a case of this reference is there already. */
function refuseTakenReference(error: unknown): Attempt {
  if (duplicateIn(error) === 'cases_reference_key') {
    const rejection = { code: 'reference_taken', path: 'reference' } as const;
    return { outcome: { outcome: 'rejected', rejection } };
  }
  throw error;
}
