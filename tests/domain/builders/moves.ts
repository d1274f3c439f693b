import type { Command, CommandData, CommandName } from '../../../shared/domain/commands';
import { caseFunctions } from '../../../shared/policy/vocabulary';
import type { Phase } from '../../../shared/domain/state';
import { taskKind, type Answer } from '../../../shared/domain/tasks';
import { instant } from '../../../shared/domain/time';
import type { CaseFile } from './case-file';
import {
  acceptance,
  allScreened,
  assessmentAssigned,
  confirmers,
  form,
  housing,
  opening,
  parole,
  plan,
  sentenceCompleted,
  text,
  withoutFailureThreshold,
} from './commands';
import { personIds } from './people';
import { dateIn } from './states';

/** Numbers from 0 up, by which a move chooses. */
export type Choice = (below: number) => number;

export interface Move {
  readonly by: string;
  readonly command: Command;
}

/** Ids that exist nowhere, among them those that an object knows of itself. */
const strangeIds = ['nobody', 'constructor', 'toString', 'hasOwnProperty'];

/** What is usually done in a phase, besides answering what is asked. */
const usual: Readonly<Record<Phase, readonly CommandName[]>> = {
  referred: ['acceptReferral', 'appoint'],
  intake: ['recordScreening', 'decideHousing', 'appoint'],
  assessing: ['assignAssessment', 'decideHousing'],
  classifying: ['decideHousing', 'appoint'],
  planning: ['draftPlan', 'submitPlan'],
  programme: ['planSession', 'planSession', 'rescheduleSession', 'cancelSession', 'assignAssessment', 'decideHousing'],
  pre_release: ['assignAssessment', 'requestReleaseConfirmations', 'planSession', 'changeDates'],
  release_decision: ['recordReleaseDecision', 'changeDates', 'cancelSession'],
  released: ['appoint', 'reassignTask'],
  supervised: ['recordAftercareChoice', 'planSession', 'appoint'],
  aftercare: ['planSession', 'startClosing', 'recordAftercareChoice', 'reassignTask'],
  closing: ['closeCase', 'reassignTask'],
  closed: ['closeCase'],
};
const inAnyPhase: readonly CommandName[] = ['reassignTask', 'appoint', 'suspendCase', 'changeDates'];

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
  const by =
    choose(12) === 0 ? person(choose) : name === 'decideHousing' || name === 'closeCase' ? 'chair' : 'coordinator';
  const command = { name, data: data[name](file, choose) } as Command;
  return { by, command: choose(20) === 0 ? { ...command, occurredAt: file.in('P1D') } : command };
}

function namesFor({ kase }: CaseFile, choose: Choice): readonly CommandName[] {
  if (kase.suspended && choose(3) > 0) return ['resumeCase'];
  const likely = choose(12);
  if (likely === 0) return Object.keys(data) as CommandName[];
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
      ...(kind === 'assessment' && { assessment: someForm(file, choose) }),
    },
  };
}

function someForm(file: CaseFile, choose: Choice): ReturnType<typeof form> {
  const full = form(file.programme, { levelOfConcern: choose(2) === 0 ? 'high' : 'low' });
  return choose(4) > 0 ? full : { ...full, ratings: full.ratings.slice(choose(3)) };
}

const data: { readonly [K in CommandName]: (file: CaseFile, choose: Choice) => CommandData[K] } = {
  openCase: () => opening(),
  acceptReferral: () => acceptance,
  appoint: (_file, choose) => ({
    function: caseFunctions[choose(caseFunctions.length)] ?? 'chair',
    personId: person(choose),
  }),
  recordScreening: (_file, choose) => (choose(3) === 0 ? { findings: { health: 'unknown' } } : allScreened),
  assignAssessment: (_file, choose) =>
    assessmentAssigned(choose(2) === 0 ? {} : { assessorId: person(choose), reviewerId: person(choose) }),
  decideHousing: (file, choose) => housing(someDate(file, choose)),
  draftPlan: (file, choose) =>
    plan(dateIn(file, 'P3M'), choose(4) === 0 ? { objectives: [withoutFailureThreshold(dateIn(file, 'P3M'))] } : {}),
  submitPlan: (_file, choose) => ({ chairId: choose(2) === 0 ? 'chair' : person(choose) }),
  planSession: (file, choose) => ({
    trackId: file.kase.plan?.tracks[0]?.trackId ?? 'none',
    specialistId: choose(4) > 0 ? 'psychologist' : person(choose),
    startsAt: instant(Date.parse(file.now) + (choose(40) - 2) * 43_200_000),
    minutes: 30 + choose(90),
    placeCode: choose(8) > 0 ? 'room_a' : 'nowhere',
  }),
  rescheduleSession: (file, choose) => ({
    sessionId: someSession(file, choose),
    startsAt: instant(Date.parse(file.now) + choose(40) * 43_200_000),
    reasonCode: 'other',
    ...(choose(3) === 0 && { specialistId: 'other_psychologist' }),
  }),
  cancelSession: (file, choose) => ({ sessionId: someSession(file, choose), reasonCode: 'other' }),
  startPreRelease: () => ({ reasons: text }),
  requestReleaseConfirmations: (_file, choose) =>
    choose(2) === 0 ? confirmers : { ...confirmers, policeLeadId: person(choose), chairId: person(choose) },
  changeDates: (file, choose) => ({ expectedReleaseOn: someDate(file, choose), reasonCode: 'other', reasons: text }),
  recordReleaseDecision: (file, choose) => ({
    ...(choose(2) === 0
      ? parole(dateIn(file, 'P0D'), someDate(file, choose), dateIn(file, 'P2Y'))
      : sentenceCompleted(dateIn(file, 'P0D'), someDate(file, choose))),
    ...(choose(2) === 0 && { waiver: text }),
  }),
  recordAftercareChoice: (_file, choose) => ({ choice: choose(2) === 0 ? 'accepted' : 'declined' }),
  startClosing: () => ({ reasons: text }),
  closeCase: () => ({ outcomeCode: 'interrupted', reasons: text }),
  suspendCase: () => ({ reasonCode: 'hospital' }),
  resumeCase: () => ({ reasons: text }),
  recordDeath: (file, choose) => ({ diedOn: choose(30) === 0 ? dateIn(file, 'P0D') : dateIn(file, 'P1Y') }),
  reassignTask: (file, choose) => ({
    taskId: Object.keys(file.kase.tasks)[choose(10)] ?? strange(choose),
    assigneeId: person(choose),
    reasonCode: 'workload',
  }),
  answerTask: (file, choose) => ({
    taskId: Object.keys(file.kase.tasks)[choose(10)] ?? strange(choose),
    answer: 'held',
  }),
  correctEntry: (_file, choose) => ({ entryId: `entry-${choose(40)}`, correction: text }),
};

function person(choose: Choice): string {
  return choose(10) > 0 ? (personIds[choose(personIds.length)] ?? 'chair') : strange(choose);
}

function strange(choose: Choice): string {
  return strangeIds[choose(strangeIds.length)] ?? 'nobody';
}

function someSession({ kase }: CaseFile, choose: Choice): string {
  return kase.sessions[choose(kase.sessions.length + 1)]?.sessionId ?? strange(choose);
}

function someDate(file: CaseFile, choose: Choice): string {
  return dateIn(file, ['P0D', 'P1D', 'P10D', 'P3M', 'P1Y'][choose(5)] ?? 'P0D');
}
