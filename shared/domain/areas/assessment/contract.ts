import { z } from 'zod';
import { type Narrative } from '../../case';
import { body } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf, type Referenced } from '../../contract/narratives';
import { narrative } from '../../contract/text';
import { type SectionsOf } from '../../kernel/area';
import { type Instant } from '../../time';
import { type LevelOfConcern, levelsOfConcern } from '../background/contract';
import { type sections } from './programme';

/** Sources of a rating. Self-report alone never satisfies an indicator. */
const evidenceSources = ['self_report', 'interview', 'observation', 'file', 'collateral'] as const;

export type EvidenceSource = (typeof evidenceSources)[number];

const confidences = ['low', 'moderate', 'high'] as const;

/** A rating on one item; `not_rated` needs an explanation and is never a low rating. */
export interface Rating {
  readonly item: string;
  readonly level: string;
  readonly evidence?: Narrative | undefined;
  readonly sources?: readonly EvidenceSource[] | undefined;
  readonly confidence?: (typeof confidences)[number] | undefined;
}

export interface AssessmentForm {
  readonly ratings: readonly Rating[];
  readonly levelOfConcern: LevelOfConcern;
  readonly formulation: Narrative;
  /** The overall judgement on the instrument's own scale, if it has one. */
  readonly overall?: string | undefined;
}

export interface Assessment {
  readonly assessmentId: string;
  readonly purpose: 'baseline' | 'reassessment' | 'final';
  readonly instrumentId: string;
  readonly instrumentVersion?: string | undefined;
  readonly assessorId: string;
  readonly reviewerId: string;
  /** With two assessors: `assigned` until both have rated, then `rated` until their consensus is submitted. */
  readonly status: 'assigned' | 'rated' | 'submitted' | 'approved' | 'rejected' | 'not_possible';
  readonly secondAssessorId?: string | undefined;
  readonly moderatorId?: string | undefined;
  /** With two assessors: those who have rated. */
  readonly ratedBy?: readonly string[];
  readonly levelOfConcern?: LevelOfConcern;
  readonly submittedAt?: Instant;
  readonly approvedAt?: Instant;
  /** Number of items left unrated. */
  readonly unrated?: number;
  /** Set when the case went back to before it: it stays true, but the gate needs another. */
  readonly setAside?: true;
}

/** The form of an instrument, as its assessor fills it in. */
const assessmentFormBody = z.strictObject({
  ratings: z
    .array(
      z.strictObject({
        item: choose.code('instrumentItems'),
        level: choose.code('instrumentLevels'),
        evidence: narrative.optional(),
        sources: z.array(z.enum(evidenceSources)).max(evidenceSources.length).optional(),
        confidence: z.enum(confidences).optional(),
      }),
    )
    .max(200),
  levelOfConcern: z.enum(levelsOfConcern),
  formulation: narrative,
  overall: choose.code('overallLevels').optional(),
});

export const commands = {
  assignAssessment: body({
    instrumentId: choose.code('instruments'),
    assessorId: choose.person,
    reviewerId: choose.person,
    secondAssessorId: choose.person.optional(),
    moderatorId: choose.person.optional(),
    overrideReasons: narrative.optional(),
  }),
};

/** With `submit`: the assessment. */
export const answerDetails = { assessment: assessmentFormBody.optional() };

interface AssessmentEvents {
  assessmentAssigned: {
    readonly assessmentId: string;
    readonly purpose: 'baseline' | 'reassessment' | 'final';
    readonly instrumentId: string;
    /** The version of the definition at assignment; missing in assessments of the record's first version. */
    readonly instrumentVersion?: string | undefined;
    readonly assessorId: string;
    readonly reviewerId: string;
    readonly secondAssessorId?: string | undefined;
    readonly moderatorId?: string | undefined;
    readonly overrideReasons?: Narrative | undefined;
  };
  assessmentSubmitted: { readonly assessmentId: string; readonly form: AssessmentForm; readonly unrated: number };
  assessmentApproved: { readonly assessmentId: string };
  assessmentRejected: { readonly assessmentId: string; readonly reasonCode: string };
  assessmentNotPossible: { readonly assessmentId: string; readonly reasonCode: string };
  /** The form of one of two assessors, before their consensus. */
  assessmentRated: { readonly assessmentId: string; readonly form: AssessmentForm; readonly unrated: number };
}

interface AssessmentState {
  readonly assessments: readonly Assessment[];
}

declare module '../../case' {
  interface Areas {
    assessment: {
      commands: CommandsOf<typeof commands>;
      events: AssessmentEvents;
      state: AssessmentState;
      followUps: { assessment_not_possible: true; assessment_rejected: true };
      requirements: { baseline: 'baseline' | 'baseline_review' | 'baseline_assignment' | 'baseline_consensus' };
      answerDetails: Referenced<{ [K in keyof typeof answerDetails]?: z.output<(typeof answerDetails)[K]> }>;
      programme: SectionsOf<typeof sections>;
      reasons: { approvalRejected: true; assessmentNotPossible: true };
    };
  }
}
