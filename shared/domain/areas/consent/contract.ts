import { z } from 'zod';
import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type CivilDate, type Instant } from '../../time';
import { type sections } from './programme';

const consentStates = ['asked', 'given', 'refused', 'withdrawn'] as const;

export type ConsentState = (typeof consentStates)[number];

/** The evidence of a consent. For a juvenile the guardian consents too, and a lawyer has advised. */
export interface ConsentEvidence {
  /** The form that was signed or read out. */
  readonly form: 'written' | 'oral_witnessed';
  readonly witnessId?: string | undefined;
  readonly interpreter: boolean;
  readonly guardian?: 'consents' | 'objects' | undefined;
  readonly lawyer?: 'advised' | 'waived' | undefined;
}

export interface Consent {
  readonly state: ConsentState;
  readonly since: Instant;
  /** For a consent refused or withdrawn: true once a new offer is due. */
  readonly offerFellDue: boolean;
}

export const commands = {
  recordConsent: statement({
    purpose: choose.code('purposes'),
    state: z.enum(consentStates),
    evidence: z
      .strictObject({
        form: z.enum(['written', 'oral_witnessed']),
        witnessId: choose.person.optional(),
        interpreter: z.boolean(),
        guardian: z.enum(['consents', 'objects']).optional(),
        lawyer: z.enum(['advised', 'waived']).optional(),
      })
      .optional(),
    reasons: narrative.optional(),
  }),
  recordSuitability: statement({ suitable: z.boolean(), reasons: narrative, nextScreeningOn: date.optional() }),
};

interface ConsentEvents {
  consentRecorded: CommandData['recordConsent'];
  consentOfferFellDue: { readonly purpose: string };
  suitabilityRecorded: CommandData['recordSuitability'];
  suitabilityScreeningFellDue: { readonly nextScreeningOn: CivilDate };
}

interface ConsentsState {
  /** Consents by purpose. */
  readonly consents: Readonly<Record<string, Consent>>;
  /** Set while the person is not suitable now, until the next screening. */
  readonly unsuitable: { readonly nextScreeningOn: CivilDate; readonly fellDue: boolean } | null;
}

declare module '../../case' {
  interface Areas {
    consent: {
      commands: CommandsOf<typeof commands>;
      events: ConsentEvents;
      state: ConsentsState;
      followUps: { consent_offer_due: true; suitability_screening_due: true };
      requirements: { consent_offer: `consent_offer_${string}` };
      programme: SectionsOf<typeof sections>;
    };
  }
}
