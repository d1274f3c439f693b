import { z } from 'zod';
import { type CommandData, type Narrative } from '../../case';
import { body, statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { date, narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type CivilDate, type Instant } from '../../time';
import { type sections } from './programme';

/** Outside authorities whose decision on release is recorded. */
const authorities = ['court', 'parole_board', 'prison_authority', 'executive'] as const;

type Authority = (typeof authorities)[number];

export const releaseConfirmers = ['chair', 'police_lead', 'probation_lead', 'aftercare_lead'] as const;

export type ReleaseConfirmer = (typeof releaseConfirmers)[number];

interface PreRelease {
  readonly fellDue: boolean;
  readonly startedBy: string | null;
  readonly confirmed: Readonly<Partial<Record<ReleaseConfirmer, string>>>;
}

export interface Release {
  readonly kind: 'parole' | 'sentence_completed';
  readonly authority: Authority;
  readonly decidedOn: CivilDate;
  readonly releaseOn: CivilDate;
  readonly conditions: number;
  readonly supervisionEndsOn: CivilDate | null;
  readonly senderId: string;
  readonly receiverId: string;
  /** True if the authority released before the gate was complete. */
  readonly waived: boolean;
  readonly releasedAt: Instant | null;
  readonly sentBy: string | null;
  readonly receivedBy: string | null;
}

export const commands = {
  startPreRelease: statement({ reasons: narrative }),
  requestReleaseConfirmations: body({
    chairId: choose.person,
    policeLeadId: choose.person,
    probationLeadId: choose.person,
    aftercareLeadId: choose.person,
  }),
  recordReleaseDecision: statement({
    kind: z.enum(['parole', 'sentence_completed']),
    authority: z.enum(authorities),
    decidedOn: date,
    releaseOn: date,
    reasons: narrative,
    waiver: narrative.optional(),
    conditions: z.array(narrative).max(50).optional(),
    supervisionEndsOn: date.optional(),
    supervisingOfficerId: choose.person.optional(),
    senderId: choose.person,
    aftercareLeadId: choose.person.optional(),
  }),
};

interface ReleaseEvents {
  preReleaseFellDue: { readonly expectedReleaseOn: CivilDate };
  preReleaseStarted: { readonly reasons: Narrative };
  releaseConfirmationsRequested: Readonly<Record<ReleaseConfirmer, string>>;
  releaseConfirmed: { readonly as: ReleaseConfirmer };
  releaseRefused: { readonly as: ReleaseConfirmer; readonly reasonCode: string };
  /** From versions in which a command changed one date only. */
  releaseDateChanged: { readonly from: CivilDate; readonly to: CivilDate; readonly reasons: Narrative };
  releaseDecided: CommandData['recordReleaseDecision'];
  handoverSent: Record<never, never>;
  handoverReceived: Record<never, never>;
  personReleased: { readonly releaseOn: CivilDate };
}

interface ReleaseState {
  readonly preRelease: PreRelease;
  readonly release: Release | null;
}

declare module '../../case' {
  interface Areas {
    release: {
      commands: CommandsOf<typeof commands>;
      events: ReleaseEvents;
      state: ReleaseState;
      followUps: { release_refused: true; pre_release_due: true };
      requirements: {
        confirmations: `release_confirmation_${ReleaseConfirmer}`;
        final_assessment: 'final_assessment';
        release_decision: 'release_decision' | 'day_of_release';
        handover: 'handover_sending' | 'handover_acceptance';
      };
      programme: SectionsOf<typeof sections>;
    };
  }
}
