import type { JSX } from 'preact';
import type { z } from 'zod';
import { sectionView, type CaseSection } from '../../../shared/policy/sections';
import type { caseDetail } from '../../cases/response';
import { hrefTo, paths } from '../paths';
import type { Saying } from '../say';
import type { Voice } from '../voice';

/** A case as `getCase` answers. */
export type CaseShown = z.output<typeof caseDetail>;

/** The person by name where the reader may know it, else by alias, else by reference. */
export function nameOfCase({ person, alias, reference }: Pick<CaseShown, 'person' | 'alias' | 'reference'>): string {
  return person ? `${person.givenName} ${person.familyName}` : (alias ?? reference);
}

/** How values of this case read to the person who is signed in. */
export function sayingOf({ people, programme }: Pick<CaseShown, 'people' | 'programme'>, voice: Voice): Saying {
  return {
    // Two programmes may give different words to one code.
    translator: programme ? voice.translatorOf(programme.id) : voice.translator,
    timeZone: voice.timeZone,
    nameOf: (personId) => (Object.hasOwn(people, personId) ? people[personId]?.name : undefined),
  };
}

interface PartRow {
  readonly path: string;
  readonly shows?: (kase: Pick<CaseShown, 'phase' | 'commands' | 'views'>, voice: Pick<Voice, 'sections'>) => boolean;
}

/** A page that shows a section of the case, to those whom the API answers it. */
const section =
  (name: CaseSection): NonNullable<PartRow['shows']> =>
  (kase) =>
    sectionView(name, kase) !== 'none';

const rows = {
  case: { path: paths.case },
  plan: { path: paths.plan, shows: section('plan') },
  sessions: { path: paths.caseSessions, shows: section('sessions') },
  assessment: { path: paths.assessments, shows: section('assessment') },
  safety: { path: paths.caseSafety, shows: section('safety') },
  meetings: { path: paths.meetings, shows: section('meetings') },
  record: { path: paths.record, shows: ({ phase }) => phase !== undefined },
  actions: { path: paths.actions, shows: ({ commands }) => commands.length > 0 },
  reads: { path: paths.caseReads, shows: (_, { sections }) => sections.includes('reads') },
} as const satisfies Readonly<Record<string, PartRow>>;

export type CasePart = keyof typeof rows;

/** The pages of a case in their order, and whether each has something for its reader. */
const parts: Readonly<Record<CasePart, PartRow>> = rows;

/** Of some cases a reader may only know that these exist. */
function partsFor(kase: CaseShown, voice: Voice): readonly CasePart[] {
  return (Object.keys(parts) as readonly CasePart[]).filter((name) => parts[name].shows?.(kase, voice) ?? true);
}

/** Identifies the case on each of its pages, and leads to the others. */
export function CaseBar(props: {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly part: CasePart | null;
}): JSX.Element {
  const { kase, voice, part } = props;
  const { translator } = voice;
  const { caseId, alias, person, reference, phase } = kase;
  return (
    <>
      <p>
        <strong>
          <bdi>{nameOfCase(kase)}</bdi>
        </strong>{' '}
        <span class="quiet">
          {person && alias !== undefined && <bdi>{alias}</bdi>} {alias !== undefined && <bdi>{reference}</bdi>}
          {phase !== undefined && ` · ${translator.practice.phases[phase]}`}
        </span>
      </p>
      <nav aria-label={translator.text('app.case.pages')}>
        <ul>
          {partsFor(kase, voice).map((each) => (
            <li key={each}>
              <a
                href={hrefTo(parts[each].path, { caseId })}
                {...(each === part && { 'aria-current': 'page' as const })}
              >
                {translator.text(`app.case.parts.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
