import { z } from 'zod';
import type { EngineView } from '../../engine/describe';
import type { LoadedCase } from '../../record/queries/case';
import { seesAgenda, sightOf, type Sight } from '../../shared/policy/who-may-see';
import { forbidden } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { caseResponse, type CaseResponse } from './response';
import { viewOf } from './get';
import { loadCase } from './load';

const instant = z.string().meta({ format: 'date-time' });

const engineResponse = z.looseObject({
  reachable: z.boolean(),
  status: z.string(),
  workflowId: z.string(),
  runId: z.string().optional(),
  startedAt: instant.optional().meta({ description: 'When this run began; the case is older' }),
  phase: z.string().nullable().optional(),
  inFlight: z
    .array(
      z.object({
        activity: z.string(),
        attempt: z.int(),
        lastFailure: z.string().optional(),
        nextAttemptAt: instant.optional(),
      }),
    )
    .readonly()
    .optional(),
});

/** Engine lag, as the record knows it. */
const behind = z.object({
  isBehind: z.boolean(),
  since: instant.nullable().meta({ description: 'Since when something waits to be looked at' }),
  seconds: z.number(),
  nudgesUnanswered: z.int(),
});

const stateResponse = z.object({
  record: caseResponse,
  sequence: z.int().optional().meta({ description: 'How many events the log holds; for those who see all of them' }),
  wakeAt: instant
    .nullable()
    .optional()
    .meta({ description: 'When time must be looked at again; this and what follows for those who see all of it' }),
  owed: z.int().optional().meta({ description: 'Mails that are owed and have not left' }),
  advancedAt: instant.nullable().optional(),
  behind: behind.optional(),
  engine: engineResponse,
});
type Waiting = Omit<z.input<typeof stateResponse>, 'record' | 'engine'>;

export const getCaseStateOperation = operation({
  id: 'getCaseState',
  tag: 'Cases',
  method: 'get',
  path: paths.caseState,
  summary: 'The state of a case from the record, and its workflow as the engine sees it',
  response: stateResponse,
  handle: async (asked, services) => {
    const { caller } = asked;
    const loaded = await loadCase(services, asked);
    const { caseId } = loaded.head;
    const sight = sightOf(caller, loaded.head);
    // The engine's view shows the phase, and its work reveals tasks and their times.
    if (!sight.progress) throw forbidden();
    const [record, engine] = await Promise.all([
      viewOf(loaded, caller, services),
      services.describeStream({ kind: 'case', id: caseId }),
    ]);
    return { body: { record, ...(seesAgenda(sight) && waiting(loaded, record)), engine: asSeen(engine, sight) } };
  },
});

/** The agenda and its lag. It changes with every task of the case, so only those who see all tasks get it. */
function waiting({ head: { stream, sequence }, facts: { now } }: LoadedCase, { views }: CaseResponse): Waiting {
  const { wakeAt, owed, advancedAt, dirtySince, nudgesUnanswered } = stream;
  const since = earlier(dirtySince, wakeAt !== null && wakeAt < now ? wakeAt : null);
  const seconds = since === null ? 0 : (Date.parse(now) - Date.parse(since)) / 1000;
  return {
    ...(Object.values(views).every((view) => view === 'full') && { sequence }),
    wakeAt,
    owed,
    advancedAt,
    behind: { isBehind: since !== null, since, seconds, nudgesUnanswered },
  };
}

/**
 * The workflow. Pending activities and history size would reveal hidden tasks, so only viewers of all tasks get them.
 */
function asSeen(engine: EngineView, sight: Sight): z.input<typeof engineResponse> {
  const reachable = engine.status !== 'unreachable';
  if (!('runId' in engine) || seesAgenda(sight)) return { reachable, ...engine };
  const { status, workflowId, runId, startedAt, phase } = engine;
  return { reachable, status, workflowId, runId, startedAt, phase };
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
