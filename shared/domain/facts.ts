import type { Command, CommandData, CommandName } from './commands';

/** The people of the directory that each command names: `facts.people` must hold them. */
const named: { readonly [K in CommandName]: (data: CommandData[K]) => readonly (string | undefined)[] } = {
  openCase: ({ leadCoordinatorId, referredById }) => [leadCoordinatorId, referredById],
  acceptReferral: () => [],
  appoint: ({ personId }) => [personId],
  recordScreening: () => [],
  assignAssessment: ({ assessorId, reviewerId }) => [assessorId, reviewerId],
  decideHousing: () => [],
  draftPlan: () => [],
  submitPlan: ({ chairId }) => [chairId],
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
  changeReleaseDate: () => [],
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
  correctEntry: () => [],
};

/** Ids of the people whom a command names. */
export function peopleNamed(command: Command): readonly string[] {
  const read = named[command.name] as (data: Command['data']) => readonly (string | undefined)[];
  return read(command.data).filter((id): id is string => id !== undefined);
}
