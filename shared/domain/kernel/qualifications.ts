import type { Decision, Facts } from './types';
import { reject } from './rules';
import type { CivilDate } from '../time';

/**
 * The qualification that a task requires of its assignee: an accreditation, if one is named, until the end of a day.
 */
export interface Qualification {
  readonly accreditation?: string | undefined;
  readonly until: CivilDate;
}

/**
 * Refused with `accreditation_lapsed`, at the path of the field that names the person, if the required accreditation,
 * or the vetting that the programme requires, ends before that day; `lacking` says which. A caller with a recorded
 * override skips this check (domain.md, "professionally trained staff").
 */
export function checkQualified(
  { people, programme }: Facts,
  personId: string,
  { accreditation, until }: Qualification,
  path: string,
): Decision | null {
  const person = Object.hasOwn(people, personId) ? people[personId] : undefined;
  const isAccredited =
    !accreditation || person?.accreditations.some((held) => held.code === accreditation && held.until >= until);
  const isVetted = !programme.specialists.vettingRequired || (person?.vettedUntil ?? '') >= until;
  if (isAccredited && isVetted) return null;
  const lacking = [...(isAccredited ? [] : [accreditation]), ...(isVetted ? [] : ['vetting'])];
  return reject('accreditation_lapsed', path, { lacking, until });
}
