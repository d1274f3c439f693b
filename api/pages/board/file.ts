import { stringify } from 'csv-stringify/sync';
import { boardOperation } from '../../board/operation';
import { notFound } from '../../errors/problem';
import type { Page } from '../page';
import { paths } from '../paths';
import { tableNames, tableOf } from './tables';

/** A table of the board as a file for a spreadsheet. An export, and so behind a fresh sign-in. */
export const boardFile: Page = {
  name: 'boardFile',
  path: paths.boardFile,
  needsFresh: () => true,
  get: async ({ call, params, voice }) => {
    const name = tableNames.find((each) => each === params['table']);
    if (!name) throw notFound();
    const board = await call(boardOperation);
    const { columns, rows } = tableOf(name, board, voice);
    const asOf = [voice.translator.text('app.board.clock'), board.asOf];
    const body = csvOf([asOf, columns, ...rows.map((row) => row.map(({ says }) => says))]);
    return { download: { name: `${name}-${board.asOf.slice(0, 10)}.csv`, type: 'text/csv; charset=utf-8', body } };
  },
};

/**
 * Rows as RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe (OWASP, "CSV injection").
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(rows as (string | number)[][], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
