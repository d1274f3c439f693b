import type { JSX } from 'preact';
import { civilDate, type CivilDate } from '../../../shared/domain/time';
import { dayAfter } from '../days';
import { codeInWords } from '../say';
import type { Voice } from '../voice';
import type { PersonShown } from './lists';

const soon = 'P60D';

/** The day from which on an end lies further ahead than pages warn of. */
export function endOfSoon({ asOf, timeZone }: Pick<Voice, 'asOf' | 'timeZone'>): CivilDate {
  return dayAfter(dayAfter(civilDate(asOf, timeZone), soon, timeZone), 'P1D', timeZone);
}

/** How an end stands today. */
function standingOf(until: CivilDate, voice: Pick<Voice, 'asOf' | 'timeZone'>): 'over' | 'soon' | 'holds' {
  if (until < civilDate(voice.asOf, voice.timeZone)) return 'over';
  return until < endOfSoon(voice) ? 'soon' : 'holds';
}

/** Whether vetting and all accreditations hold today. */
export function holdsAll({ vettedUntil, accreditations = [] }: PersonShown, voice: Voice): boolean {
  const ends = [vettedUntil ?? null, ...accreditations.map(({ until }) => until)];
  return ends.every((until) => until !== null && standingOf(until, voice) !== 'over');
}

/** Vetting and accreditations with their ends; nothing where the reader does not see them. */
export function Qualifications(props: { readonly person: PersonShown; readonly voice: Voice }): JSX.Element | null {
  const { person, voice } = props;
  const { text, date } = voice.translator;
  const { vettedUntil, accreditations = [] } = person;
  if (vettedUntil === undefined) return null;
  return (
    <ul class="values">
      <li>
        {vettedUntil === null ? (
          text('registers.directory.notVetted')
        ) : (
          <>
            {text('registers.directory.vettedUntil', { when: date(vettedUntil) })}
            <End until={vettedUntil} voice={voice} />
          </>
        )}
      </li>
      {accreditations.map(({ code, until }) => (
        <li key={code}>
          {text('registers.directory.accredited', { what: codeInWords(voice.translator, code), when: date(until) })}
          <End until={until} voice={voice} />
        </li>
      ))}
    </ul>
  );
}

function End({ until, voice }: { readonly until: CivilDate; readonly voice: Voice }): JSX.Element | null {
  const standing = standingOf(until, voice);
  if (standing === 'holds') return null;
  return <strong class="late"> ({voice.translator.text(`registers.directory.${standing}`)})</strong>;
}
