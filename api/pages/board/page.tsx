import type { JSX } from 'preact';
import { boardOperation, type Board } from '../../board/operation';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { Table } from '../views/table';
import { tableNames, tableOf, type BoardTable, type Cell } from './tables';

/** Where the cases stand, for those who steer the programme. */
export const boardPage = page<Board>({
  name: 'board',
  path: paths.board,
  ask: ({ call }) => call(boardOperation),
  view: BoardPage,
});

function BoardPage(board: Board, voice: Voice): JSX.Element {
  const { translator, timeZone } = voice;
  const { text } = translator;
  return (
    <Layout voice={voice} title={text('app.board.heading')} section="board">
      <p>{text('app.board.about', { when: translator.moment(board.asOf, timeZone) })}</p>
      <ul class="rows">
        <li>
          {text('app.board.open')} <Figure says={board.open} href={hrefTo(paths.cases, {}, { ended: 'false' })} />
        </li>
        <li>
          {text('app.board.overdue')}{' '}
          <Figure says={board.overdue} href={hrefTo(paths.cases, {}, { ended: 'false', overdue: 'true' })} />
        </li>
      </ul>
      {tableNames.map((name) => (
        <section key={name}>
          <Figures table={tableOf(name, board, voice)} voice={voice} />
        </section>
      ))}
    </Layout>
  );
}

function Figures({ table, voice }: { readonly table: BoardTable; readonly voice: Voice }): JSX.Element {
  const { name, caption, columns, rows, drawn } = table;
  const { text } = voice.translator;
  const most = Math.max(1, ...rows.map((row) => Number(row[drawn]?.says ?? 0)));
  return (
    <>
      <h2>{caption}</h2>
      <p>{text(`app.board.means.${name}`)}</p>
      {rows.length === 0 ? (
        <p>{text('app.board.none')}</p>
      ) : (
        <>
          <Table caption={caption} columns={columns}>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      <bdi>{cell.says}</bdi>
                    </th>
                  ) : (
                    <td key={column}>
                      <Figure {...cell} />
                      {column === drawn && <Bar share={Number(cell.says) / most} />}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </Table>
          <p>
            <a href={hrefTo(paths.boardFile, { table: name })}>{text('app.board.file', { table: caption })}</a>
          </p>
        </>
      )}
    </>
  );
}

function Figure({ says, href }: Cell): JSX.Element {
  return href === undefined || says === 0 ? <span>{says}</span> : <a href={href}>{says}</a>;
}

/** Beside its figure, which says the same. Mirrored by the stylesheet from right to left. */
function Bar({ share }: { readonly share: number }): JSX.Element {
  return (
    <svg class="barred" width="100" height="8" viewBox="0 0 100 8" aria-hidden="true">
      <rect width={Math.round(share * 100)} height="8" fill="currentColor" />
    </svg>
  );
}
