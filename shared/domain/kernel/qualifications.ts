import type { Decision, Facts } from './types';
import { reject } from './rules';
import type { CivilDate } from '../time';

/** What a task wants of whoever does it: an accreditation, where one is named, until the end of a day. */
export interface Qualification {
  readonly accreditation?: string | undefined;
  readonly until: CivilDate;
}

/**
 * Refused (`accreditation_lapsed`, at the path of the field that names the person) where the accreditation that is
 * wanted, or the vetting where the programme requires one, does not reach to that day; `lacking` says which of them.
 * A caller who has a recorded override leaves the check out (domain.md, "professionally trained staff").
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
