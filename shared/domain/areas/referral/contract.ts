import { z } from 'zod';
import { type CommandData, type Narrative, type ProgrammeRef } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf, type Referenced } from '../../contract/narratives';
import { codePattern, date, line, narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type CivilDate, type Instant } from '../../time';
import { markers } from '../person/contract';
import { type sections } from './programme';

/** A code of the programme's list of screenings. */
type ScreeningArea = string;

/** Unknown is a value (rule 6): it says that something could not be found out, and is not "no concern". */
const screeningFindings = ['no_concern', 'concern', 'unknown'] as const;

export type ScreeningFinding = (typeof screeningFindings)[number];

const legalBases = ['conviction', 'court_order', 'consent'] as const;

type LegalBasis = (typeof legalBases)[number];

export const commands = {
  openCase: statement({
    person: z.strictObject({ givenName: line(100), familyName: line(100), bornOn: date }),
    referringAgencyId: choose.agency,
    referredById: choose.person,
    facilityId: choose.facility,
    legalBasis: z.enum(legalBases),
    admittedOn: date,
    expectedReleaseOn: date,
    sentenceEndsOn: date,
    programme: choose.programme.default('standard'),
    leadCoordinatorId: choose.person.optional(),
    pathwayIn: narrative.optional(),
    paroleEligibleOn: date.optional(),
    markers: z.array(z.enum(markers)).max(markers.length).optional(),
    turnsAdultOn: date.optional(),
    otherPersonReasons: narrative.optional(),
  }),
  acceptReferral: statement({
    criteria: z.array(choose.code('inclusionCriteria')).max(50),
    duplicateChecked: z.literal(true),
    conflictOfInterestChecked: z.literal(true),
    reasons: narrative,
  }),
  recordScreening: statement({
    findings: z
      .record(choose.code('screenings'), z.enum(screeningFindings))
      .meta({ propertyNames: { pattern: codePattern, 'x-chooses': 'screenings' } }),
    notes: narrative.optional(),
  }),
};

interface ReferralEvents {
  caseOpened: CommandData['openCase'];
  referralAccepted: { readonly reasons: Narrative; readonly criteria?: readonly string[] };
  screeningRecorded: {
    readonly findings: Readonly<Partial<Record<ScreeningArea, ScreeningFinding>>>;
    readonly notes?: Narrative;
  };
}

interface ReferralState {
  readonly referralAcceptedBy: string | null;
  readonly screening: Readonly<Partial<Record<ScreeningArea, ScreeningFinding>>>;
}

/** The facts of a case that its opening sets. */
interface Opened {
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly personRef: string;
  readonly programme: ProgrammeRef;
  readonly openedAt: Instant;
  readonly coordinatingAgencyId: string;
  readonly referringAgencyId: string;
  readonly referredById: string;
  readonly facilityId: string;
  readonly legalBasis: LegalBasis;
  readonly admittedOn: CivilDate;
  readonly expectedReleaseOn: CivilDate;
  readonly sentenceEndsOn: CivilDate;
}

/** The person to accompany, with the fields of an opening that the API fills in. */
interface OpeningData extends Referenced<
  Omit<z.output<typeof commands.openCase>, 'person' | 'programme' | 'leadCoordinatorId' | 'occurredAt' | 'provenance'>
> {
  readonly reference: string;
  readonly alias: string;
  readonly programme: ProgrammeRef;
  readonly personRef: string;
  readonly coordinatingAgencyId: string;
  readonly leadCoordinatorId: string;
}

declare module '../../case' {
  interface Areas {
    referral: {
      opening: { readonly openCase: OpeningData };
      commands: CommandsOf<Omit<typeof commands, 'openCase'>>;
      events: ReferralEvents;
      opened: Opened;
      state: ReferralState;
      requirements: { referral_acceptance: 'referral_acceptance'; screening: `screening_${string}` };
      programme: SectionsOf<typeof sections>;
    };
  }
}
