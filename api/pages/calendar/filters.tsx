import type { JSX } from 'preact';
import type { FacilityShown } from '../directory/lists';
import { paths } from '../paths';
import { DayFilter, Filters, Select, type Filter } from '../views/filters';
import type { Voice } from '../voice';
import type { Appointment } from './shown';
import type { Span } from './span';

export const filters = ['person', 'caseId', 'facility'] as const;

type Choice = readonly [value: string, label: string];

/** The choice, and everything that there is to choose from. */
export interface Choices {
  readonly filter: Filter;
  readonly isUnderstood: boolean;
  /** None for those who do not see where anybody is held. */
  readonly facilities: readonly Pick<FacilityShown, 'facilityId' | 'name'>[];
}

/** The filters of the calendar: whose appointments, of which case and facility, from which day. */
export function CalendarFilters(
  props: Choices & { readonly items: readonly Appointment[]; readonly span: Span; readonly voice: Voice },
): JSX.Element {
  const { items, span, voice, filter, isUnderstood, facilities } = props;
  const { text } = voice.translator;
  const choices = {
    person: [['me', text('days.calendar.mine')] as const, ...peopleIn(items)],
    caseId: casesIn(items),
    facility: facilities.map(({ facilityId, name }) => [facilityId, name] as const),
  };
  const labels = { person: 'who', caseId: 'kase', facility: 'facility' } as const;
  return (
    <Filters action={paths.calendar} voice={voice} isUnderstood={isUnderstood}>
      {span.view === 'month' ? (
        <>
          <input type="hidden" name="view" value="month" />
          <input type="hidden" name="month" value={span.first.slice(0, 7)} />
        </>
      ) : (
        <DayFilter name="from" label={text('days.calendar.from')} typed={span.first} />
      )}
      {filters
        .filter((name) => choices[name].length > 0 || filter[name] !== undefined)
        .map((name) => (
          <Select
            key={name}
            name={name}
            label={text(`days.calendar.${labels[name]}`)}
            chosen={filter[name]}
            choices={withChosen(choices[name], filter[name], text('days.calendar.chosen'))}
            voice={voice}
          />
        ))}
    </Filters>
  );
}

/** An earlier choice stays one, also where nothing of it is shown. */
function withChosen(choices: readonly Choice[], chosen: string | undefined, label: string): readonly Choice[] {
  const isThere = chosen === undefined || choices.some(([value]) => value === chosen);
  return isThere ? choices : [...choices, [chosen, label]];
}

function peopleIn(items: readonly Appointment[]): readonly Choice[] {
  const people = items.flatMap((each) => each.people);
  return [...new Map(people.flatMap(({ personId, name }) => (name === undefined ? [] : [[personId, name]])))];
}

function casesIn(items: readonly Appointment[]): readonly Choice[] {
  return [...new Map(items.map(({ caseId, alias, reference }) => [caseId, alias ?? reference]))];
}
