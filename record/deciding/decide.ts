import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import type { LoadedStream, Look, Permission, StreamDefinition } from './definition';
import { extend, recordingTime, startDraft, tick, type Draft } from './draft';
import type { AgendaFactsOf, Refused, StreamTypes } from './kernel';
import type { CommitRequest } from './request';

/** The basis of a decision. */
export interface Ground<T extends StreamTypes> {
  readonly loaded: LoadedStream<T>;
  readonly look: Look<T>;
  readonly permission: Permission<T>;
}

/** An accepted command and its effect on the stream. */
export interface DecidedCommand<T extends StreamTypes> extends Ground<T> {
  readonly accepted: true;
  readonly facts: AgendaFactsOf<T>;
  /** Events that were due before the command. */
  readonly ticked: Draft<T['state']>;
  /** All events: those due before, those of the command, and those that these make due. */
  readonly draft: Draft<T['state']>;
  readonly state: T['state'];
}

export interface Deciding<T extends StreamTypes> extends Pick<StreamDefinition<T>, 'kernel' | 'opening' | 'storage'> {
  readonly now: () => Instant;
  readonly newId: () => string;
}

/**
 * Records due events, decides, and records events that the decision makes due at once (docs/adr/0004). Writes nothing.
 */
export async function decideOn<T extends StreamTypes>(
  trx: Kysely<Database>,
  within: Deciding<T>,
  request: CommitRequest<T>,
  ground: Ground<T>,
): Promise<DecidedCommand<T> | Refused<T['rejection']>> {
  const { kernel, opening, now, newId } = within;
  const { stream, command, actor, idempotency } = request;
  const { loaded, look, permission } = ground;
  const rejection = opening.isOpening(command) ? opening.refusal(loaded, request) : null;
  if (rejection !== null) return { accepted: false, rejection };
  const time = recordingTime(now(), loaded.row?.recorded_at ?? null);
  const facts = { ...(await look.facts(trx, loaded)), ...permission.facts, actor, now: time.at, newId };
  const before = { sequence: loaded.row?.sequence ?? 0, state: loaded.state };
  const ticked = tick(within, startDraft(stream, time, before), facts);
  const decision = kernel.decide(ticked.state, command, facts);
  if (!decision.accepted) return decision;
  const by = { actor, commandId: idempotency?.commandId ?? null, newId };
  const draft = tick(within, extend(within, ticked, decision, by), facts);
  const { state } = draft;
  if (!state) throw new Error(`${command.name} was accepted on a stream that has not begun`);
  return { ...ground, accepted: true, facts, ticked, draft, state };
}
