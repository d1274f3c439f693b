import type { JSX } from 'preact';
import { accountRoles, disciplines } from '../../../shared/domain/vocabulary';
import { mayInDirectory } from '../../../shared/policy/directory';
import { Problem } from '../../errors/problem';
import { Layout } from '../layout';
import { oneOf, page, type Posted, type Reply, type Visit } from '../page';
import { hrefTo, paths } from '../paths';
import { Filters, Select, type Filter } from '../views/filters';
import { Search } from '../views/search';
import { understood } from '../views/understood';
import type { Voice } from '../voice';
import { DirectoryBar } from './bar';
import { agencyNames, directory, type PersonShown, type Sees } from './lists';
import { endOfSoon } from './standing';
import { PeopleTable } from './table';

interface People {
  readonly items: readonly PersonShown[];
  readonly next: string | null;
  readonly agencies: ReadonlyMap<string, string>;
  readonly filter: Filter;
  readonly isUnderstood: boolean;
  readonly sees: Sees;
}

const perPage = '25';
const filters = ['agencyId', 'discipline', 'role', 'ending', 'signsIn', 'ended', 'find'] as const;

/** The people who work in the programme, as far as the reader sees them. */
export const peopleList = page<People>({
  name: 'people',
  path: paths.people,
  ask: async ({ call, caller, query, voice }) => {
    const { answer, ...found } = await understood(query, filters, ({ ending, ended = 'false', ...filter }) => {
      const endingBefore = ending === 'soon' ? endOfSoon(voice) : ending;
      const asked = { ...filter, ended, ...(endingBefore !== undefined && { endingBefore }) };
      return call(directory.people, { query: { ...asked, limit: perPage } });
    });
    const sees = {
      names: mayInDirectory('names', caller),
      qualifications: mayInDirectory('qualifications', caller),
      signIns: mayInDirectory('signIns', caller),
    };
    return { ...answer, ...found, sees, agencies: await agencyNames(call) };
  },
  view: PeoplePage,
  post: findPerson,
});

/** Takes a search, and leads to the list that shows what it found: its address holds the search sealed. */
async function findPerson({ call }: Visit, posted: Posted): Promise<Reply> {
  try {
    const { find } = await call(directory.searchPeople, { body: { q: oneOf(posted, 'q'), limit: 1 } });
    return { seeOther: hrefTo(paths.people, {}, { find }) };
  } catch (error) {
    // Nothing that could be looked for was entered.
    if (error instanceof Problem && error.status === 400) return { seeOther: hrefTo(paths.people, {}) };
    throw error;
  }
}

function PeoplePage(people: People, voice: Voice): JSX.Element {
  const { items, next, agencies, filter, isUnderstood, sees } = people;
  const { text } = voice.translator;
  return (
    <Layout
      voice={voice}
      title={text('registers.directory.parts.people')}
      section="directory"
      bar={<DirectoryBar voice={voice} part="people" />}
    >
      <p>{text('registers.directory.whoChanges')}</p>
      {sees.names && (
        <Search action={hrefTo(paths.people, {})} label={text('registers.directory.find')} voice={voice} />
      )}
      <Filters action={hrefTo(paths.people, {})} voice={voice} isUnderstood={isUnderstood}>
        <PeopleFilters filter={filter} agencies={agencies} sees={sees} voice={voice} />
      </Filters>
      {items.length === 0 ? (
        <p>{text('registers.directory.none')}</p>
      ) : (
        <PeopleTable people={items} agencies={agencies} sees={sees} voice={voice} />
      )}
      {next !== null && (
        <p>
          <a href={hrefTo(paths.people, {}, { ...filter, cursor: next })}>{text('app.lists.next')}</a>
        </p>
      )}
    </Layout>
  );
}

function PeopleFilters(props: {
  readonly filter: Filter;
  readonly agencies: ReadonlyMap<string, string>;
  readonly sees: Sees;
  readonly voice: Voice;
}): JSX.Element {
  const { filter, agencies, sees, voice } = props;
  const { text, practice } = voice.translator;
  const select = (
    name: (typeof filters)[number],
    label: string,
    choices: readonly (readonly [string, string])[],
  ): JSX.Element => <Select name={name} label={label} chosen={filter[name]} choices={choices} voice={voice} />;
  return (
    <>
      {select('agencyId', text('registers.directory.agency'), [...agencies])}
      {select(
        'discipline',
        text('registers.directory.discipline'),
        disciplines.map((each) => [each, practice.disciplines[each]]),
      )}
      {select(
        'role',
        text('registers.directory.role'),
        accountRoles.map((each) => [each, practice.roles[each]]),
      )}
      {sees.qualifications &&
        select('ending', text('registers.directory.ending'), [['soon', text('registers.directory.endingSoon')]])}
      {sees.signIns &&
        select('signsIn', text('registers.directory.signIn'), [['false', text('registers.directory.withoutSignIn')]])}
      <Select
        name="ended"
        label={text('registers.directory.part')}
        chosen={filter['ended'] ?? 'false'}
        choices={[
          ['false', text('registers.directory.present')],
          ['true', text('registers.directory.left')],
        ]}
        voice={voice}
        hasNoAll
      />
      {filter['find'] !== undefined && <input type="hidden" name="find" value={filter['find']} />}
    </>
  );
}
