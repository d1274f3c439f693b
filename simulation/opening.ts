import { civilDate, instant } from '../shared/domain/time';
import type { Body } from '../stories/act';
import { opening as usual } from '../stories/bodies';
import { crew } from './crew';
import { day, type Setting } from './play';

/**
 * The opening of a case: mostly after a conviction, with some years to serve. Some people are young, untried, or nearly
 * out.
 */
export function opening({ caseId, programme, calendar, begins, random }: Setting): Body<'openCase'> {
  const date = (days: number): string => civilDate(instant(Date.parse(begins) + days * day), calendar.timeZone);
  const isUntried = random.chance(0.1);
  const isJuvenile = programme.id === 'youth' || random.chance(0.03);
  const sentence = random.between(150, 2_900);
  const markers = [
    ...(isJuvenile ? (['juvenile'] as const) : []),
    ...(random.chance(0.1) ? (['woman'] as const) : []),
    ...(random.chance(0.15) ? (['returnee'] as const) : []),
    ...(isUntried ? (['pre_trial'] as const) : []),
  ];
  return usual({
    reference: caseId,
    alias: caseId,
    personRef: `person-of-${caseId}`,
    coordinatingAgencyId: 'agency',
    programme: { id: programme.id, version: programme.version, hash: 'hash' },
    referringAgencyId: crew.referringAgencyId,
    referredById: crew.usual.referrer,
    legalBasis: isUntried ? 'court_order' : 'conviction',
    admittedOn: date(-random.between(0, 40)),
    expectedReleaseOn: date(sentence),
    sentenceEndsOn: date(sentence + random.between(0, 600)),
    leadCoordinatorId: crew.usual.coordinator,
    ...(markers.length > 0 && { markers }),
    ...(isJuvenile && { turnsAdultOn: date(random.between(100, 900)) }),
  });
}
