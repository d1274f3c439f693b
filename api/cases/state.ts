import { z } from 'zod';
import { forbidden } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { caseAnswer } from './answer';
import { getReading, viewOf } from './get';
import { sightOf } from './sight';

const instant = z.string().meta({ format: 'date-time' });

const engineAnswer = z.looseObject({
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

/** How far the engine is behind the record, as the record knows it. */
const behind = z.object({
  isBehind: z.boolean(),
  since: instant.nullable().meta({ description: 'Since when something waits to be looked at' }),
  seconds: z.number(),
  nudgesUnanswered: z.int(),
});

export const getCaseStateOperation = operation({
  id: 'getCaseState',
  tag: 'Cases',
  method: 'get',
  path: paths.caseState,
  summary: 'The state of a case from the record, and its workflow as the engine sees it',
  answer: z.object({
    record: caseAnswer,
    sequence: z.int().optional().meta({ description: 'How many events the log holds; for those who see all of them' }),
    wakeAt: instant.nullable().meta({ description: 'When time must be looked at again' }),
    owed: z.int().meta({ description: 'Mails that are owed and have not left' }),
    advancedAt: instant.nullable(),
    behind,
    engine: engineAnswer,
  }),
  handle: async (asked, services) => {
    const { caller } = asked;
    const reading = await getReading(services, asked);
    const { caseId } = reading.head;
    // The engine shows the phase, what is asked and when: for whoever sees how the case goes.
    if (!sightOf(caller, reading.head).progress) throw forbidden();
    const [record, engine] = await Promise.all([
      viewOf(reading, caller, services),
      services.describeStream({ kind: 'case', id: caseId }),
    ]);
    const { stream, sequence } = reading.head;
    const seesAll = Object.values(record.views).every((view) => view === 'full');
    const since = earlier(
      stream.dirtySince,
      stream.wakeAt !== null && stream.wakeAt < reading.facts.now ? stream.wakeAt : null,
    );
    const seconds = since === null ? 0 : (Date.parse(reading.facts.now) - Date.parse(since)) / 1000;
    return {
      body: {
        record,
        ...(seesAll && { sequence }),
        wakeAt: stream.wakeAt,
        owed: stream.owed,
        advancedAt: stream.advancedAt,
        behind: { isBehind: since !== null, since, seconds, nudgesUnanswered: stream.nudgesUnanswered },
        engine: {
          reachable: engine.status !== 'unreachable',
          ...engine,
        },
      },
    };
  },
});

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
