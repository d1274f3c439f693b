import type { AppTexts } from '../../../shared/languages/app-texts';
import type { Board } from '../../board/operation';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';

/** A figure or a word of a table; a figure leads to its list, where there is one. */
export interface Cell {
  readonly says: string | number;
  readonly href?: string;
}

/** A table of the board, for the page and for its file. */
export interface BoardTable {
  readonly name: TableName;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The column whose figures are drawn as bars as well. */
  readonly drawn: number;
}

export const tableNames = ['phases', 'agencies', 'stuck', 'months'] as const;
export type TableName = (typeof tableNames)[number];

type Column = keyof AppTexts['board']['columns'];
type Build = (
  board: Board,
  voice: Voice,
) => Pick<BoardTable, 'rows' | 'drawn'> & { readonly columns: readonly Column[] };

const open = { ended: 'false' };

const rowsOf: Readonly<Record<TableName, Build>> = {
  phases: ({ phases }, { translator }) => ({
    columns: ['phase', 'cases', 'overdue', 'pastTarget', 'medianDays', 'longestDays'],
    drawn: 1,
    rows: phases.map(({ phase, cases, overdue, pastTarget, medianDays, longestDays }) => [
      { says: translator.practice.phases[phase] },
      { says: cases, href: hrefTo(paths.cases, {}, { ...open, phase }) },
      { says: overdue, href: hrefTo(paths.cases, {}, { ...open, phase, overdue: 'true' }) },
      { says: pastTarget, href: hrefTo(paths.cases, {}, { ...open, phase, pastTarget: 'true' }) },
      { says: medianDays },
      { says: longestDays, href: hrefTo(paths.cases, {}, { ...open, phase, sort: 'longest_in_phase' }) },
    ]),
  }),
  agencies: ({ agencies }) => ({
    columns: ['agency', 'tasks', 'cases', 'rung'],
    drawn: 1,
    rows: agencies.map(({ agencyId, name, tasks, cases, rung }) => [
      { says: name },
      { says: tasks, href: hrefTo(paths.tasks, {}, { agency: agencyId, overdue: 'true' }) },
      { says: cases },
      { says: rung },
    ]),
  }),
  stuck: ({ stuck }, { translator }) => ({
    columns: ['reason', 'cases'],
    drawn: 1,
    rows: stuck.map(({ reason, cases }) => [
      { says: translator.text(`app.board.reasons.${reason}`) },
      { says: cases, href: hrefTo(paths.cases, {}, { stuck: reason }) },
    ]),
  }),
  months: ({ months }, { translator }) => ({
    columns: ['month', 'planned', 'held', 'notHeld', 'cancelled', 'unreported'],
    drawn: 2,
    rows: months.map(({ month, planned, held, notHeld, cancelled }) => [
      { says: translator.month(month) },
      { says: planned },
      { says: held },
      { says: notHeld },
      { says: cancelled },
      { says: planned - held - notHeld - cancelled },
    ]),
  }),
};

/** One table of the board, in the reader's language. */
export function tableOf(name: TableName, board: Board, voice: Voice): BoardTable {
  const { text } = voice.translator;
  const { columns, ...built } = rowsOf[name](board, voice);
  return {
    name,
    caption: text(`app.board.captions.${name}`),
    columns: columns.map((column) => text(`app.board.columns.${column}`)),
    ...built,
  };
}
