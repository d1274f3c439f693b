import type { CaseFunction, Discipline } from '../vocabulary';
import type { Decision, Facts, PersonFacts } from './types';
import { reject } from './rules';

/**
 * Refused unless the directory knows the person, and the person is active, has no conflict of interest in the case, and
 * has one of the disciplines if any are named.
 */
export function checkPerson(
  facts: Facts,
  personId: string,
  path: string,
  oneOf: readonly Discipline[] = [],
): Decision | null {
  const person = findPerson(facts, personId);
  if (!person) return reject('unknown_person', path);
  if (!person.active) return reject('person_not_active', path);
  if (facts.conflicts?.includes(personId)) return reject('conflict_of_interest', path);
  if (oneOf.length > 0 && !oneOf.some((discipline) => person.disciplines.includes(discipline)))
    return reject('wrong_discipline', path, { oneOf });
  return null;
}

/** Refused if the directory has no such person, active or not. */
export function checkKnown(facts: Facts, personId: string, path: string): Decision | null {
  return findPerson(facts, personId) ? null : reject('unknown_person', path);
}

/** Refused for a person without the account role of coordinator, who could not lead a case. */
export function checkCoordinator(facts: Facts, personId: string, path: string): Decision | null {
  return findPerson(facts, personId)?.roles.includes('coordinator') ? null : reject('not_a_coordinator', path);
}

function findPerson({ people }: Facts, personId: string): PersonFacts | undefined {
  return Object.hasOwn(people, personId) ? people[personId] : undefined;
}

/** Separation of duties (domain.md, "Tasks"): refused if two of the people are the same. */
export function checkApart(people: readonly (string | null | undefined)[], path?: string): Decision | null {
  const named = people.filter((person) => person !== null && person !== undefined);
  return new Set(named).size < named.length ? reject('separation_of_duties', path) : null;
}

/** Disciplines that may hold a function; an empty list allows any. */
export const functionDisciplines = {
  lead_coordinator: [],
  chair: [],
  assessor: ['psychologist'],
  reviewer: ['psychologist'],
  duty_officer: ['prison', 'police'],
  health_lead: ['health'],
  facility_manager: ['prison'],
  police_lead: ['police'],
  probation_lead: ['probation'],
  supervising_officer: ['probation'],
  aftercare_lead: ['aftercare', 'probation'],
  advocate: ['victims_advocate'],
  custodian: ['police'],
} as const satisfies Record<CaseFunction, readonly Discipline[]>;
