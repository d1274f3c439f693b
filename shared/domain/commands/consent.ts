import type { CivilDate } from '../time';
import type { Narrative } from './index';

export const consentStates = ['asked', 'given', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** How a consent is evidenced. Of a juvenile the guardian consents too, and a lawyer has advised. */
export interface ConsentEvidence {
  /** The form that was signed or read out. */
  readonly form: 'written' | 'oral_witnessed';
  readonly witnessId?: string | undefined;
  readonly interpreter: boolean;
  readonly guardian?: 'consents' | 'objects' | undefined;
  readonly lawyer?: 'advised' | 'waived' | undefined;
}

export interface ConsentCommands {
  recordConsent: {
    /** A purpose of the programme. */
    readonly purpose: string;
    readonly state: ConsentState;
    /** With `given`. */
    readonly evidence?: ConsentEvidence | undefined;
    /** With `refused` and `withdrawn` where the person gave one; none is owed. */
    readonly reasons?: Narrative | undefined;
  };
  /** Not suitable now, until when; or suitable again. Management goes on either way. */
  recordSuitability: {
    readonly suitable: boolean;
    readonly reasons: Narrative;
    /** With `suitable: false`. */
    readonly nextScreeningOn?: CivilDate | undefined;
  };
}
