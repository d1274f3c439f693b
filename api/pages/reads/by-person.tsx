import type { JSX } from 'preact';
import { roleOverReads } from '../../../shared/policy/by-what-right';
import { forbidden } from '../../errors/problem';
import { listReadsByOperation } from '../../reads/operations';
import { directory, nameOf } from '../directory/lists';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import { Filters, Select, type Filter } from '../views/filters';
import { understood } from '../views/understood';
import type { Voice } from '../voice';
import { Range, rangeOf } from './range';
import { ReadTable, type Reads } from './table';

interface ByPerson {
  /** Null until a person is chosen. */
  readonly reads: Reads | null;
  /** The people to choose from; null where there are too many for a list. */
  readonly people: readonly (readonly [personId: string, name: string])[] | null;
  readonly filter: Filter;
  readonly isUnderstood: boolean;
}

const perPage = '25';
/** Of more people one is found by name. */
const mostChoices = 60;

/** The reads of a person: each with its right, the denied ones marked. */
export const readsByPerson = page<ByPerson>({
  name: 'reads',
  path: paths.reads,
  ask: async ({ call, caller, query, voice }) => {
    const { person } = query;
    const { answer, filter, isUnderstood } = await understood(query, ['from', 'to'], ({ cursor, ...days }) => {
      if (person === undefined || person === '') return Promise.resolve(null);
      const asked = { actor: person, ...rangeOf(days, voice), ...(cursor !== undefined && { cursor }) };
      return call(listReadsByOperation, { query: { ...asked, limit: perPage } });
    });
    if (answer === null && roleOverReads(caller) === null) throw forbidden();
    const { items, next } = await call(directory.people, { query: { limit: String(mostChoices) } });
    const named = items.flatMap((each) => {
      const name = nameOf(each);
      return name === undefined ? [] : [[each.personId, name] as const];
    });
    return {
      reads: answer,
      people: next === null ? named : null,
      filter: { ...filter, ...(person !== undefined && { person }) },
      isUnderstood,
    };
  },
  view: ByPersonPage,
});

function ByPersonPage({ reads, people, filter, isUnderstood }: ByPerson, voice: Voice): JSX.Element {
  const { translator } = voice;
  const { text, language } = translator;
  const { person } = filter;
  const name = person === undefined ? undefined : reads?.people[person]?.name;
  return (
    <Layout voice={voice} title={text('registers.reads.heading')} about={name} section="reads">
      <p>{text('registers.reads.logged')}</p>
      <Filters action={hrefTo(paths.reads, {})} voice={voice} isUnderstood={isUnderstood}>
        {people === null ? (
          <Chosen person={person} name={name} voice={voice} />
        ) : (
          <Select
            name="person"
            label={text('registers.reads.person')}
            chosen={person}
            choices={people.toSorted(([, a], [, b]) => a.localeCompare(b, language))}
            voice={voice}
            none={text('registers.reads.nobody')}
          />
        )}
        <Range filter={filter} voice={voice} />
      </Filters>
      {reads === null && <p>{text('registers.reads.choose')}</p>}
      {reads?.items.length === 0 && <p>{text('registers.reads.none')}</p>}
      {reads !== null && reads.items.length > 0 && (
        <ReadTable
          reads={reads}
          caption={text('registers.reads.captionOf', { name: name ?? text('app.case.unnamed') })}
          by="case"
          voice={voice}
        />
      )}
      {reads !== null && reads.next !== null && (
        <p>
          <a href={hrefTo(paths.reads, {}, { ...filter, cursor: reads.next })}>{text('registers.reads.earlier')}</a>
        </p>
      )}
    </Layout>
  );
}

/** The person whose reads are shown, and the way to another. */
function Chosen(props: {
  readonly person: string | undefined;
  readonly name: string | undefined;
  readonly voice: Voice;
}): JSX.Element {
  const { person, name, voice } = props;
  return (
    <div>
      {person !== undefined && <input type="hidden" name="person" value={person} />}
      {name !== undefined && (
        <p>
          <bdi>{name}</bdi>
        </p>
      )}
      <a href={hrefTo(paths.people, {})}>{voice.translator.text('registers.reads.find')}</a>
    </div>
  );
}
