import type { JSX } from 'preact';
import { civilDate, startOfDay } from '../../../shared/domain/time';
import { mayHaveAppointments } from '../../../shared/policy/who-has-appointments';
import { forbidden } from '../../errors/problem';
import { workOperations } from '../../work/operations';
import { directory } from '../directory/lists';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import { Notice } from '../views/notice';
import { understood } from '../views/understood';
import type { Voice } from '../voice';
import { Agenda } from './agenda';
import { CalendarFilters, filters, type Choices } from './filters';
import { Month } from './month';
import type { Appointments } from './shown';
import { neighbour, spanOf, type Span } from './span';

const [, listAppointmentsOperation] = workOperations;

interface Shown extends Choices {
  readonly span: Span;
  readonly appointments: Appointments;
  /** The day or month as it stands in the address. */
  readonly typed: string;
}

const most = { agenda: '50', month: '100' };

/** Sessions and conferences by day, or a month of them as a table. */
export const calendarPage = page<Shown>({
  name: 'calendar',
  path: paths.calendar,
  ask: async ({ call, caller, query, voice }) => {
    if (!mayHaveAppointments(caller)) throw forbidden();
    const span = spanOf(query, civilDate(voice.asOf, voice.timeZone));
    const [from, to] = [span.first, span.end].map((date) => startOfDay(date, voice.timeZone));
    const { answer, filter, isUnderstood } = await understood(query, filters, (given) =>
      call(listAppointmentsOperation, { query: { ...given, from, to, limit: most[span.view] } }),
    );
    const isPlaced = filter['facility'] !== undefined || answer.items.some((each) => each.facilityId !== undefined);
    const facilities = isPlaced ? (await call(directory.facilities, { query: { limit: '200' } })).items : [];
    const typed = query[span.view === 'month' ? 'month' : 'from'] ?? '';
    return { span, appointments: answer, filter, isUnderstood, facilities, typed };
  },
  view: CalendarPage,
});

function CalendarPage({ span, appointments, typed, ...choices }: Shown, voice: Voice): JSX.Element {
  const { text } = voice.translator;
  const { items, next } = appointments;
  const { filter } = choices;
  return (
    <Layout voice={voice} title={text('days.calendar.heading')} section="calendar">
      <Views span={span} filter={filter} voice={voice} />
      <Notice text={span.problem === undefined ? null : problemOf(span.problem, typed, span, voice)} />
      <p>{text('days.calendar.zone', { zone: voice.timeZone })}</p>
      <CalendarFilters items={items} span={span} voice={voice} {...choices} />
      {span.view === 'month' ? (
        <Month items={items} span={span} voice={voice} />
      ) : (
        <Agenda items={items} voice={voice} />
      )}
      {next !== null && (
        <p>
          <a href={hrefTo(paths.calendar, {}, { ...addressOf(span), ...filter, cursor: next })}>
            {text('days.calendar.more')}
          </a>
        </p>
      )}
      <Neighbours span={span} filter={filter} voice={voice} />
    </Layout>
  );
}

function problemOf(problem: 'day' | 'month', typed: string, { first }: Span, { translator }: Voice): string {
  return problem === 'month'
    ? translator.text('days.calendar.noMonth', { example: first.slice(0, 7) })
    : translator.text('days.calendar.noDay', { typed: typed.slice(0, 20), example: first });
}

/** The parameters that lead to some days again. */
function addressOf({ view, first }: Pick<Span, 'view' | 'first'>): Readonly<Record<string, string>> {
  return view === 'month' ? { view, month: first.slice(0, 7) } : { from: first };
}

interface Part {
  readonly span: Span;
  readonly filter: Choices['filter'];
  readonly voice: Voice;
}

/** A cursor goes with the days of its page. */
function without({ cursor: _, ...rest }: Choices['filter']): Choices['filter'] {
  return rest;
}

function Views({ span, filter, voice }: Part): JSX.Element {
  const { text } = voice.translator;
  const views = ['agenda', 'month'] as const;
  return (
    <nav aria-label={text('days.calendar.views')}>
      <ul>
        {views.map((view) => (
          <li key={view}>
            <a
              href={hrefTo(paths.calendar, {}, { ...(view === 'month' && { view }), ...without(filter) })}
              {...(view === span.view && { 'aria-current': 'page' as const })}
            >
              {text(`days.calendar.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Neighbours({ span, filter, voice }: Part): JSX.Element {
  const { text, month } = voice.translator;
  const leads = (way: -1 | 1): string =>
    hrefTo(paths.calendar, {}, { ...addressOf({ ...span, first: neighbour(span, way) }), ...without(filter) });
  const isMonth = span.view === 'month';
  const named = (way: -1 | 1): { readonly month: string } => ({ month: month(neighbour(span, way)) });
  return (
    <ul class="rows">
      <li>
        <a href={leads(-1)}>{isMonth ? text('days.calendar.former', named(-1)) : text('days.calendar.earlier')}</a>
      </li>
      <li>
        <a href={leads(1)}>{isMonth ? text('days.calendar.following', named(1)) : text('days.calendar.later')}</a>
      </li>
    </ul>
  );
}
