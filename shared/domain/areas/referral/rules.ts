import { type CaseState, type CommandData } from '../../case';
import { checkCoordinator, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type Decision, type DuplicateFacts, type Facts } from '../../kernel/types';
import { type Programme } from '../../programme';
import { civilDate } from '../../time';
import { checkAdultDate } from '../person/rules';

/** Opens a case. The referral comes from a person of the referring agency (domain.md, `referred`). */
export function decideOpening(data: CommandData['openCase'], facts: Facts): Decision {
  const today = civilDate(facts.now, facts.calendar.timeZone);
  return (
    firstOf(
      checkPerson(facts, data.leadCoordinatorId, 'leadCoordinatorId'),
      checkCoordinator(facts, data.leadCoordinatorId, 'leadCoordinatorId'),
      checkPerson(facts, data.referredById, 'referredById'),
      facts.people[data.referredById]?.agencyId !== data.referringAgencyId
        ? reject('wrong_agency', 'referredById', { agencyId: data.referringAgencyId })
        : null,
      data.admittedOn > today ? reject('date_in_future', 'admittedOn') : null,
      data.expectedReleaseOn < data.admittedOn ? reject('ends_before_start', 'expectedReleaseOn') : null,
      data.sentenceEndsOn < data.expectedReleaseOn ? reject('ends_before_start', 'sentenceEndsOn') : null,
      checkParole(data),
      checkAdultDate(data.markers ?? [], data.turnsAdultOn, today),
      data.markers?.includes('pre_trial') && data.legalBasis === 'conviction'
        ? reject('not_before_conviction', 'legalBasis')
        : null,
      checkDuplicates(data, facts),
    ) ?? accept({ type: 'caseOpened', data })
  );
}

function checkParole({ admittedOn, sentenceEndsOn, paroleEligibleOn }: CommandData['openCase']): Decision | null {
  if (paroleEligibleOn === undefined) return null;
  const isWithin = admittedOn <= paroleEligibleOn && paroleEligibleOn <= sentenceEndsOn;
  return isWithin ? null : reject('ends_before_start', 'paroleEligibleOn');
}

/**
 * Refused if a case exists for this name and date of birth, unless the author says why this is another person. The
 * author gets the references of their own agency's cases; for others only the agencies to call.
 */
function checkDuplicates(data: CommandData['openCase'], { duplicates = [], actor }: Facts): Decision | null {
  if (duplicates.length === 0 || data.otherPersonReasons) return null;
  const isOwn = ({ coordinatingAgencyId }: DuplicateFacts): boolean => coordinatingAgencyId === actor.agencyId;
  const elsewhere = duplicates.filter((each) => !isOwn(each)).map((each) => each.coordinatingAgencyId);
  return reject('possible_duplicate', 'otherPersonReasons', {
    references: duplicates.filter(isOwn).map(({ reference }) => reference),
    agencyIds: [...new Set(elsewhere)],
  });
}

/**
 * Refused unless each of the programme's inclusion criteria is met, and no unknown one is named (domain.md,
 * `referred`).
 */
export function checkCriteria(met: readonly string[], { inclusionCriteria }: Programme): Decision | null {
  const unknown = met.findIndex((code) => !inclusionCriteria.includes(code));
  if (unknown >= 0) return reject('unknown_code', `criteria.${unknown}`, { known: inclusionCriteria });
  const missing = inclusionCriteria.filter((code) => !met.includes(code));
  return missing.length > 0 ? reject('criteria_not_met', 'criteria', { missing }) : null;
}

/** Required screenings that nobody has made. A screening with the finding "unknown" is made. */
export function unscreened(kase: CaseState, { screenings }: Pick<Programme, 'screenings'>): Programme['screenings'] {
  return screeningsOf(kase, { screenings }).filter(({ code }) => !Object.hasOwn(kase.screening, code));
}

/** The screenings that these markers require. */
export function screeningsOf(
  { markers }: Pick<CaseState, 'markers'>,
  { screenings }: Pick<Programme, 'screenings'>,
): Programme['screenings'] {
  return screenings.filter(({ of }) => of.length === 0 || of.some((marker) => markers.includes(marker)));
}
