import type { JSX } from 'preact';
import type { z } from 'zod';
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
export function sayingOf({ people }: Pick<CaseShown, 'people'>, voice: Voice): Saying {
  return {
    translator: voice.translator,
    timeZone: voice.timeZone,
    nameOf: (personId) => (Object.hasOwn(people, personId) ? people[personId]?.name : undefined),
  };
}

const parts = ['case', 'record', 'actions', 'reads'] as const;
const addresses = { case: paths.case, record: paths.record, actions: paths.actions, reads: paths.caseReads } as const;

/** The pages of a case that have something for this reader: of some cases they may only know that these exist. */
function partsFor(
  { phase, commands }: Pick<CaseShown, 'phase' | 'commands'>,
  { sections }: Pick<Voice, 'sections'>,
): readonly (typeof parts)[number][] {
  const has = {
    case: true,
    record: phase !== undefined,
    actions: commands.length > 0,
    reads: sections.includes('reads'),
  };
  return parts.filter((part) => has[part]);
}

/** Identifies the case on each of its pages, and leads to the others. */
export function CaseBar(props: {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly part: (typeof parts)[number] | null;
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
              <a href={hrefTo(addresses[each], { caseId })} {...(each === part && { 'aria-current': 'page' as const })}>
                {translator.text(`app.case.parts.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
