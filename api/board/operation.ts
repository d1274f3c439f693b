import { z } from 'zod';
import { readBoard } from '../../record/queries/board';
import { stuckReasons } from '../../record/queries/stuck';
import { phaseNames } from '../../shared/domain/path/phases';
import { mayCount } from '../../shared/policy/who-may-count';
import { forbidden } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';

const count = z.int();
const monthsBack = 6;

const boardResponse = z.object({
  asOf: z.string().meta({ format: 'date-time', description: 'The clock of every figure' }),
  open: count.meta({
    description: 'Cases that have not ended and whose progress you see: `listCases` with `ended=false`',
  }),
  overdue: count.meta({ description: 'Those of them in which something is overdue: with `overdue=true` as well' }),
  phases: z
    .array(
      z.object({
        phase: z.enum(phaseNames),
        cases: count.meta({ description: 'Open cases in the phase: with `phase`' }),
        overdue: count,
        pastTarget: count.meta({ description: 'Longer in the phase than its target' }),
        medianDays: count.meta({ description: 'Whole days since they entered the phase' }),
        longestDays: count,
      }),
    )
    .meta({ description: 'In the order of the path; phases without a case are left out' }),
  agencies: z
    .array(
      z.object({
        agencyId: z.string(),
        name: z.string(),
        tasks: count.meta({ description: 'Overdue tasks of its people: `listTasks` with `overdue=true` and `agency`' }),
        cases: count.meta({ description: 'The cases that these tasks belong to' }),
        rung: count.meta({ description: 'The highest rung of a ladder that one of them has reached' }),
      }),
    )
    .meta({ description: 'The most overdue first' }),
  stuck: z.array(z.object({ reason: z.enum(stuckReasons), cases: count })).meta({
    description: 'Open cases that do not move by themselves: `listCases` with `stuck`; a case can count twice',
  }),
  months: z
    .array(
      z.object({
        month: z.string().meta({ description: '`YYYY-MM`, of UTC' }),
        planned: count.meta({ description: 'Sessions that were to begin in it, and before `asOf`' }),
        held: count,
        notHeld: count,
        cancelled: count.meta({ description: 'The rest has no report yet' }),
      }),
    )
    .meta({ description: 'Sessions that you see, of this month and the five before, the latest first' }),
});
export type Board = z.output<typeof boardResponse>;

/** Figures for those who steer the programme: each is the length of a list that the same person can read. */
export const boardOperation = operation({
  id: 'getBoard',
  tag: 'Cases',
  method: 'get',
  path: paths.board,
  summary: 'How many cases stand where, what is overdue at whom, what is stuck, which sessions took place',
  response: boardResponse,
  handle: async ({ caller, reads }, { db, now }) => {
    // One row of the read log for the request: figures show no single case.
    reads.asksFor({ what: 'figures', id: 'board' });
    if (!mayCount(caller)) throw forbidden();
    const asOf = now();
    const { phases, stuck, agencies, months } = await readBoard(db, {
      actor: caller,
      now: asOf,
      since: firstMonth(asOf),
    });
    const sum = (of: 'cases' | 'overdue'): number => phases.reduce((total, each) => total + each[of], 0);
    return {
      body: {
        asOf,
        open: sum('cases'),
        overdue: sum('overdue'),
        phases: phases.toSorted((one, other) => phaseNames.indexOf(one.phase) - phaseNames.indexOf(other.phase)),
        agencies: [...agencies],
        stuck: stuckReasons.map((reason) => ({ reason, cases: stuck[reason] })),
        months: [...months],
      },
    };
  },
});

/** The first instant of the month that lies so many months back, in UTC. */
function firstMonth(now: string): string {
  const [year = 0, month = 1] = now.split('-').map(Number);
  return new Date(Date.UTC(year, month - monthsBack, 1)).toISOString();
}
