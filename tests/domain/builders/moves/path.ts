import type { CommandData, CommandName } from '../../../../shared/domain/commands';
import { caseFunctions } from '../../../../shared/policy/vocabulary';
import { instant } from '../../../../shared/domain/time';
import type { CaseFile } from '../case-file';
import {
  acceptance,
  allScreened,
  assessmentAssigned,
  confirmers,
  housing,
  opening,
  parole,
  plan,
  sentenceCompleted,
  text,
  withoutFailureThreshold,
} from '../commands';
import { quorum } from '../custody';
import { dateIn } from '../steps';
import { mostly, oneOf, person, someDate, someId, strange, type Choice } from './choices';

/** A body for a command as it might be tried in this state. */
export type Bodies<K extends CommandName> = { readonly [N in K]: (file: CaseFile, choose: Choice) => CommandData[N] };

export const someTime = (file: CaseFile, choose: Choice): string =>
  instant(Date.parse(file.now) + (choose(40) - 2) * 43_200_000);
export const someTrackId = ({ kase }: CaseFile, choose: Choice): string =>
  someId(kase.plan?.tracks.map(({ trackId }) => trackId) ?? [], choose);
/** A track of the plan, mostly with somebody whose work it is. */
export function someCourse(
  { kase }: CaseFile,
  choose: Choice,
): { readonly trackId: string; readonly specialistId: string } {
  const track = kase.plan?.tracks[choose(kase.plan.tracks.length)];
  const usual = track && ['psychologist', 'scholar', 'teacher'].find((each) => each === track.discipline);
  const trackId = choose(10) > 0 && track ? track.trackId : strange(choose);
  return { trackId, specialistId: mostly(usual ?? 'teacher', choose) };
}
const someSession = ({ kase }: CaseFile, choose: Choice): string =>
  someId(
    kase.sessions.map(({ sessionId }) => sessionId),
    choose,
  );

export const pathBodies = {
  openCase: () => opening(),
  acceptReferral: (_file, choose) => (choose(6) === 0 ? { ...acceptance, criteria: [] } : acceptance),
  appoint: (_file, choose) => ({ function: oneOf(caseFunctions, choose), personId: person(choose) }),
  recordScreening: (_file, choose) => (choose(3) === 0 ? { findings: { health: 'unknown' } } : allScreened),
  assignAssessment: ({ programme }, choose) =>
    choose(2) === 0
      ? assessmentAssigned({ instrumentId: programme.instruments[0]?.id ?? 'none' })
      : assessmentAssigned({
          assessorId: mostly('assessor', choose),
          reviewerId: mostly('reviewer', choose),
          ...(choose(2) === 0 && {
            ...{ instrumentId: 'demonstration_pair', secondAssessorId: mostly('second_assessor', choose) },
            moderatorId: mostly('moderator', choose),
          }),
        }),
  decideHousing: (file, choose) =>
    housing(someDate(file, choose), {
      option: choose(3) === 0 ? 'separate' : 'dispersed',
      ...(choose(4) === 0 && { prolongedReasons: text }),
    }),
  draftPlan: (file, choose) =>
    plan(dateIn(file, 'P3M'), choose(4) === 0 ? { objectives: [withoutFailureThreshold(dateIn(file, 'P3M'))] } : {}),
  submitPlan: ({ programme }, choose) => ({
    chairId: mostly('chair', choose),
    ...(choose(4) > 0 && { opinions: quorum(programme) }),
  }),
  planSession: (file, choose) => ({
    ...someCourse(file, choose),
    startsAt: someTime(file, choose),
    minutes: 30 + choose(90),
    placeCode: choose(8) > 0 ? 'room_a' : 'nowhere',
  }),
  rescheduleSession: (file, choose) => ({
    sessionId: someSession(file, choose),
    startsAt: someTime(file, choose),
    reasonCode: 'other',
    ...(choose(3) === 0 && { specialistId: 'other_psychologist' }),
  }),
  cancelSession: (file, choose) => ({ sessionId: someSession(file, choose), reasonCode: 'other' }),
  startPreRelease: () => ({ reasons: text }),
  requestReleaseConfirmations: (_file, choose) =>
    choose(2) === 0 ? confirmers : { ...confirmers, policeLeadId: person(choose), chairId: person(choose) },
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
  recordDeath: (file, choose) => ({ diedOn: choose(4) === 0 ? dateIn(file, 'P0D') : dateIn(file, 'P1Y') }),
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
} as const satisfies Partial<Bodies<CommandName>>;
