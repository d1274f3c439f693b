import type { AnswerData, AssessmentForm, EvidenceSource } from '../shared/domain/commands';
import type { Answer, Task, TaskKind } from '../shared/domain/tasks';
import type { Play } from './play';

type Given = Omit<AnswerData, 'taskId'>;
type Answering = (play: Play, task: Task) => Given;

/** What people answer to what they are asked: mostly yes, in time and in words, and now and then not. */
const answering: Readonly<Record<TaskKind, Answering>> = {
  session_invitation: (play) => yesOr(play, 0.93, { answer: 'accept' }, reason(play, 'decline', 'invitationDeclined')),
  session_report: (play) => yesOr(play, 0.85, held(play), reason(play, 'not_held', 'sessionNotHeld')),
  assessment: (play, task) =>
    yesOr(
      play,
      0.95,
      { answer: 'submit', assessment: formFor(play, task) },
      reason(play, 'cannot_do', 'assessmentNotPossible'),
    ),
  assessment_consensus: (play, task) => ({ answer: 'submit', assessment: formFor(play, task) }),
  assessment_review: (play) => yesOr(play, 0.92, said(play, 'approve'), reason(play, 'reject', 'approvalRejected')),
  challenge_review: (play) => said(play, play.random.pick(['uphold', 'partly_uphold', 'dismiss', 'dismiss'])),
  conference_invitation: (play) =>
    yesOr(play, 0.85, { answer: 'accept' }, reason(play, 'decline', 'invitationDeclined')),
  conference_report: (play) => said(play, 'report'),
  action: (play) => yesOr(play, 0.9, said(play, 'done'), reason(play, 'cannot_do', 'actionNotPossible')),
  concern_review: (play) => said(play, play.random.pick(['reassess', 'watch', 'no_action'])),
  urgent_concern: () => ({ answer: 'acknowledge' }),
  incident_notice: () => ({ answer: 'noted' }),
  suspension_proposal: (play) => said(play, play.random.pick(['suspend', 'keep'])),
  intelligence_attestation: (play) => said(play, 'attest'),
  incentive_decision: (play) =>
    yesOr(play, 0.8, { ...said(play, 'grant'), override: play.words() }, reason(play, 'refuse', 'incentiveRefused')),
  plan_approval: (play) =>
    yesOr(
      play,
      0.85,
      said(play, play.random.chance(0.2) ? 'approve_with_changes' : 'approve'),
      reason(play, 'reject', 'approvalRejected'),
    ),
  plan_opinion: (play) =>
    play.random.chance(0.8) ? { answer: 'agree' } : said(play, play.random.pick(['agree_with_changes', 'dissent'])),
  review_decision: (play) =>
    said(play, play.random.pick(['continue', 'continue', 'continue', 'step_up', 'step_down', 'revise', 'complete'])),
  release_confirmation: (play) => yesOr(play, 0.93, said(play, 'confirm'), reason(play, 'refuse', 'approvalRejected')),
  handover_sending: () => ({ answer: 'confirm' }),
  handover_acceptance: () => ({ answer: 'confirm' }),
  contact_report: (play) => yesOr(play, 0.9, { answer: 'made' }, reason(play, 'missed', 'contactMissed')),
  outreach: (play) => yesOr(play, 0.7, { answer: 'reached' }, reason(play, 'not_reached', 'outreachFailed')),
  follow_up: () => ({ answer: 'done' }),
};

export function answerTo(play: Play, task: Task): AnswerData {
  return { taskId: task.taskId, ...answering[task.kind](play, task) };
}

function yesOr({ random }: Play, likely: number, yes: Given, no: Given): Given {
  return random.chance(likely) ? yes : no;
}

function said(play: Play, answer: Answer): Given {
  return { answer, narrative: play.words() };
}

function reason({ programme, random }: Play, answer: Answer, list: keyof Play['programme']['reasons']): Given {
  return { answer, reasonCode: random.pick(programme.reasons[list]) };
}

function held({ random, kase, words }: Play): Given {
  const objective = kase.plan?.objectives.at(0);
  const concern = random.chance(0.01) ? ('urgent' as const) : random.chance(0.03) ? ('yes' as const) : undefined;
  return {
    answer: 'held',
    engagement: random.pick(['engaged', 'engaged', 'passive', 'resistant', 'not_seen']),
    ...(objective &&
      random.chance(0.3) && {
        observations: [
          {
            objectiveId: objective.objectiveId,
            progress: random.pick(['forward', 'unchanged', 'backward', 'not_seen'] as const),
            note: words(),
          },
        ],
      }),
    ...(concern && { concern }),
  };
}

function formFor(play: Play, task: Task): AssessmentForm {
  const { kase, programme, random, words } = play;
  const assigned = kase.assessments.find(({ assessmentId }) => assessmentId === task.about);
  const instrument = programme.instruments.find(({ id }) => id === assigned?.instrumentId);
  const sources: readonly EvidenceSource[] = ['interview', 'observation', 'file'];
  return {
    ratings: (instrument?.items ?? []).map(({ id }) => ({
      item: id,
      level: random.chance(0.1) ? 'not_rated' : random.pick(instrument?.scale ?? ['low']),
      evidence: words(),
      sources,
      confidence: random.pick(['low', 'moderate', 'high'] as const),
    })),
    levelOfConcern: random.pick(['low', 'low', 'medium', 'high', 'not_rated'] as const),
    formulation: words(),
  };
}
