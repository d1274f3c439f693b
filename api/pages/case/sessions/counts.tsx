import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import { Table } from '../../views/table';
import { trackOf } from './session';
import type { Sessions } from './shown';

interface Part {
  readonly sessions: Sessions;
  readonly saying: Saying;
}

/** How many sessions of each track were held, out of those that are over, and why others were not. */
export function Attendance({ sessions: { attendance }, saying }: Part): JSX.Element | null {
  const { text, number } = saying.translator;
  const columns = ['track', 'over', 'held', 'notHeld', 'reasons', 'unreported', 'cancelled'] as const;
  const caption = text('days.sessions.attendance');
  if (attendance.length === 0) return null;
  return (
    <Table caption={caption} columns={columns.map((column) => text(`days.sessions.${column}`))}>
      {attendance.map((each) => (
        <tr key={each.trackId}>
          <th scope="row">{trackOf(each, saying)}</th>
          <td>{number(each.over)}</td>
          <td>{text('days.sessions.ofOver', { count: each.held, over: each.over })}</td>
          <td>{text('days.sessions.ofOver', { count: each.notHeld, over: each.over })}</td>
          <td>
            {each.reasons.map(({ reasonCode, count, absence }) => (
              <div key={reasonCode}>
                {codeInWords(saying.translator, reasonCode)}
                {absence !== undefined && ` (${text(`days.absences.${absence}`)})`} · {number(count)}
              </div>
            ))}
          </td>
          <td>{number(each.unreported)}</td>
          <td>{number(each.cancelled)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Series with what is held and what is still to come. */
export function Series({ sessions: { series }, saying }: Part): JSX.Element | null {
  const { translator, timeZone } = saying;
  const { text, number, duration, moment } = translator;
  if (series.length === 0) return null;
  const columns = [
    text('days.sessions.track'),
    text('days.sessions.series'),
    text('days.sessions.held'),
    text('days.sessions.coming'),
    text('days.sessions.next'),
  ];
  return (
    <Table caption={text('days.sessions.series')} columns={columns}>
      {series.map((each) => (
        <tr key={each.seriesId}>
          <th scope="row">{trackOf(each, saying)}</th>
          <td>{text('days.sessions.seriesOf', { count: each.count, every: duration(each.every) })}</td>
          <td>{number(each.held)}</td>
          <td>{number(each.coming)}</td>
          <td>{each.nextAt === undefined ? '' : moment(each.nextAt, timeZone)}</td>
        </tr>
      ))}
    </Table>
  );
}
