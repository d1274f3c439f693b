import type { Phase } from '../shared/domain/path/phases';
import { give, reasons, say, until, type Act, type Acts, type Body, type Given, type Steering } from './act';
import {
  acceptance,
  allScreened,
  assessmentAssigned,
  background,
  conference,
  confirmersOf,
  consent,
  evidence,
  housing,
  incentive,
  incident,
  minutes,
  parole,
  plan,
  riskPlan,
} from './bodies';
import type { Part } from './people';
import { dateIn, timeIn, trackId, type Seen } from './seen';
import * as steps from './steps';

/** How a command is given: by whom, where, once what is there, with which body. */
export interface Usual<K extends Steering> {
  readonly by: Part;
  /** A phase in which it can be given, where that is not the programme. */
  readonly in?: Phase;
  /** Brings about what the command is about. */
  readonly given?: (seen: Seen) => Acts;
  /** Nothing is wrong with it. */
  readonly body: (seen: Seen) => Body<K>;
}

const coordinators = { by: 'coordinator' } as const;
const chairs = { by: 'chair' } as const;

const someTrack = (seen: Seen): string => (seen.kase.plan ? trackId(seen) : 'none');
const invitation = ({ openTasks }: Seen) => openTasks.find(({ kind }) => kind === 'session_invitation');
const lastCalled = ({ kase }: Seen): string => kase.conferences?.at(-1)?.conferenceId ?? 'none';
const keptApart = give('coordinator', 'recordKeepApart', (seen) => commands.recordKeepApart.body(seen));

/** Every command, once: a new one does not compile until it stands here. */
const commands: { readonly [K in Steering]: Usual<K> } = {
  acceptReferral: { ...coordinators, in: 'referred', body: () => acceptance },
  appoint: { ...coordinators, body: ({ cast }) => ({ function: 'advocate', personId: cast.advocate }) },
  recordScreening: { by: 'dutyOfficer', in: 'intake', body: () => allScreened },
  assignAssessment: { ...coordinators, body: ({ cast }) => assessmentAssigned({}, cast) },
  decideHousing: { ...chairs, body: (seen) => housing(dateIn(seen, 'P1M')) },
  draftPlan: { ...coordinators, in: 'planning', body: (seen) => plan(dateIn(seen, 'P3M')) },
  submitPlan: {
    ...coordinators,
    in: 'planning',
    given: () => [steps.planDrafted()],
    body: ({ cast }) => ({ chairId: cast.chair }),
  },
  planSession: {
    ...coordinators,
    body: (seen) => ({
      trackId: someTrack(seen),
      specialistId: seen.cast.psychologist,
      startsAt: timeIn(seen, 'P3D'),
      minutes: 45,
      placeCode: 'office',
    }),
  },
  rescheduleSession: {
    ...coordinators,
    given: () => [steps.planned()],
    body: (seen) => ({ sessionId: steps.lastSession(seen), startsAt: timeIn(seen, 'P20D'), reasonCode: 'other' }),
  },
  cancelSession: {
    ...coordinators,
    given: () => [steps.planned()],
    body: (seen) => ({ sessionId: steps.lastSession(seen), reasonCode: 'other' }),
  },
  startPreRelease: { ...coordinators, body: () => ({ reasons }) },
  requestReleaseConfirmations: { ...coordinators, in: 'pre_release', body: ({ cast }) => confirmersOf(cast) },
  changeDates: {
    ...coordinators,
    body: (seen) => ({ expectedReleaseOn: dateIn(seen, 'P100D'), reasonCode: 'other', reasons }),
  },
  recordReleaseDecision: {
    ...coordinators,
    body: (seen) => ({
      ...parole(dateIn(seen, 'P0D'), dateIn(seen, 'P10D'), dateIn(seen, 'P1Y'), seen.cast),
      waiver: reasons,
    }),
  },
  recordAftercareChoice: {
    by: 'aftercareLead',
    in: 'supervised',
    body: ({ kase }) => ({ choice: kase.phase === 'aftercare' ? 'declined' : 'accepted' }),
  },
  startClosing: { ...coordinators, body: () => ({ reasons }) },
  closeCase: { ...chairs, in: 'closing', body: () => ({ outcomeCode: 'interrupted', reasons }) },
  suspendCase: { ...coordinators, body: () => ({ reasonCode: 'escape' }) },
  resumeCase: {
    ...coordinators,
    given: ({ kase }) => (kase.suspended ? [] : [steps.suspendedForHospital]),
    body: () => ({ reasons }),
  },
  recordDeath: { ...coordinators, body: (seen) => ({ diedOn: dateIn(seen, 'P0D') }) },
  reassignTask: {
    ...coordinators,
    given: (seen) => (invitation(seen) ? [] : [steps.planned()]),
    body: (seen) => ({
      taskId: invitation(seen)?.taskId ?? 'none',
      assigneeId: seen.cast.otherPsychologist,
      reasonCode: 'workload',
    }),
  },
  correctEntry: {
    ...coordinators,
    body: ({ openingEntry = 'none' }) => ({ entryId: openingEntry, correction: reasons }),
  },
  setMarkers: { ...coordinators, body: () => ({ markers: ['woman'], reasons }) },
  recordConviction: {
    ...coordinators,
    given: () => [give('coordinator', 'setMarkers', { markers: ['pre_trial'], reasons })],
    body: (seen) => ({ convictedOn: dateIn(seen, 'P0D') }),
  },
  recordConflict: { ...coordinators, body: ({ cast }) => ({ personId: cast.neighbour, reasonCode: 'family_tie' }) },
  recordBackground: { ...coordinators, body: ({ programme }) => background(programme) },
  recordPersonComment: {
    ...coordinators,
    given: ({ kase }) => (kase.assessments?.length ? [] : steps.submitted()),
    body: ({ kase }) => ({
      assessmentId: kase.assessments?.at(-1)?.assessmentId ?? 'none',
      outcome: 'given',
      comment: say('Says that the wing has calmed since the spring.'),
    }),
  },
  setLevelOfConcern: { by: 'assessor', body: () => ({ level: 'high', reasons }) },
  skipReassessment: {
    ...chairs,
    given: () => [give('coordinator', 'recordNewInformation', { what: reasons })],
    body: () => ({ reasons }),
  },
  recordChallenge: {
    ...coordinators,
    given: ({ kase }) => (kase.housing ? [] : [steps.housed()]),
    body: ({ cast }) => ({ of: 'classification', grounds: reasons, reviewerId: cast.independent }),
  },
  recordKeepApart: {
    ...coordinators,
    body: ({ otherCaseId = 'none' }) => ({ otherCaseId, reasonCode: 'threat', reasons }),
  },
  endKeepApart: {
    ...coordinators,
    given: () => [keptApart],
    body: ({ kase }) => ({ pairId: kase.keepApart?.[0]?.pairId ?? 'none', reasons }),
  },
  callConference: {
    ...coordinators,
    body: (seen) => conference(seen.programme, timeIn(seen, 'P7D'), {}, seen.cast),
  },
  recordConference: {
    ...coordinators,
    given: (seen) => [steps.called({ startsAt: timeIn(seen, 'PT1H') }), until(() => timeIn(seen, 'PT3H'))],
    body: (seen) => {
      const members = seen.kase.conferences?.at(-1)?.members ?? [];
      const attended = [seen.cast.chair, ...members.map(({ personId }) => personId)];
      return minutes(lastCalled(seen), attended, dateIn(seen, 'P6M'));
    },
  },
  cancelConference: {
    ...coordinators,
    given: () => [steps.called()],
    body: (seen) => ({ conferenceId: lastCalled(seen), reasonCode: 'no_quorum' }),
  },
  recordPlanAgreement: {
    ...coordinators,
    given: ({ kase }) => (kase.phase === 'planning' ? [steps.planDrafted(), steps.planSubmitted] : []),
    body: ({ kase }) => ({ version: kase.plan?.version ?? 1, agreement: 'not_agreed' }),
  },
  recordRiskPlan: { ...coordinators, body: (seen) => riskPlan(dateIn(seen, 'P3M')) },
  recordMeasure: {
    ...coordinators,
    body: (seen) => ({ trackId: someTrack(seen), measure: 'distress', when: 'before', level: 'moderate' }),
  },
  endTrack: {
    ...coordinators,
    body: (seen) => ({ trackId: someTrack(seen), outcome: 'dropped_out', reasonCode: 'person_refused', reasons }),
  },
  reviewObjective: {
    ...coordinators,
    body: ({ kase }) => ({
      objectiveId: kase.plan?.objectives[0]?.objectiveId ?? 'none',
      standing: 'achieved',
      reasons,
    }),
  },
  planSeries: {
    ...coordinators,
    body: (seen) => ({ ...commands.planSession.body(seen), every: 'P1W', count: 4 }),
  },
  recordConsent: {
    ...coordinators,
    body: ({ kase, cast }) => {
      const isGiven = kase.consents?.['family_contact']?.state === 'given';
      const signed = { evidence: { ...evidence, witnessId: cast.dutyOfficer } };
      return consent(isGiven ? 'withdrawn' : 'given', { purpose: 'family_contact', ...(!isGiven && signed) });
    },
  },
  recordSuitability: {
    ...chairs,
    body: (seen) => ({ suitable: false, reasons, nextScreeningOn: dateIn(seen, 'P3M') }),
  },
  recordIncident: { ...coordinators, body: () => incident() },
  recordNewInformation: { ...coordinators, body: () => ({ what: reasons }) },
  resumeActivities: { ...chairs, given: () => steps.activitiesSuspended, body: () => ({ reasons }) },
  recordRestrictedEntry: { by: 'custodian', body: () => ({ what: reasons }) },
  proposeIncentive: { ...coordinators, body: ({ cast }) => incentive({}, cast) },
  revokeIncentive: {
    ...coordinators,
    given: () => steps.granted(),
    body: ({ kase }) => ({
      incentiveId: kase.incentives?.at(-1)?.incentiveId ?? 'none',
      reasonCode: 'misconduct',
      reasons,
    }),
  },
  goBack: { ...coordinators, body: () => ({ to: 'intake', reasons }) },
};

/** Every command that somebody gives in a case that is there, besides answering what they are asked. */
export const steering = Object.keys(commands) as readonly Steering[];

/** How a command is given, without the type of its own body. */
export function usual(name: Steering): Usual<Steering> {
  return commands[name];
}

/** A command as it is usually given in this case, with something else than usual about its body. */
export function usually<K extends Steering>(name: K, seen: Seen, changes: Partial<Body<K>> = {}): Given {
  const { by, body }: Usual<K> = commands[name];
  return { by: seen.cast[by], name, body: { ...body(seen), ...changes } };
}

/** A command as it is usually given, as an act. */
export function asUsual<K extends Steering>(
  name: K,
  changes: Partial<Body<K>> | ((seen: Seen) => Partial<Body<K>>) = {},
): Act {
  return (seen) => [usually(name, seen, typeof changes === 'function' ? changes(seen) : changes)];
}
