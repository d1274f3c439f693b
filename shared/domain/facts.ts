import type { Command, CommandData, CommandName } from './commands';

/** The people of the directory that each command names: `facts.people` must hold them. */
const named: { readonly [K in CommandName]: (data: CommandData[K]) => readonly (string | undefined)[] } = {
  openCase: ({ leadCoordinatorId, referredById }) => [leadCoordinatorId, referredById],
  acceptReferral: () => [],
  appoint: ({ personId }) => [personId],
  recordScreening: () => [],
  assignAssessment: ({ assessorId, reviewerId, secondAssessorId, moderatorId }) => [
    assessorId,
    reviewerId,
    secondAssessorId,
    moderatorId,
  ],
  decideHousing: () => [],
  draftPlan: () => [],
  submitPlan: ({ chairId, opinions = [] }) => [chairId, ...opinions.map(({ personId }) => personId)],
  planSession: ({ specialistId }) => [specialistId],
  rescheduleSession: ({ specialistId }) => [specialistId],
  cancelSession: () => [],
  startPreRelease: () => [],
  requestReleaseConfirmations: ({ chairId, policeLeadId, probationLeadId, aftercareLeadId }) => [
    chairId,
    policeLeadId,
    probationLeadId,
    aftercareLeadId,
  ],
  recordReleaseDecision: ({ senderId, supervisingOfficerId, aftercareLeadId }) => [
    senderId,
    supervisingOfficerId,
    aftercareLeadId,
  ],
  recordAftercareChoice: () => [],
  startClosing: () => [],
  closeCase: () => [],
  suspendCase: () => [],
  resumeCase: () => [],
  recordDeath: () => [],
  reassignTask: ({ assigneeId }) => [assigneeId],
  answerTask: () => [],
  setMarkers: () => [],
  recordConviction: () => [],
  recordConflict: ({ personId }) => [personId],
  recordBackground: () => [],
  recordPersonComment: () => [],
  setLevelOfConcern: () => [],
  skipReassessment: () => [],
  recordChallenge: ({ reviewerId }) => [reviewerId],
  recordKeepApart: () => [],
  endKeepApart: () => [],
  callConference: ({ chairId, invited }) => [chairId, ...invited.map(({ personId }) => personId)],
  recordConference: ({ items }) =>
    items.map(({ disposition }) => (disposition.kind === 'action' ? disposition.ownerId : undefined)),
  cancelConference: () => [],
  recordPlanAgreement: () => [],
  recordRiskPlan: () => [],
  recordMeasure: () => [],
  endTrack: () => [],
  reviewObjective: () => [],
  planSeries: ({ specialistId }) => [specialistId],
  recordConsent: ({ evidence }) => [evidence?.witnessId],
  recordSuitability: () => [],
  recordIncident: () => [],
  recordNewInformation: () => [],
  resumeActivities: () => [],
  recordRestrictedEntry: () => [],
  proposeIncentive: ({ granterId }) => [granterId],
  revokeIncentive: () => [],
  changeDates: () => [],
  goBack: () => [],
  correctEntry: () => [],
};

/** Ids of the people whom a command names. */
export function peopleNamed(command: Command): readonly string[] {
  const read = named[command.name] as (data: Command['data']) => readonly (string | undefined)[];
  return read(command.data).filter((id): id is string => id !== undefined);
}
