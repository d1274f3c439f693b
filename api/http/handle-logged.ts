import { logReads, type AskedFor, type ReadRequest } from '../../record/reads/log';
import { nameInRecord } from '../../shared/policy/where-it-lies';
import { relationshipOf, type Relationship } from '../../shared/policy/by-what-right';
import { Problem } from '../errors/problem';
import type { Asked, Operation, Reads, Reply } from './operation';
import type { Services } from '../services';

type Unlogged = Omit<Asked<never, never>, 'reads'>;

/**
 * Runs an operation, and logs which cases its response shows or denies before the response leaves. An operation whose
 * address names a case or a task, and which noted no case, sends nothing.
 * @throws ReadNotLogged where the read log fails, instead of any response
 */
export async function handleLogged(
  operation: Operation,
  asked: Unlogged,
  services: Services,
  correlationId: string,
): Promise<Reply<unknown>> {
  const { caller, params } = asked;
  const shown = new Map<string, Relationship | null>();
  let askedFor: AskedFor | null = params['taskId'] === undefined ? null : { what: 'task', id: params['taskId'] };
  const logged = new Set<string>();
  const request = (): ReturnType<Reads['request']> => ({
    operation: nameInRecord(operation.id),
    correlationId,
    askedFor,
  });
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
  const reply = await operation.handle({ ...asked, reads }, services).catch(async (error: unknown) => {
    const outcome = outcomeOf(error);
    if (outcome === 'denied' || (outcome === 'shown' && shown.size > 0)) await log(outcome);
    throw error;
  });
  if (shown.size === 0 && (params['caseId'] ?? params['taskId']) !== undefined)
    throw new Error(`${operation.id} answered about a case without saying whom it shows it to`);
  await log('shown');
  return reply;
}

/** The case that the address names, without a known relationship. */
function named({ caseId }: Unlogged['params']): readonly (readonly [string, null])[] {
  return caseId === undefined ? [] : [[caseId, null]];
}

/** A refusal by a rule reveals the state of its case; a refusal by syntax reveals nothing. */
function outcomeOf(error: unknown): ReadRequest['outcome'] | null {
  if (!(error instanceof Problem)) return null;
  if (error.status === 403 || error.status === 404) return 'denied';
  return error.status === 409 || error.status === 422 ? 'shown' : null;
}
