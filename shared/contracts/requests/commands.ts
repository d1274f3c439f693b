import { z } from 'zod';
import {
  aims,
  authorities,
  correctionReasons,
  housingOptions,
  legalBases,
  markers,
  screeningFindings,
  type CommandData,
  type CommandName,
  type Narrative,
} from '../../domain/commands';
import type { StatedProvenance } from '../../domain/provenance';
import { taskKinds, type Answer } from '../../domain/tasks';
import type { Instant } from '../../domain/time';
import { caseFunctions, disciplines } from '../../policy/vocabulary';
import { assessmentBodies, assessmentForm } from './bodies/assessment';
import { body, statement } from './bodies/body';
import { conferenceBodies } from './bodies/conferences';
import { consentBodies } from './bodies/consent';
import { incentiveBodies, incidentBodies } from './bodies/incidents';
import { planBodies } from './bodies/plan';
import { dateBodies, referralBodies } from './bodies/referral';
import { seenInSession, sessionBodies } from './bodies/sessions';
import { code, codePattern, date, entryId, id, instant, line, narrative, type FreeText } from './text';

/** A command's data on the wire, where free text is still text. */
export type Wire<T> = T extends Narrative
  ? FreeText
  : T extends readonly (infer Each)[]
    ? readonly Wire<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Wire<T[K]> }
      : T;

/** Fields that the API fills in when a case is opened. */
type FilledIn = 'reference' | 'alias' | 'personRef' | 'programme' | 'coordinatingAgencyId' | 'leadCoordinatorId';

/**
 * The body of each command: its data without the fields that the API knows, with the time at which it happened and its
 * provenance.
 */
export type CommandBody<K extends CommandName> = {
  readonly occurredAt?: Instant | undefined;
  readonly provenance?: StatedProvenance | undefined;
} & (K extends 'openCase'
  ? OpeningBody
  : K extends 'answerTask'
    ? Wire<Omit<CommandData['answerTask'], 'taskId'>>
    : Wire<CommandData[K]>);

/** The subject of a new case, and the fields of `openCase` that the API does not fill in. */
export type OpeningBody = Wire<Omit<CommandData['openCase'], FilledIn>> & {
  readonly person: { readonly givenName: string; readonly familyName: string; readonly bornOn: string };
  readonly programme: string;
  readonly leadCoordinatorId?: string | undefined;
};

const answers = [...new Set(Object.values(taskKinds).flatMap((kind) => Object.keys(kind.answers)))] as Answer[];

const objective = z.strictObject({
  title: narrative,
  actors: z.array(z.enum(disciplines)).min(1).max(20),
  expectedResult: narrative,
  indicator: narrative,
  baseline: narrative,
  successThreshold: narrative,
  failureThreshold: narrative.optional(),
  reviewOn: date,
});

/** One schema for each command of the domain's catalogue: a command without one does not compile. */
export const commandBodies = {
  openCase: statement({
    person: z.strictObject({ givenName: line(100), familyName: line(100), bornOn: date }),
    referringAgencyId: id,
    referredById: id,
    facilityId: id,
    legalBasis: z.enum(legalBases),
    admittedOn: date,
    expectedReleaseOn: date,
    sentenceEndsOn: date,
    programme: code.default('standard'),
    leadCoordinatorId: id.optional(),
    pathwayIn: narrative.optional(),
    paroleEligibleOn: date.optional(),
    markers: z.array(z.enum(markers)).max(markers.length).optional(),
    turnsAdultOn: date.optional(),
    otherPersonReasons: narrative.optional(),
  }),
  acceptReferral: statement({
    criteria: z.array(code).max(50),
    duplicateChecked: z.literal(true),
    conflictOfInterestChecked: z.literal(true),
    reasons: narrative,
  }),
  appoint: body({ function: z.enum(caseFunctions), personId: id }),
  recordScreening: statement({
    findings: z.record(code, z.enum(screeningFindings)).meta({ propertyNames: { pattern: codePattern } }),
    notes: narrative.optional(),
  }),
  decideHousing: statement({
    option: z.enum(housingOptions),
    securityClass: code,
    roleTier: code,
    factors: z.array(code).min(1).max(50),
    reasons: narrative,
    expiresOn: date,
    keepApartReasons: narrative.optional(),
    prolongedReasons: narrative.optional(),
  }),
  draftPlan: statement({
    aim: z.enum(aims),
    objectives: z.array(objective).min(1).max(30),
    tracks: z.array(code).min(1).max(30),
  }),
  rescheduleSession: statement({
    sessionId: id,
    startsAt: instant,
    minutes: z.int().min(1).max(1440).optional(),
    reasonCode: code,
    specialistId: id.optional(),
  }),
  cancelSession: statement({ sessionId: id, reasonCode: code, narrative: narrative.optional() }),
  startPreRelease: statement({ reasons: narrative }),
  requestReleaseConfirmations: body({ chairId: id, policeLeadId: id, probationLeadId: id, aftercareLeadId: id }),
  recordReleaseDecision: statement({
    kind: z.enum(['parole', 'sentence_completed']),
    authority: z.enum(authorities),
    decidedOn: date,
    releaseOn: date,
    reasons: narrative,
    waiver: narrative.optional(),
    conditions: z.array(narrative).max(50).optional(),
    supervisionEndsOn: date.optional(),
    supervisingOfficerId: id.optional(),
    senderId: id,
    aftercareLeadId: id.optional(),
  }),
  recordAftercareChoice: statement({ choice: z.enum(['accepted', 'declined']), reasons: narrative.optional() }),
  startClosing: statement({ reasons: narrative }),
  closeCase: statement({ outcomeCode: code, reasons: narrative }),
  suspendCase: statement({ reasonCode: code, narrative: narrative.optional() }),
  resumeCase: statement({ reasons: narrative }),
  recordDeath: statement({ diedOn: date, narrative: narrative.optional() }),
  reassignTask: body({ taskId: id, assigneeId: id, reasonCode: code }),
  answerTask: statement({
    answer: z.enum(answers),
    reasonCode: code.optional(),
    narrative: narrative.optional(),
    ...seenInSession,
    override: narrative.optional(),
    assessment: assessmentForm.optional(),
  }),
  ...referralBodies,
  ...assessmentBodies,
  ...conferenceBodies,
  ...planBodies,
  ...sessionBodies,
  ...consentBodies,
  ...incidentBodies,
  ...incentiveBodies,
  ...dateBodies,
  correctEntry: statement({
    entryId: entryId.meta({
      description: '`entryId` of the entry in the timeline; a correction is not corrected itself',
    }),
    reasonCode: z.enum(correctionReasons).optional(),
    correction: narrative,
  }),
} satisfies { readonly [K in CommandName]: z.ZodType<CommandBody<K>> };

/** All commands, in the catalogue's order. */
export const commandNames = Object.keys(commandBodies) as CommandName[];
