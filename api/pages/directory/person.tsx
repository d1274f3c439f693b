import type { JSX } from 'preact';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { DirectoryBar } from './bar';
import { agencyNames, directory, nameOf, type PersonShown } from './lists';
import { holdsAll, Qualifications } from './standing';
import { State } from './table';

interface One {
  readonly person: PersonShown;
  readonly agency: string | undefined;
  readonly isSelf: boolean;
}

/** One person of the directory, as far as the reader sees them; `me` is the reader. */
export const personPage = page<One>({
  name: 'person',
  path: paths.person,
  ask: async ({ call, caller, params }) => {
    const person = await (params['personId'] === 'me' ? call(directory.me) : call(directory.person, { params }));
    const agencies = await agencyNames(call);
    return { person, agency: agencies.get(person.agencyId), isSelf: person.personId === caller.personId };
  },
  view: PersonPage,
});

function PersonPage({ person, agency, isSelf }: One, voice: Voice): JSX.Element {
  const { translator, sections } = voice;
  const { text } = translator;
  const { personId } = person;
  return (
    <Layout
      voice={voice}
      title={nameOf(person) ?? text('app.case.unnamed')}
      section="directory"
      bar={<DirectoryBar voice={voice} part={isSelf ? 'own' : null} />}
    >
      {isSelf && <OwnStanding person={person} voice={voice} />}
      <dl>
        {rowsOf(person, agency, voice).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <State person={person} voice={voice} />
      <p>{text('registers.directory.whoChanges')}</p>
      {sections.includes('reads') && (
        <p>
          <a href={hrefTo(paths.reads, {}, { person: personId })}>{text('registers.directory.readsOf')}</a>
        </p>
      )}
    </Layout>
  );
}

/** The reader's own standing as text, with the reasons. */
function OwnStanding({ person, voice }: { readonly person: PersonShown; readonly voice: Voice }): JSX.Element {
  const { text } = voice.translator;
  return (
    <>
      <p>{text('registers.directory.own')}</p>
      <p>{text(person.roles.length > 0 ? 'registers.directory.byRole' : 'registers.directory.byTask')}</p>
      {person.disciplines.length > 0 && (
        <p>{text(holdsAll(person, voice) ? 'registers.directory.holds' : 'registers.directory.lapsed')}</p>
      )}
    </>
  );
}

type Shown = readonly [label: string, value: string | JSX.Element];

function rowsOf(person: PersonShown, agency: string | undefined, voice: Voice): readonly Shown[] {
  const { text, practice, list, language } = voice.translator;
  const { disciplines, roles, email, identity, vettedUntil, timeZone } = person;
  const languages = new Intl.DisplayNames([language], { type: 'language' });
  const label = (name: 'agency' | 'discipline' | 'role' | 'runsOut' | 'email' | 'signIn' | 'language' | 'timeZone') =>
    text(`registers.directory.${name}`);
  return [
    ...(agency === undefined ? [] : [[label('agency'), <bdi key="agency">{agency}</bdi>] as const]),
    ...(disciplines.length === 0
      ? []
      : [[label('discipline'), list(disciplines.map((each) => practice.disciplines[each]))] as const]),
    ...(roles.length === 0 ? [] : [[label('role'), list(roles.map((each) => practice.roles[each]))] as const]),
    ...(vettedUntil === undefined
      ? []
      : [[label('runsOut'), <Qualifications key="ends" person={person} voice={voice} />] as const]),
    ...(email === undefined ? [] : [[label('email'), <bdi key="email">{email}</bdi>] as const]),
    ...(identity
      ? [[label('signIn'), text('registers.directory.signsInAt', { issuer: identity.issuer })] as const]
      : []),
    [label('language'), languages.of(person.language) ?? person.language],
    [label('timeZone'), <bdi key="zone">{timeZone}</bdi>],
  ];
}
