import type { Actor, Facts, PersonFacts } from '../shared/domain/kernel-types';
import { disciplines, type AccountRole, type Discipline } from '../shared/policy/vocabulary';
import type { Cast } from './play';

const nobody: PersonFacts = {
  personId: '',
  agencyId: 'agency',
  active: true,
  roles: [],
  disciplines: [],
  accreditations: [],
  vettedUntil: '2199-12-31',
};

function person(personId: string, oneOf: readonly Discipline[], roles: readonly AccountRole[] = []): PersonFacts {
  const accreditations = ['demonstration_instrument', 'youth_assessment', 'former_mentoring'];
  return {
    ...nobody,
    personId,
    disciplines: oneOf,
    roles,
    accreditations: accreditations.map((code) => ({ code, until: '2199-12-31' })),
  };
}

const specialists = disciplines.flatMap((discipline) =>
  [1, 2, 3].map((number) => person(`${discipline}-${number}`, [discipline])),
);

const all: readonly PersonFacts[] = [
  person('coordinator', [], ['coordinator']),
  person('coordinator-2', [], ['coordinator']),
  person('chair', ['prison']),
  person('referrer', ['prison']),
  ...[1, 2, 3, 4, 5].map((number) => person(`assessor-${number}`, ['psychologist'])),
  ...specialists,
];

/** Everybody whom the directory of the simulation knows. */
export const directory: Facts['people'] = Object.fromEntries(all.map((each) => [each.personId, each]));

/** Who may leave the service while a case lasts. */
export const whoMayLeave: readonly string[] = ['assessor-1', ...disciplines.map((discipline) => `${discipline}-3`)];

/** Who does what; nobody stands on two sides. */
export const cast: Cast = {
  coordinator: 'coordinator',
  coordinator2: 'coordinator-2',
  chair: 'chair',
  dutyOfficer: 'prison-1',
  health: 'health-1',
  facilityManager: 'prison-2',
  police: 'police-1',
  probation: 'probation-1',
  aftercare: 'aftercare-1',
  custodian: 'police-2',
  assessors: ['assessor-1', 'assessor-2', 'assessor-3', 'assessor-5'],
  reviewer: 'assessor-4',
  referrer: { personId: 'referrer', agencyId: 'agency' },
  of: Object.fromEntries(
    disciplines.map((discipline) => [
      discipline,
      specialists.filter((each) => each.disciplines.includes(discipline)).map(({ personId }) => personId),
    ]),
  ) as unknown as Cast['of'],
};

/** Somebody as they act, signed in. */
export function actorOf(personId: string): Actor {
  const { agencyId, roles, disciplines: known } = directory[personId] ?? nobody;
  return { personId, agencyId, roles, disciplines: known, knownBy: 'sign_in' };
}
