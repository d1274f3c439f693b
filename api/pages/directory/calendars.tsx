import type { JSX } from 'preact';
import type { z } from 'zod';
import { civilDate } from '../../../shared/domain/time';
import { listCalendarsOperation } from '../../directory/calendars';
import { Layout } from '../layout';
import { page } from '../page';
import { paths } from '../paths';
import type { Voice } from '../voice';
import { DirectoryBar } from './bar';

type Calendars = z.output<typeof listCalendarsOperation.response>['items'];

const mostHolidays = 12;

/** The working days by which deadlines are counted. */
export const calendarList = page<Calendars>({
  name: 'calendars',
  path: paths.calendars,
  ask: async ({ call }) => (await call(listCalendarsOperation)).items,
  view: CalendarsPage,
});

function CalendarsPage(calendars: Calendars, voice: Voice): JSX.Element {
  const { translator } = voice;
  const { text } = translator;
  return (
    <Layout
      voice={voice}
      title={text('registers.directory.parts.calendars')}
      section="directory"
      bar={<DirectoryBar voice={voice} part="calendars" />}
    >
      <p>
        {text('registers.directory.working')} {text('registers.directory.whoChanges')}
      </p>
      {calendars.map((calendar) => (
        <section key={calendar.calendarId}>
          <h2>
            <bdi>{translator.reason(calendar.calendarId)}</bdi>
          </h2>
          <Calendar calendar={calendar} voice={voice} />
        </section>
      ))}
    </Layout>
  );
}

function Calendar(props: { readonly calendar: Calendars[number]; readonly voice: Voice }): JSX.Element {
  const { calendar, voice } = props;
  const { text, list, dayName, weekday } = voice.translator;
  const { timeZone, weekend, holidays } = calendar;
  const today = civilDate(voice.asOf, timeZone);
  const coming = holidays.filter((date) => date >= today).sort();
  const shown = coming.slice(0, mostHolidays);
  return (
    <dl>
      <div>
        <dt>{text('registers.directory.timeZone')}</dt>
        <dd>
          <bdi>{timeZone}</bdi>
        </dd>
      </div>
      <div>
        <dt>{text('registers.directory.weekend')}</dt>
        <dd>{list(weekend.map(dayName))}</dd>
      </div>
      <div>
        <dt>{text('registers.directory.holidays')}</dt>
        <dd>
          <ul class="values">
            {shown.map((date) => (
              <li key={date}>{weekday(date)}</li>
            ))}
            {coming.length > shown.length && (
              <li class="quiet">{text('registers.directory.moreHolidays', { count: coming.length - shown.length })}</li>
            )}
          </ul>
        </dd>
      </div>
    </dl>
  );
}
