import type { CaseOutcome, CaseRequest } from '../../record/cases';
import { draftText, type DraftText } from '../../record/sealing/narratives';
import { referTexts } from '../../shared/domain/contract/narratives';
import type { CaseState, Command, CommandName } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/kernel/types';
import type { StatedProvenance } from '../../shared/domain/kernel/provenance';
import type { Compartment } from '../../shared/domain/compartments';
import { markOf } from '../../shared/domain/entries';
import { refusalSeen } from '../../shared/policy/what-a-refusal-tells';
import { entryView, sightOf, type Sight } from '../../shared/policy/who-may-see';
import { standingIn } from '../../shared/policy/who-may-know';
import { presentCase } from '../cases/present';
import type { CaseResponse } from '../cases/response';
import { forbidden, keyReused, notFound, Problem } from '../errors/problem';
import { rejectionProblem } from '../errors/rejections';
import type { Asked } from '../http/operation';
import { bodyHashOf, commandIdOf } from '../http/idempotency';
import type { Services } from '../services';

export type Accepted = Extract<CaseOutcome, { readonly outcome: 'accepted' }>;

/** A command as the caller sent it: parsed, with its free texts still inside. */
export interface Given {
  readonly name: CommandName;
  readonly caseId: string;
  readonly caller: Actor;
  /** The command's id, from the caller's key, and the hash of the body that must be the same for the same key. */
  readonly idempotency: { readonly commandId: string; readonly bodyHash: string };
  readonly data: object;
  readonly occurredAt?: string | undefined;
  readonly provenance?: StatedProvenance | undefined;
  /** The compartment of its free texts; null where it depends on the entry or task that the command is about. */
  readonly compartment: Compartment | null;
  /** The request, for the read log. */
  readonly reading: CaseRequest['reading'];
  readonly opening?: { readonly givenName: string; readonly familyName: string; readonly bornOn: string };
}

/** The id of a command and the hash of its body, from the request alone. */
export function idempotencyOf(
  caller: Actor,
  operation: CommandName,
  scope: string,
  key: string | null,
  body: unknown,
): Given['idempotency'] {
  // Routes that require a key have refused the request before.
  if (key === null) throw new Problem(400, 'idempotency_key_required');
  return { commandId: commandIdOf({ personId: caller.personId, operation, scope, key }), bodyHash: bodyHashOf(body) };
}

/** Separates the free texts from a command and commits it. */
export function attempt(given: Given, services: Services): Promise<CaseOutcome> {
  const texts: DraftText[] = [];
  const data = referTexts(given.data, (body) => {
    const text = draftText({ body, compartment: given.compartment }, services);
    texts.push(text);
    return { narrativeId: text.narrativeId, commitment: text.commitment };
  });
  const { name, occurredAt, provenance } = given;
  const command = {
    name,
    data,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(provenance && { provenance }),
  } as Command;
  return services.commit({
    stream: { kind: 'case', id: given.caseId },
    command,
    actor: given.caller,
    idempotency: given.idempotency,
    texts,
    reading: given.reading,
    ...(given.opening && { opening: { subject: given.opening } }),
  });
}

/**
 * The outcome of an accepted command.
 * @throws the problem of any other outcome
 */
export function accepted(
  outcome: CaseOutcome,
  { caller, reads }: Pick<Asked<unknown, unknown>, 'caller' | 'reads'>,
): Accepted {
  if (outcome.outcome !== 'invisible' && outcome.state)
    reads.shows({ caseId: outcome.state.caseId, ...standingIn(caller, outcome.state) });
  switch (outcome.outcome) {
    case 'accepted':
      if (outcome.readLogged) reads.logged(outcome.state.caseId);
      return outcome;
    case 'rejected':
      throw rejectionProblem(refusalSeen(outcome.rejection, outcome.state, sightIn(outcome.state, caller)));
    case 'forbidden':
      throw forbidden();
    case 'invisible':
      throw notFound();
    case 'key_reused':
      throw keyReused();
  }
}

function sightIn(kase: CaseState | undefined, caller: Actor): Sight | null {
  return kase ? sightOf(caller, standingIn(caller, kase)) : null;
}

/** The case after a command and the events of the command, as far as the caller sees them. */
export function presentOutcome(
  { state: kase, facts, events }: Accepted,
  caller: Actor,
): CaseResponse & { readonly happened: string[] } {
  const sight = sightOf(caller, standingIn(caller, kase));
  const seen = events.filter((event) => {
    const task = 'taskId' in event.data ? kase.tasks[event.data.taskId] : undefined;
    return event.actorId === caller.personId || entryView(markOf(event), sight, task) !== 'hidden';
  });
  return { ...presentCase(kase, facts, sight), happened: seen.map(({ type }) => type) };
}
