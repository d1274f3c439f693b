import type { JSX } from 'preact';
import { plus } from '../../../shared/domain/time';
import { codeInWords, dayOf } from '../say';
import type { Voice } from '../voice';
import { Case } from '../work/rows';
import type { Appointment } from './shown';

interface Part {
  readonly item: Appointment;
  readonly voice: Voice;
}

/** Appointments by day, the earliest first. */
export function Agenda(props: { readonly items: readonly Appointment[]; readonly voice: Voice }): JSX.Element {
  const { items, voice } = props;
  const { translator, timeZone } = voice;
  const days = new Map<string, Appointment[]>();
  for (const item of items) {
    const day = dayOf(item.startsAt, timeZone, translator);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  if (items.length === 0) return <p>{translator.text('days.calendar.none')}</p>;
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2>{day}</h2>
          <ul class="rows">
            {ofDay.map((item) => (
              <li key={item.appointmentId}>
                <One item={item} voice={voice} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function One({ item, voice }: Part): JSX.Element {
  const { translator, timeZone } = voice;
  const { text, time, list } = translator;
  const endsAt = plus(item.startsAt, `PT${item.minutes}M`, everyDay);
  return (
    <>
      <strong>{text('days.calendar.to', { from: time(item.startsAt, timeZone), to: time(endsAt, timeZone) })}</strong>
      <There item={item} voice={voice} />
      <div>
        {kindOf(item, voice)} · {codeInWords(translator, item.placeCode)} · <Case of={item} voice={voice} />
      </div>
      <div class="quiet">
        <bdi>{list(item.people.flatMap(({ name }) => name ?? []))}</bdi> · <State item={item} voice={voice} />
      </div>
    </>
  );
}

const everyDay = { timeZone: 'UTC', weekend: [], holidays: [] };

/** The kind of an appointment, as far as the reader sees it. */
export function kindOf({ kind, type, module: moduleCode }: Appointment, { translator }: Voice): string {
  const more = type ?? moduleCode;
  const words = translator.text(`app.work.${kind}`);
  return more === undefined ? words : `${words} · ${codeInWords(translator, more)}`;
}

/** The time where it takes place, if the clocks there differ from the reader's. */
export function There({ item, voice }: Part): JSX.Element | null {
  const { startsAt, timeZone: zone } = item;
  const { text, time } = voice.translator;
  if (zone === undefined || time(startsAt, zone) === time(startsAt, voice.timeZone)) return null;
  return <div>{text('days.calendar.there', { time: time(startsAt, zone), zone })}</div>;
}

/** The state in words; one that is cancelled stands out. */
export function State({ item: { status }, voice }: Part): JSX.Element {
  const words = voice.translator.text(`days.status.${status}`);
  return status === 'cancelled' || status === 'declined' ? <span class="late">{words}</span> : <>{words}</>;
}
