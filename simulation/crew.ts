import type { Facts, PersonFacts } from '../shared/domain/kernel/types';
import { type AccountRole, type Discipline, disciplines } from '../shared/domain/vocabulary';
import type { Crew } from './play';

const until = '2199-12-31';
const accreditations = ['demonstration_instrument', 'youth_assessment', 'former_mentoring'];

function person(personId: string, oneOf: readonly Discipline[], roles: readonly AccountRole[] = []): PersonFacts {
  return {
    personId,
    agencyId: 'agency',
    active: true,
    roles,
    disciplines: oneOf,
    vettedUntil: until,
    accreditations: accreditations.map((code) => ({ code, until })),
  };
}

const all: readonly PersonFacts[] = [
  person('coordinator', [], ['coordinator']),
  person('coordinator-2', [], ['coordinator']),
  person('chair', ['prison']),
  person('referrer', ['prison']),
  ...[1, 2, 3, 4, 5].map((number) => person(`assessor-${number}`, ['psychologist'])),
  ...disciplines.flatMap((discipline) => [1, 2, 3].map((number) => person(`${discipline}-${number}`, [discipline]))),
];

/** Everybody in the directory of the simulation. */
export const directory: Facts['people'] = Object.fromEntries(all.map((each) => [each.personId, each]));

/** People who may leave the service while a case lasts. */
export const whoMayLeave: readonly string[] = ['assessor-1', ...disciplines.map((discipline) => `${discipline}-3`)];

/** Who does what. Nobody stands on two sides. */
export const crew: Crew = {
  usual: {
    coordinator: 'coordinator',
    referrer: 'referrer',
    chair: 'chair',
    dutyOfficer: 'prison-1',
    healthLead: 'health-1',
    custodian: 'police-2',
    facilityManager: 'prison-2',
    policeLead: 'police-1',
    probationLead: 'probation-1',
    aftercareLead: 'aftercare-1',
    supervisingOfficer: 'probation-1',
    sender: 'prison-2',
    granter: 'prison-2',
    independent: 'probation-2',
    teacher: 'teacher-1',
    neighbour: 'scholar-1',
    advocate: 'victims_advocate-1',
  },
  coordinator2: 'coordinator-2',
  referringAgencyId: 'agency',
  assessors: ['assessor-1', 'assessor-2', 'assessor-3', 'assessor-5'],
  reviewer: 'assessor-4',
  of: specialists(all),
};

/** The people of each discipline, in order, without the assessors. */
export function specialists(people: readonly Pick<PersonFacts, 'personId' | 'disciplines'>[]): Crew['of'] {
  const of = (discipline: Discipline): readonly string[] =>
    people
      .filter((each) => each.disciplines.includes(discipline) && !/^(assessor|chair|referrer)/.test(each.personId))
      .map(({ personId }) => personId);
  return Object.fromEntries(disciplines.map((each) => [each, of(each)])) as Readonly<
    Record<Discipline, readonly string[]>
  >;
}
