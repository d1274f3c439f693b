import { type CaseState, type CommandData } from '../../case';
import { checkCoordinator, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type Decision, type DuplicateFacts, type Facts } from '../../kernel/types';
import { type Programme } from '../../programme';
import { civilDate } from '../../time';
import { checkAdultDate } from '../person/rules';

/** Opening a case: the referral comes from a person of the referring agency (domain.md, `referred`). */
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
 * Of somebody of this name and birth there is a case already: it is said in words why this is another person. Whoever
 * opens learns the references of their own agency's cases, and of the rest only whom to call.
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

/** Each of the programme's inclusion criteria is met; one that it does not have cannot be (domain.md, `referred`). */
export function checkCriteria(met: readonly string[], { inclusionCriteria }: Programme): Decision | null {
  const unknown = met.findIndex((code) => !inclusionCriteria.includes(code));
  if (unknown >= 0) return reject('unknown_code', `criteria.${unknown}`, { known: inclusionCriteria });
  const missing = inclusionCriteria.filter((code) => !met.includes(code));
  return missing.length > 0 ? reject('criteria_not_met', 'criteria', { missing }) : null;
}

/** The screenings that are required of this person and that nobody has made; one that found "unknown" is made. */
export function unscreened(kase: CaseState, { screenings }: Pick<Programme, 'screenings'>): Programme['screenings'] {
  return screeningsOf(kase, { screenings }).filter(({ code }) => !Object.hasOwn(kase.screening, code));
}

/** The screenings that are required of somebody with these markers. */
export function screeningsOf(
  { markers }: Pick<CaseState, 'markers'>,
  { screenings }: Pick<Programme, 'screenings'>,
): Programme['screenings'] {
  return screenings.filter(({ of }) => of.length === 0 || of.some((marker) => markers.includes(marker)));
}
