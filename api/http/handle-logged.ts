import { logReads, type AskedFor, type ReadRequest } from '../../record/reads/log';
import type { Actor } from '../../shared/domain/kernel/types';
import { nameInRecord } from '../../shared/policy/where-it-lies';
import { relationshipOf, type Relationship } from '../../shared/policy/by-what-right';
import { Problem } from '../errors/problem';
import type { Asked, Operation, Reads, Reply } from './operation';
import type { Services } from '../services';

/** A request whose response shows or denies cases: an operation of the API, or a page made of several. */
export interface Reading {
  /** The name in the read log. */
  readonly name: string;
  readonly caller: Actor;
  /** The parameters of its address. */
  readonly params: Readonly<Record<string, string>>;
  readonly correlationId: string;
}

/** Runs an operation, and logs which cases its response shows or denies before the response leaves. */
export function handleLogged(
  operation: Operation,
  asked: Omit<Asked<never, never>, 'reads'>,
  services: Services,
  correlationId: string,
): Promise<Reply<unknown>> {
  const reading = { name: nameInRecord(operation.id), caller: asked.caller, params: asked.params, correlationId };
  return answerLogged(reading, services, (reads) => operation.handle({ ...asked, reads }, services));
}

/**
 * Makes a response, and logs which cases it shows or denies before it leaves: one row for each case. A request whose
 * address names a case or a task, and which noted no case, gets no response.
 * @throws ReadNotLogged where the read log fails, instead of any response
 */
export async function answerLogged<Answer>(
  { name, caller, params, correlationId }: Reading,
  services: Services,
  answer: (reads: Reads) => Promise<Answer>,
): Promise<Answer> {
  const shown = new Map<string, Relationship | null>();
  let askedFor: AskedFor | null = params['taskId'] === undefined ? null : { what: 'task', id: params['taskId'] };
  const logged = new Set<string>();
  const request = (): ReturnType<Reads['request']> => ({ operation: name, correlationId, askedFor });
  const reads: Reads = {
    request,
    logged: (caseId) => void logged.add(caseId),
    shows: ({ caseId, ...standing }) =>
      void shown.set(caseId, relationshipOf(caller, standing) ?? shown.get(caseId) ?? null),
    showsBy: (caseId, relationship) => void shown.set(caseId, relationship),
    asksFor: (other) => void (askedFor = other),
  };
  const log = async (outcome: ReadRequest['outcome']): Promise<void> => {
    const cases = [...(shown.size > 0 ? shown : named(params))]
      .filter(([caseId]) => !logged.has(caseId))
      .map(([caseId, relationship]) => ({ caseId, relationship }));
    if (cases.length === 0 && logged.size > 0) return;
    const { personId: actorId, knownBy } = caller;
    await logReads(services.db, { at: services.now(), actorId, knownBy, ...request(), outcome, cases });
  };
  const given = await answer(reads).catch(async (error: unknown) => {
    const outcome = outcomeOf(error);
    if (outcome === 'denied' || (outcome === 'shown' && shown.size > 0)) await log(outcome);
    throw error;
  });
  if (shown.size === 0 && (params['caseId'] ?? params['taskId']) !== undefined)
    throw new Error(`${name} answered about a case without saying whom it shows it to`);
  await log('shown');
  return given;
}

/** The case that the address names, without a known relationship. */
function named({ caseId }: Reading['params']): readonly (readonly [string, null])[] {
  return caseId === undefined ? [] : [[caseId, null]];
}

/** A refusal by a rule reveals the state of its case; a refusal by syntax reveals nothing. */
function outcomeOf(error: unknown): ReadRequest['outcome'] | null {
  if (!(error instanceof Problem)) return null;
  if (error.status === 403 || error.status === 404) return 'denied';
  return error.status === 409 || error.status === 422 ? 'shown' : null;
}
