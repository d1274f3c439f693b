import type { CommandName } from '../../shared/domain/commands';
import type { TaskKind } from '../../shared/domain/tasks';
import type { Compartment } from '../../shared/policy/compartments';

/** In which compartment the free text of each command is kept; that of an answer lies where its task does. */
const ofCommand = {
  openCase: 'assessment',
  acceptReferral: 'identity',
  appoint: 'identity',
  recordScreening: 'assessment',
  assignAssessment: 'assessment',
  decideHousing: 'identity',
  draftPlan: 'identity',
  submitPlan: 'identity',
  planSession: 'sessions',
  rescheduleSession: 'sessions',
  cancelSession: 'sessions',
  startPreRelease: 'identity',
  requestReleaseConfirmations: 'identity',
  changeReleaseDate: 'identity',
  recordReleaseDecision: 'identity',
  recordAftercareChoice: 'identity',
  startClosing: 'identity',
  closeCase: 'identity',
  suspendCase: 'identity',
  resumeCase: 'identity',
  recordDeath: 'identity',
  reassignTask: 'identity',
} as const satisfies Record<Exclude<CommandName, 'answerTask'>, Compartment>;

const ofAnswer = {
  session_invitation: 'sessions',
  session_report: 'sessions',
  assessment: 'assessment',
  assessment_review: 'assessment',
  plan_approval: 'identity',
  review_decision: 'identity',
  release_confirmation: 'identity',
  handover_sending: 'identity',
  handover_acceptance: 'identity',
  contact_report: 'sessions',
  outreach: 'sessions',
  follow_up: 'identity',
} as const satisfies Record<TaskKind, Compartment>;

/** Where the free text of a command other than an answer is kept. */
export function compartmentOfCommand(name: Exclude<CommandName, 'answerTask'>): Compartment {
  return ofCommand[name];
}

/** Where the free text of an answer is kept. */
export function compartmentOfAnswer(kind: TaskKind): Compartment {
  return ofAnswer[kind];
}
