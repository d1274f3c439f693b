import type { Actor, PersonFacts } from '../shared/domain/kernel/types';
import type { AccountRole, Discipline, KnownBy } from '../shared/domain/vocabulary';
import { demo, standard, youth } from './programmes';

interface Person {
  readonly agencyId: string;
  readonly disciplines?: readonly Discipline[];
  readonly roles?: readonly AccountRole[];
  readonly active?: boolean;
}

/** The people of the stories' own directory, by what each is to the case. */
const people = {
  coordinator: { agencyId: 'coordination', roles: ['coordinator'] },
  other_coordinator: { agencyId: 'coordination', roles: ['coordinator'] },
  coordinator_elsewhere: { agencyId: 'another-region', roles: ['coordinator'] },
  referrer: { agencyId: 'prison', disciplines: ['prison'] },
  chair: { agencyId: 'board' },
  other_chair: { agencyId: 'board' },
  duty_officer: { agencyId: 'prison', disciplines: ['prison'] },
  facility_manager: { agencyId: 'prison', disciplines: ['prison'] },
  sender: { agencyId: 'prison', disciplines: ['prison'] },
  nurse: { agencyId: 'clinic', disciplines: ['health'] },
  assessor: { agencyId: 'clinic', disciplines: ['psychologist'] },
  reviewer: { agencyId: 'clinic', disciplines: ['psychologist'] },
  psychologist: { agencyId: 'clinic', disciplines: ['psychologist'] },
  other_psychologist: { agencyId: 'clinic', disciplines: ['psychologist'] },
  scholar: { agencyId: 'faith-council', disciplines: ['scholar'] },
  teacher: { agencyId: 'school', disciplines: ['teacher'] },
  police_officer: { agencyId: 'police', disciplines: ['police'] },
  other_police_officer: { agencyId: 'police', disciplines: ['police'] },
  probation_lead: { agencyId: 'probation', disciplines: ['probation'] },
  probation_officer: { agencyId: 'probation', disciplines: ['probation'] },
  other_probation_officer: { agencyId: 'probation', disciplines: ['probation'] },
  aftercare_worker: { agencyId: 'aftercare', disciplines: ['aftercare'] },
  advocate: { agencyId: 'victim-support', disciplines: ['victims_advocate'] },
  retired: { agencyId: 'clinic', disciplines: ['psychologist', 'aftercare', 'probation'], active: false },
  manager: { agencyId: 'ministry', roles: ['manager'] },
  auditor: { agencyId: 'ministry', roles: ['auditor'] },
  custodian: { agencyId: 'police', disciplines: ['police'] },
  second_assessor: { agencyId: 'clinic', disciplines: ['psychologist'] },
  moderator: { agencyId: 'clinic', disciplines: ['psychologist'] },
  independent: { agencyId: 'university', disciplines: ['psychologist'] },
  granter: { agencyId: 'prison', disciplines: ['prison'] },
  former: { agencyId: 'exit-programme', disciplines: ['former_extremist'] },
  family_worker: { agencyId: 'family-service', disciplines: ['family_liaison'] },
  employment_adviser: { agencyId: 'employment-service', disciplines: ['employment_officer'] },
  neighbour: { agencyId: 'community', disciplines: ['community_member'] },
} as const satisfies Record<string, Person>;

export type PersonId = keyof typeof people;

export const personIds = Object.keys(people) as readonly PersonId[];

/** The accreditations of each discipline in the shipped programmes. */
function accreditationsOf(disciplines: readonly Discipline[]): PersonFacts['accreditations'] {
  const wanted = [standard, demo, youth].flatMap(({ tracks, instruments }) => [
    ...tracks.filter((track) => disciplines.includes(track.discipline)),
    ...instruments.filter((instrument) => instrument.disciplines.some((each) => disciplines.includes(each))),
  ]);
  const codes = new Set(wanted.flatMap(({ accreditation = [] }) => accreditation));
  return [...codes].map((code) => ({ code, until: '2099-12-31' }));
}

/** The directory's facts of every person, each fully qualified. `facts.people` holds those whom a command names. */
export const directory: Readonly<Record<string, PersonFacts>> = Object.fromEntries(
  personIds.map((personId) => {
    const { agencyId, disciplines = [], roles = [], active = true }: Person = people[personId];
    const accreditations = accreditationsOf(disciplines);
    return [personId, { personId, agencyId, disciplines, roles, active, accreditations, vettedUntil: '2099-12-31' }];
  }),
);

/** Somebody as they act; signed in unless told otherwise. Whom the directory does not know is nobody in particular. */
export function as(
  personId: string,
  knownBy: KnownBy = 'sign_in',
  known: Readonly<Record<string, PersonFacts>> = directory,
): Actor {
  const person = Object.hasOwn(known, personId) ? known[personId] : undefined;
  const { agencyId = null, disciplines = [], roles = [] } = person ?? {};
  return { personId, agencyId, roles, disciplines, knownBy };
}

/** The machinery, which makes time pass. */
export { serviceActor as service } from '../shared/domain/kernel/service';
