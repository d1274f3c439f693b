import type { CommandData } from '../shared/domain/commands';
import { civilDate, instant, type Instant, type WorkingCalendar } from '../shared/domain/time';
import type { Programme } from '../shared/programme/schema';
import { cast } from './cast';
import { day } from './play';
import type { Random } from './random';

/** What a life is played with. */
export interface Setting {
  readonly caseId: string;
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  readonly begins: Instant;
  readonly years: number;
  readonly random: Random;
  /** Whether its log is read back and folded again at the end, which takes as long as living some of it. */
  readonly foldsAgain?: boolean;
}

/** How a case begins: mostly after a conviction, with some years to go; some are young, untried, or nearly out. */
export function opening({ caseId, programme, calendar, begins, random }: Setting): CommandData['openCase'] {
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
  return {
    reference: caseId,
    alias: caseId,
    programme: { id: programme.id, version: programme.version, hash: 'hash' },
    personRef: `person-of-${caseId}`,
    coordinatingAgencyId: 'agency',
    referringAgencyId: cast.referrer.agencyId,
    referredById: cast.referrer.personId,
    facilityId: 'facility',
    legalBasis: isUntried ? 'court_order' : 'conviction',
    admittedOn: date(-random.between(0, 40)),
    expectedReleaseOn: date(sentence),
    sentenceEndsOn: date(sentence + random.between(0, 600)),
    leadCoordinatorId: cast.coordinator,
    ...(markers.length > 0 && { markers }),
    ...(isJuvenile && { turnsAdultOn: date(random.between(100, 900)) }),
  };
}
