import type { AnswerData } from '../shared/domain/asking/contract';
import type { EvidenceSource } from '../shared/domain/areas/assessment/contract';
import type { Answer, TaskKind } from '../shared/domain/case';
import type { Task } from '../shared/domain/asking/task';
import { reasons, type Extra } from '../stories/act';
import { form } from '../stories/bodies';
import type { Play } from './play';

/** An answer with its details. */
export type Given = Extra & Pick<AnswerData, 'answer'>;
type Answering = (play: Play, task: Task) => Given;
type Reasons = keyof Play['programme']['reasons'];

const said = (answer: Answer): Given => ({ answer, narrative: reasons });
const plain = (answer: Answer): Given => ({ answer });
const picked =
  (...answers: readonly Answer[]): Answering =>
  ({ random }) =>
    said(random.pick(answers));

/** Mostly yes; occasionally no, with a reason from a list. */
const mostly =
  (likely: number, yes: Given | Answering, answer: Answer, list: Reasons): Answering =>
  (play, task) => {
    const { random, programme } = play;
    if (!random.chance(likely)) return { answer, reasonCode: random.pick(programme.reasons[list]) };
    return typeof yes === 'function' ? yes(play, task) : yes;
  };

/** How people answer tasks: mostly yes, in time and in words, and occasionally not. */
const answering: Readonly<Record<TaskKind, Answering>> = {
  session_invitation: mostly(0.93, plain('accept'), 'decline', 'invitationDeclined'),
  session_report: mostly(0.85, held, 'not_held', 'sessionNotHeld'),
  assessment: mostly(0.95, handedIn, 'cannot_do', 'assessmentNotPossible'),
  assessment_consensus: handedIn,
  assessment_review: mostly(0.92, said('approve'), 'reject', 'approvalRejected'),
  challenge_review: picked('uphold', 'partly_uphold', 'dismiss', 'dismiss'),
  conference_invitation: mostly(0.85, plain('accept'), 'decline', 'invitationDeclined'),
  conference_report: picked('report'),
  action: mostly(0.9, said('done'), 'cannot_do', 'actionNotPossible'),
  concern_review: picked('reassess', 'watch', 'no_action'),
  urgent_concern: picked('acknowledge'),
  incident_notice: picked('noted'),
  suspension_proposal: picked('suspend', 'keep'),
  intelligence_attestation: picked('attest'),
  incentive_decision: mostly(0.8, { ...said('grant'), override: reasons }, 'refuse', 'incentiveRefused'),
  plan_approval: mostly(
    0.85,
    ({ random }) => said(random.chance(0.2) ? 'approve_with_changes' : 'approve'),
    'reject',
    'approvalRejected',
  ),
  plan_opinion: ({ random }) =>
    random.chance(0.8) ? plain('agree') : said(random.pick(['agree_with_changes', 'dissent'])),
  review_decision: picked('continue', 'continue', 'continue', 'step_up', 'step_down', 'revise', 'complete'),
  release_confirmation: mostly(0.93, said('confirm'), 'refuse', 'approvalRejected'),
  handover_sending: () => plain('confirm'),
  handover_acceptance: () => plain('confirm'),
  contact_report: mostly(0.9, plain('made'), 'missed', 'contactMissed'),
  outreach: mostly(0.7, plain('reached'), 'not_reached', 'outreachFailed'),
  follow_up: () => plain('done'),
};

export function answerTo(play: Play, task: Task): Given {
  return answering[task.kind](play, task);
}

function held({ random, kase }: Play): Given {
  const objectiveId = kase.plan?.objectives.at(0)?.objectiveId;
  const concern = random.chance(0.01) ? ('urgent' as const) : random.chance(0.03) ? ('yes' as const) : undefined;
  const progress = random.pick(['forward', 'unchanged', 'backward', 'not_seen'] as const);
  const isObserved = objectiveId !== undefined && random.chance(0.3);
  return {
    answer: 'held',
    engagement: random.pick(['engaged', 'engaged', 'passive', 'resistant', 'not_seen'] as const),
    ...(isObserved && { observations: [{ objectiveId, progress, note: reasons }] }),
    ...(concern && { concern }),
  };
}

function handedIn({ kase, programme, random }: Play, { about }: Task): Given {
  const instrumentId = kase.assessments.find(({ assessmentId }) => assessmentId === about)?.instrumentId;
  const instrument = programme.instruments.find(({ id }) => id === instrumentId);
  const full = form(programme, {}, instrumentId);
  const sources: readonly EvidenceSource[] = ['interview', 'observation', 'file'];
  return {
    answer: 'submit',
    assessment: {
      ...full,
      ratings: full.ratings.map((each) => ({
        ...each,
        level: random.chance(0.1) ? 'not_rated' : random.pick(instrument?.scale ?? ['low']),
        sources,
        confidence: random.pick(['low', 'moderate', 'high'] as const),
      })),
      levelOfConcern: random.pick(['low', 'low', 'medium', 'high', 'not_rated'] as const),
    },
  };
}
