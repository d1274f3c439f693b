import type { JSX } from 'preact';
import { hrefTo, paths } from '../paths';
import { dayOf } from '../say';
import { Table } from '../views/table';
import type { Voice } from '../voice';
import { nameOf, type PersonShown, type Sees } from './lists';
import { Qualifications } from './standing';

/** People with what the reader sees of them. */
export function PeopleTable(props: {
  readonly people: readonly PersonShown[];
  readonly agencies: ReadonlyMap<string, string>;
  readonly sees: Sees;
  readonly voice: Voice;
}): JSX.Element {
  const { people, agencies, sees, voice } = props;
  const { text, practice, list } = voice.translator;
  const columns = [
    'name',
    'agency',
    'discipline',
    'role',
    ...(sees.qualifications ? (['runsOut'] as const) : []),
    'state',
  ] as const;
  return (
    <Table
      caption={text('registers.directory.parts.people')}
      columns={columns.map((column) => text(`registers.directory.${column}`))}
    >
      {people.map((person) => (
        <tr key={person.personId}>
          <th scope="row">
            <Name person={person} voice={voice} />
          </th>
          <td>
            <bdi>{agencies.get(person.agencyId)}</bdi>
          </td>
          <td>{list(person.disciplines.map((each) => practice.disciplines[each]))}</td>
          <td>{list(person.roles.map((each) => practice.roles[each]))}</td>
          {sees.qualifications && (
            <td>
              <Qualifications person={person} voice={voice} />
            </td>
          )}
          <td>
            <State person={person} voice={voice} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Name({ person, voice }: { readonly person: PersonShown; readonly voice: Voice }): JSX.Element {
  const name = nameOf(person);
  if (name === undefined) return <>{voice.translator.text('app.case.unnamed')}</>;
  return (
    <a href={hrefTo(paths.person, { personId: person.personId })}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** Whether somebody's part has ended, and whether they can sign in, for those who see it. */
export function State({ person, voice }: { readonly person: PersonShown; readonly voice: Voice }): JSX.Element {
  const { translator, timeZone } = voice;
  const { endedAt, identity } = person;
  return (
    <>
      {endedAt !== null && (
        <div>{translator.text('registers.directory.endedOn', { when: dayOf(endedAt, timeZone, translator) })}</div>
      )}
      {identity === null && <div class="late">{translator.text('registers.directory.noSignIn')}</div>}
    </>
  );
}
