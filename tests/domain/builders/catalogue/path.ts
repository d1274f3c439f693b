import type { CommandName } from '../../../../shared/domain/commands';
import { phaseNames } from '../../../../shared/domain/state';
import type { CaseFile } from '../case-file';
import { acceptance, allScreened, assessmentAssigned, confirmers, housing, parole, plan, text } from '../commands';
import { planned } from '../states';
import { dateIn, planDrafted } from '../steps';
import { beforeRelease, inCustody, open, someTrack, withSupport, type Row } from './row';

const coordinators = ['coordinator'] as const;
const invitation = ({ openTasks }: CaseFile) => openTasks.find(({ kind }) => kind === 'session_invitation');
const lastSession = ({ kase }: CaseFile): string => kase.sessions.at(-1)?.sessionId ?? 'none';

/** The path from the referral to the closing: one row a command. */
export const pathRows = {
  acceptReferral: {
    ...{ during: ['referred'], suspended: false, may: coordinators, by: 'coordinator', again: 'not_allowed_in_phase' },
    data: () => acceptance,
  },
  appoint: {
    ...{ during: open, suspended: true, may: coordinators, by: 'coordinator', again: 'nothing_changed' },
    data: () => ({ function: 'advocate', personId: 'advocate' }),
  },
  recordScreening: {
    ...{ during: ['intake'], suspended: false, by: 'duty_officer', again: 'not_allowed_in_phase' },
    may: ['duty_officer', 'health_lead'],
    data: () => allScreened,
  },
  assignAssessment: {
    during: ['assessing', 'programme', 'pre_release'],
    ...{ suspended: false, may: coordinators, by: 'coordinator', again: 'assessment_in_progress' },
    data: () => assessmentAssigned(),
  },
  decideHousing: {
    ...{ during: inCustody, suspended: true, may: ['chair', 'facility_manager'], by: 'chair', again: null },
    data: (file) => housing(dateIn(file, 'P1M')),
  },
  draftPlan: {
    ...{ during: ['planning'], suspended: false, may: coordinators, by: 'coordinator', again: null },
    data: (file) => plan(dateIn(file, 'P3M')),
  },
  submitPlan: {
    ...{ during: ['planning'], suspended: false, may: coordinators, by: 'coordinator', again: 'plan_not_submittable' },
    given: planDrafted,
    data: () => ({ chairId: 'chair' }),
  },
  planSession: {
    ...{ during: withSupport, suspended: false, may: coordinators, by: 'coordinator', again: null },
    data: (file) => ({
      trackId: someTrack(file),
      specialistId: 'psychologist',
      startsAt: file.in('P3D'),
      minutes: 45,
      placeCode: 'office',
    }),
  },
  rescheduleSession: {
    ...{ during: withSupport, suspended: false, may: coordinators, by: 'coordinator', again: 'nothing_changed' },
    given: planned,
    data: (file) => ({ sessionId: lastSession(file), startsAt: file.in('P20D'), reasonCode: 'other' }),
  },
  cancelSession: {
    ...{ during: withSupport, suspended: true, may: coordinators, by: 'coordinator', again: 'session_not_open' },
    given: planned,
    data: (file) => ({ sessionId: lastSession(file), reasonCode: 'other' }),
  },
  startPreRelease: {
    during: ['programme'],
    ...{ suspended: false, may: coordinators, by: 'coordinator', again: 'not_allowed_in_phase' },
    data: () => ({ reasons: text }),
  },
  requestReleaseConfirmations: {
    during: ['pre_release'],
    ...{ suspended: false, may: coordinators, by: 'coordinator', again: 'already_requested' },
    data: () => confirmers,
  },
  changeDates: {
    ...{ during: beforeRelease, suspended: true, may: coordinators, by: 'coordinator', again: 'nothing_changed' },
    data: (file) => ({ expectedReleaseOn: dateIn(file, 'P100D'), reasonCode: 'other', reasons: text }),
  },
  recordReleaseDecision: {
    ...{ during: inCustody, suspended: true, may: coordinators, by: 'coordinator', again: 'already_decided' },
    data: (file) => ({ ...parole(dateIn(file, 'P0D'), dateIn(file, 'P10D'), dateIn(file, 'P1Y')), waiver: text }),
  },
  recordAftercareChoice: {
    ...{ during: ['supervised', 'aftercare'], suspended: false, by: 'aftercare_worker', again: 'nothing_changed' },
    may: ['aftercare_lead', 'supervising_officer', 'coordinator'],
    data: ({ kase }) => ({ choice: kase.phase === 'aftercare' ? 'declined' : 'accepted' }),
  },
  startClosing: {
    during: open.filter((phase) => !['release_decision', 'released', 'supervised', 'closing'].includes(phase)),
    // Supervision has to end first, which is said as what it is.
    otherwise: { supervised: 'gate_incomplete' },
    ...{ suspended: false, may: coordinators, by: 'coordinator', again: 'not_allowed_in_phase' },
    data: () => ({ reasons: text }),
  },
  closeCase: {
    ...{ during: ['closing'], suspended: false, may: ['chair'], by: 'chair', again: 'not_allowed_in_phase' },
    data: () => ({ outcomeCode: 'interrupted', reasons: text }),
  },
  suspendCase: {
    ...{ during: open, suspended: false, may: coordinators, by: 'coordinator', again: 'not_allowed_while_suspended' },
    data: () => ({ reasonCode: 'escape' }),
  },
  resumeCase: {
    ...{ during: open, suspended: true, may: coordinators, by: 'coordinator', again: 'not_suspended' },
    given: (file) => file.kase.suspended ?? file.do('coordinator', 'suspendCase', { reasonCode: 'hospital' }),
    data: () => ({ reasons: text }),
  },
  recordDeath: {
    ...{ during: open, suspended: true, by: 'coordinator', again: 'not_allowed_after_death' },
    may: ['facility_manager', 'coordinator'],
    data: (file) => ({ diedOn: dateIn(file, 'P0D') }),
  },
  reassignTask: {
    ...{ during: withSupport, suspended: true, may: coordinators, by: 'coordinator', again: 'nothing_changed' },
    otherwise: {
      ...{ referred: 'unknown_task', intake: 'unknown_task', assessing: 'unknown_task', classifying: 'unknown_task' },
      ...{ planning: 'unknown_task', closing: 'unknown_task' },
    },
    given: (file) => invitation(file) ?? planned(file),
    data: (file) => ({
      taskId: invitation(file)?.taskId ?? 'none',
      assigneeId: 'other_psychologist',
      reasonCode: 'workload',
    }),
  },
  correctEntry: {
    ...{ during: phaseNames, suspended: true, adds: true, by: 'coordinator', again: null },
    may: ['coordinator', 'author'],
    data: (file) => ({ entryId: file.entryId('caseOpened'), correction: text }),
  },
} as const satisfies { readonly [K in CommandName]?: Row<K> };
