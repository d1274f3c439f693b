import type { JSX } from 'preact';
import { civilDate } from '../../../shared/domain/time';
import { Table } from '../views/table';
import type { Voice } from '../voice';
import { Case } from '../work/rows';
import { kindOf, State, There } from './agenda';
import type { Appointment } from './shown';
import { weeksOf, type Span } from './span';

/** A month as a table of weeks; these begin as the reader's language has it. */
export function Month(props: {
  readonly items: readonly Appointment[];
  readonly span: Span;
  readonly voice: Voice;
}): JSX.Element {
  const { items, span, voice } = props;
  const { text, month, dayName, weekStart } = voice.translator;
  const { timeZone } = voice;
  const today = civilDate(voice.asOf, timeZone);
  const columns = Array.from({ length: 7 }, (_, place) => dayName(((weekStart - 1 + place) % 7) + 1));
  return (
    <Table caption={text('days.calendar.caption', { month: month(span.first) })} columns={columns}>
      {weeksOf(span, weekStart).map((week, row) => (
        <tr key={row}>
          {week.map((date, place) => (
            <td key={place} {...(date === today && { 'aria-current': 'date' as const })}>
              {date !== null && (
                <Day
                  date={date}
                  items={items.filter(({ startsAt }) => civilDate(startsAt, timeZone) === date)}
                  voice={voice}
                />
              )}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Day(props: {
  readonly date: string;
  readonly items: readonly Appointment[];
  readonly voice: Voice;
}): JSX.Element {
  const { date, items, voice } = props;
  const { number, time } = voice.translator;
  return (
    <>
      <strong>{number(Number(date.slice(8)))}</strong>
      {items.map((item) => (
        <div key={item.appointmentId}>
          {time(item.startsAt, voice.timeZone)} {kindOf(item, voice)}
          <There item={item} voice={voice} />
          <div>
            <Case of={item} voice={voice} />
          </div>
          {item.status === 'cancelled' && <State item={item} voice={voice} />}
        </div>
      ))}
    </>
  );
}
