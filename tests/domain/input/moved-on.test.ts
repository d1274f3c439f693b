import type { RejectionCode } from '../../../shared/domain/kernel/rejections';
import type { Task } from '../../../shared/domain/asking/task';
import type { TaskKind } from '../../../shared/domain/case';
import { assessmentAssigned, confirmers, form } from '../../../stories/bodies';
import { type CaseFile, text } from '../../../stories/drivers/kernel/case-file';
import {
  busy,
  called,
  inProgramme,
  invited,
  planned,
  planning,
  preRelease,
  releaseDecision,
  trackId,
} from '../../../stories/drivers/kernel/states';
import {
  activitiesSuspended,
  consentRecorded,
  planDrafted,
  planSubmitted,
} from '../../../stories/drivers/kernel/steps';

/** A task in a case, before the case moves on. */
interface Asked {
  readonly what: string;
  readonly file: () => CaseFile;
  readonly kind: TaskKind;
  readonly answer: Parameters<CaseFile['answer']>[1];
  /** Events between the task and its answer. */
  readonly meanwhile: (file: CaseFile) => unknown;
  readonly code: RejectionCode;
}

const sessionId = ({ kase }: CaseFile): string => kase.sessions.at(-1)?.sessionId ?? 'none';
const cancelled = { reasonCode: 'other' } as const;

const asked: readonly Asked[] = [
  {
    what: 'an invitation to a session that was cancelled',
    file: invited,
    kind: 'session_invitation',
    answer: 'accept',
    code: 'no_longer_needed',
    meanwhile: (file) => file.do('coordinator', 'cancelSession', { sessionId: sessionId(file), ...cancelled }),
  },
  {
    what: 'an invitation to what the person no longer consents to',
    file: invited,
    kind: 'session_invitation',
    answer: 'accept',
    code: 'no_longer_needed',
    meanwhile: (file) => consentRecorded(file, 'withdrawn'),
  },
  {
    what: 'an invitation of whom is dead',
    file: invited,
    kind: 'session_invitation',
    answer: 'accept',
    code: 'no_longer_needed',
    meanwhile: (file) => file.do('coordinator', 'recordDeath', { diedOn: '2031-03-03' }),
  },
  {
    what: 'a plan that was drafted anew',
    file: () => planSubmitted(planDrafted(planning())),
    kind: 'plan_approval',
    answer: 'approve',
    code: 'no_longer_needed',
    meanwhile: planDrafted,
  },
  {
    what: 'a plan whose phase was gone back on',
    file: () => planSubmitted(planDrafted(planning())),
    kind: 'plan_approval',
    answer: 'approve',
    code: 'no_longer_needed',
    meanwhile: (file) => file.do('coordinator', 'goBack', { to: 'assessing', reasons: text }),
  },
  {
    what: 'a conference that was cancelled',
    kind: 'conference_invitation',
    answer: 'accept',
    code: 'no_longer_needed',
    file: () => {
      const file = inProgramme();
      called(file, { type: 'incident', invited: [{ personId: 'police_officer', discipline: 'police' }] });
      return file;
    },
    meanwhile: (file) =>
      file.do('chair', 'cancelConference', {
        conferenceId: file.kase.conferences[0]?.conferenceId ?? 'none',
        reasonCode: 'no_quorum',
      }),
  },
  {
    what: 'a confirmation of a release that was decided without it',
    kind: 'release_confirmation',
    answer: 'confirm',
    code: 'no_longer_needed',
    file: () => preRelease().do('coordinator', 'requestReleaseConfirmations', confirmers),
    meanwhile: (file) =>
      file.do('coordinator', 'recordReleaseDecision', {
        kind: 'sentence_completed',
        authority: 'court',
        decidedOn: '2031-03-03',
        releaseOn: '2031-03-10',
        reasons: text,
        waiver: text,
        senderId: 'sender',
        aftercareLeadId: 'aftercare_worker',
      }),
  },
];

describe('a case that has moved on', () => {
  it.each(asked)('takes no answer to $what, and nothing changes', ({ file: make, kind, answer, meanwhile, code }) => {
    const file = make();
    const task = file.openTasks.find((each) => each.kind === kind);
    if (!task) throw new Error(`nobody is asked for ${kind}`);
    meanwhile(file);
    const before = file.kase;
    expect(file.answer(task, answer)).toMatchObject({ code, path: 'taskId' });
    expect(file.kase).toBe(before);
  });

  it('keeps the answer of the assignee, and takes none of an earlier assignee', () => {
    const file = invited();
    const task = file.task('session_invitation');
    const { taskId } = task;
    file.do('coordinator', 'reassignTask', { taskId, assigneeId: 'other_psychologist', reasonCode: 'workload' });
    const before = file.kase;
    expect(file.answer(task, 'accept')).toMatchObject({ code: 'not_your_task', path: 'taskId' });
    expect(file.kase).toBe(before);
  });

  it('says that what was shown has changed since', () => {
    const file = invited();
    const task = file.task('session_invitation');
    const { generation, revision } = task;
    const moved = { sessionId: sessionId(file), startsAt: file.in('P20D'), reasonCode: 'other' };
    file.do('coordinator', 'rescheduleSession', moved);
    const before = file.kase;
    expect(file.answer(task, 'accept', { shown: { generation, revision } })).toMatchObject({
      code: 'changed_since_shown',
      path: 'taskId',
    });
    expect(file.kase).toBe(before);
  });

  it('moves no session that was called off with group activities, naming the session', () => {
    const file = inProgramme();
    planned(file, { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' });
    activitiesSuspended(file);
    const before = file.kase;
    const moved = { sessionId: sessionId(file), startsAt: file.in('P20D'), reasonCode: 'other' };
    expect(file.try('coordinator', 'rescheduleSession', moved)).toMatchObject({
      code: 'session_not_open',
      path: 'sessionId',
    });
    expect(file.kase).toBe(before);
  });

  it('plans nothing for what has ended: a track, group activities, the phase', () => {
    const ended = inProgramme();
    const track = ended.kase.plan?.tracks[0]?.trackId ?? 'none';
    ended.do('coordinator', 'endTrack', {
      trackId: track,
      outcome: 'dropped_out',
      reasonCode: 'not_suitable',
      reasons: text,
    });
    expect(() => planned(ended, { trackId: track })).toThrow('track_ended');
    const quiet = activitiesSuspended(inProgramme());
    const group = quiet.kase.plan?.tracks.find(({ code }) => code === 'basic_education')?.trackId ?? 'none';
    expect(() => planned(quiet, { trackId: group, specialistId: 'teacher' })).toThrow('activities_suspended');
    expect(releaseDecision().try('coordinator', 'draftPlan', {} as never)).toMatchObject({
      code: 'not_allowed_in_phase',
      detail: { phase: 'release_decision' },
    });
  });
});

describe('an answer given twice', () => {
  /** Every task of a busy case that may be answered on its own. */
  const first: Readonly<Partial<Record<TaskKind, Asked['answer']>>> = {
    session_invitation: 'accept',
    challenge_review: 'dismiss',
    suspension_proposal: 'keep',
    incentive_decision: 'grant',
    incident_notice: 'noted',
    intelligence_attestation: 'attest',
  };
  const open = (file: CaseFile): readonly Task[] => file.openTasks.filter(({ kind }) => first[kind]);
  const files = [busy(), preRelease()];

  it.each(files.flatMap((file) => open(file).map((task) => ({ kind: task.kind, file, task }))))(
    'is stored once, and said to be answered ($kind)',
    ({ file, task }) => {
      const copy = file.copy();
      const answer = first[task.kind] ?? 'done';
      expect(copy.answer(task, answer)).toBeNull();
      const before = copy.kase;
      expect(copy.answer(task, answer)).toMatchObject({ code: 'already_answered', path: 'taskId' });
      expect(copy.kase).toBe(before);
    },
  );

  it('an assessment is submitted once', () => {
    const file = inProgramme().do('coordinator', 'assignAssessment', assessmentAssigned());
    const task = file.task('assessment');
    const assessment = form(file.programme);
    expect(file.answer(task, 'submit', { assessment })).toBeNull();
    const before = file.kase;
    expect(file.answer(task, 'submit', { assessment })).toMatchObject({ code: 'already_answered' });
    expect(file.kase).toBe(before);
  });
});
