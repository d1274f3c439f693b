import { z } from 'zod';
import { listRounds, type RecordedRound } from '../../record/queries/rounds';
import { compareRounds, itemChanges, type Round } from '../../shared/domain/areas/assessment/rounds';
import { id } from '../../shared/domain/contract/text';
import type { Programme } from '../../shared/domain/programme';
import { sightOf } from '../../shared/policy/who-may-see';
import { forbidden, Problem } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { loadCase } from './load';
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

export const comparison = z
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
    const outcome = compared(rounds, facts.programme, {
      earlier: named(rounds, 'earlier', query.earlier),
      later: named(rounds, 'later', query.later),
    });
    if ('refused' in outcome) throw new Problem(409, outcome.refused, { detail: notCompared[outcome.refused] });
    return { body: outcome };
  },
});

const notCompared = {
  one_round_only: 'There are no two approved rounds yet.',
  another_instrument: 'The rounds were made with different instruments: no change can be drawn between them.',
  another_major_version: 'The instrument has changed too much between the rounds: no change can be drawn between them.',
};

/** Two approved rounds side by side, the first and the latest unless others are named; or why they are not compared. */
export function compared(
  rounds: readonly Round[],
  { instruments }: Pick<Programme, 'instruments'>,
  {
    earlier = rounds.at(0),
    later = rounds.at(-1),
  }: { readonly earlier?: Round | undefined; readonly later?: Round | undefined } = {},
): z.input<typeof comparison> | { readonly refused: keyof typeof notCompared } {
  if (!earlier || !later || earlier === later) return { refused: 'one_round_only' };
  const instrument = instruments.find(({ id }) => id === later.instrumentId);
  if (!instrument) return { refused: 'another_instrument' };
  const outcome = compareRounds(earlier, later, instrument);
  return 'refused' in outcome ? outcome : asResponse(outcome);
}

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
