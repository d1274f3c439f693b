import type { Command, CommandName } from '../../../../shared/domain/commands';
import type { Phase } from '../../../../shared/domain/state';
import { taskKind, type Answer, type TaskKind } from '../../../../shared/domain/tasks';
import type { CaseFile } from '../case-file';
import { rowOf } from '../catalogue';
import { form, text } from '../commands';
import { oneOf, person, strange, type Choice } from './choices';
import { custodyBodies } from './custody';
import { pathBodies, type Bodies } from './path';

export type { Choice } from './choices';

const bodies: Bodies<CommandName> = { ...pathBodies, ...custodyBodies };

export interface Move {
  readonly by: string;
  readonly command: Command;
}

/** What is usually done in a phase, besides answering what is asked. */
const usual: Readonly<Record<Phase, readonly CommandName[]>> = {
  referred: ['acceptReferral', 'appoint'],
  intake: ['recordScreening', 'decideHousing', 'appoint'],
  assessing: ['assignAssessment', 'recordBackground', 'recordPersonComment', 'decideHousing'],
  classifying: ['decideHousing', 'appoint', 'goBack'],
  planning: [
    'draftPlan',
    'submitPlan',
    'recordRiskPlan',
    'recordPlanAgreement',
    'recordConsent',
    'callConference',
    'goBack',
  ],
  programme: [
    ...['planSession', 'planSession', 'rescheduleSession', 'cancelSession', 'planSeries', 'assignAssessment'],
    ...['decideHousing', 'recordMeasure', 'endTrack', 'reviewObjective', 'recordIncident', 'proposeIncentive'],
    ...['callConference', 'recordConference', 'recordConference', 'goBack'],
  ] as readonly CommandName[],
  pre_release: [
    'assignAssessment',
    'requestReleaseConfirmations',
    'planSession',
    'changeDates',
    'recordRestrictedEntry',
  ],
  release_decision: ['recordReleaseDecision', 'recordReleaseDecision', 'changeDates', 'cancelSession', 'goBack'],
  released: ['appoint', 'reassignTask'],
  supervised: ['recordAftercareChoice', 'planSession', 'appoint'],
  aftercare: ['planSession', 'startClosing', 'recordAftercareChoice', 'reassignTask'],
  closing: ['closeCase', 'reassignTask'],
  closed: ['closeCase'],
};
const inAnyPhase: readonly CommandName[] = [
  ...['reassignTask', 'appoint', 'suspendCase', 'changeDates', 'recordConsent', 'recordSuitability', 'setMarkers'],
  ...['callConference', 'recordConference', 'cancelConference', 'recordChallenge', 'recordNewInformation', 'goBack'],
  ...['recordConflict', 'setLevelOfConcern', 'resumeActivities', 'skipReassessment', 'recordKeepApart', 'endKeepApart'],
] as readonly CommandName[];

/** By whom a command is mostly tried: whoever may give it, as the catalogue has it. */
function usualGiver(name: CommandName): string {
  return name === 'openCase' || name === 'answerTask' ? 'coordinator' : rowOf(name).by;
}

/**
 * Something that a person might try in this state: mostly what is to be done next, often enough what is not, with
 * data that is sometimes that of another time, person or thing.
 */
export function move(file: CaseFile, choose: Choice): Move {
  const open = file.openTasks;
  const task = open[choose(Math.max(open.length, 1))];
  if (task && choose(2) === 0) {
    const answers = Object.keys(taskKind(task.kind).answers) as Answer[];
    const answer = answers[choose(3) > 0 ? 0 : choose(answers.length)] ?? 'accept';
    return {
      by: choose(10) > 0 ? task.assigneeId : person(choose),
      command: answered(file, task.taskId, answer, choose),
    };
  }
  const names = namesFor(file, choose);
  const name = names[choose(names.length)] ?? 'appoint';
  const by = choose(12) === 0 ? person(choose) : usualGiver(name);
  const command = { name, data: bodies[name](file, choose) } as Command;
  return { by, command: choose(20) === 0 ? { ...command, occurredAt: file.in('P1D') } : command };
}

function namesFor({ kase }: CaseFile, choose: Choice): readonly CommandName[] {
  if (kase.suspended && choose(3) > 0) return ['resumeCase'];
  const likely = choose(12);
  if (likely === 0) return Object.keys(bodies) as CommandName[];
  return likely < 3 ? inAnyPhase : usual[kase.phase];
}

function answered(file: CaseFile, taskId: string, answer: Answer, choose: Choice): Command {
  const kind = file.kase.tasks[taskId]?.kind ?? 'follow_up';
  const list = taskKind(kind).answers[answer]?.reasonsFrom;
  return {
    name: 'answerTask',
    data: {
      taskId: choose(20) > 0 ? taskId : strange(choose),
      answer: choose(20) > 0 ? answer : 'held',
      ...(list && choose(16) > 0 && { reasonCode: file.programme.reasons[list][0] ?? '' }),
      ...(choose(16) > 0 && { narrative: text }),
      ...brought(file, kind, choose),
    },
  };
}

/** What makes a form of an answer; a session's report tells what was seen, and may raise a concern. */
function brought(
  file: CaseFile,
  kind: TaskKind,
  choose: Choice,
): Partial<Extract<Command, { name: 'answerTask' }>['data']> {
  if (kind === 'assessment' || kind === 'assessment_consensus') return { assessment: someForm(file, choose) };
  if (kind === 'incentive_decision') return choose(2) === 0 ? { override: text } : {};
  if (kind !== 'session_report') return {};
  const objectiveId = file.kase.plan?.objectives[choose(4)]?.objectiveId ?? strange(choose);
  return {
    ...(choose(3) === 0 && { concern: oneOf(['yes', 'urgent'] as const, choose) }),
    ...(choose(3) === 0 && { engagement: oneOf(['engaged', 'not_seen'] as const, choose) }),
    ...(choose(3) === 0 && { observations: [{ objectiveId, progress: 'forward' }] }),
  };
}

function someForm(file: CaseFile, choose: Choice): ReturnType<typeof form> {
  const about = file.kase.assessments.at(-1)?.instrumentId;
  const full = form(file.programme, { levelOfConcern: choose(2) === 0 ? 'high' : 'low' }, about);
  return choose(4) > 0 ? full : { ...full, ratings: full.ratings.slice(choose(3)) };
}
