import { z } from 'zod';
import { listRounds, type RecordedRound } from '../../record/queries/rounds';
import { compareRounds, itemChanges } from '../../shared/domain/areas/assessment/rounds';
import { id } from '../../shared/domain/contract/text';
import { sightOf } from '../../shared/policy/who-may-see';
import { forbidden, Problem } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { loadCase } from './get';
import { pickerOf } from './shown/pick';

const text = z.string();
const instant = z.string().meta({ format: 'date-time' });

const round = z.object({
  assessmentId: text,
  purpose: text,
  submittedAt: instant,
  unrated: z.int(),
  incomplete: z.boolean().meta({ description: 'Some of its items are unrated' }),
});

const change = z.enum(itemChanges);

const comparison = z
  .object({
    instrumentId: text,
    earlier: round,
    later: round,
    items: z.array(z.object({ item: text, domain: text, protective: z.boolean(), earlier: text, later: text, change })),
    domains: z
      .array(
        z.object({
          domain: text,
          items: z.int(),
          better: z.int(),
          same: z.int(),
          worse: z.int(),
          newlyRated: z.int(),
          noLongerRated: z.int(),
          notRated: z.int(),
        }),
      )
      .meta({ description: 'How many items of a domain changed how; nothing is added up' }),
  })
  .meta({ id: 'Comparison' });
const asResponse = pickerOf(comparison);

/** Two approved rounds side by side; without ids the baseline and the latest. */
export const compareAssessmentsOperation = operation({
  id: 'compareAssessments',
  tag: 'Cases',
  method: 'get',
  path: paths.caseComparison,
  summary: 'Two rounds of an assessment, item by item and domain by domain; refused across instruments',
  query: z.strictObject({ earlier: id.optional(), later: id.optional() }),
  response: comparison,
  refuses: [409, 422],
  handle: async (asked, services) => {
    const { caller, query } = asked;
    const { head, facts, kase } = await loadCase(services, asked);
    if (sightOf(caller, head).views.assessment !== 'full') throw forbidden();
    const rounds = (await listRounds(services.db, services.seals, kase.caseId)).filter(({ approved }) => approved);
    const earlier = named(rounds, 'earlier', query.earlier) ?? rounds.at(0);
    const later = named(rounds, 'later', query.later) ?? rounds.at(-1);
    if (!earlier || !later || earlier === later)
      throw refused('one_round_only', 'There are no two approved rounds yet.');
    const instrument = facts.programme.instruments.find((each) => each.id === later.instrumentId);
    if (!instrument) throw refused('another_instrument', notCompared.another_instrument);
    const compared = compareRounds(earlier, later, instrument);
    if ('refused' in compared) throw refused(compared.refused, notCompared[compared.refused]);
    return { body: asResponse(compared) };
  },
});

const notCompared = {
  another_instrument: 'The rounds were made with different instruments: no change can be drawn between them.',
  another_major_version: 'The instrument has changed too much between the rounds: no change can be drawn between them.',
};

function named(
  rounds: readonly RecordedRound[],
  path: 'earlier' | 'later',
  assessmentId: string | undefined,
): RecordedRound | undefined {
  if (assessmentId === undefined) return undefined;
  const found = rounds.find((each) => each.assessmentId === assessmentId);
  if (found) return found;
  const message = 'The case has no approved round of this id.';
  throw new Problem(422, 'unknown_assessment', {
    detail: message,
    errors: [{ path, message, code: 'unknown_assessment' }],
  });
}

function refused(code: 'one_round_only' | keyof typeof notCompared, detail: string): Problem {
  return new Problem(409, code, { detail });
}
