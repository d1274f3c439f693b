import { dueFromNow, findTask, followUp, openTasks } from '../asking';
import type { AnswerData } from '../commands';
import type { Programme } from '../../programme/schema';
import type { NewEvent } from '../events';
import type { Deadline, Decision, Facts } from '../kernel-types';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type CommandRules, type Deadlines, type Reducers } from '../rules';
import { checkTakeOver, checkUnbiased } from '../separation';
import type { Assessment, CaseState, Plan } from '../state';
import { nextRung } from '../ladder';
import { keptWith } from '../memo';
import { taskKind, type AnswerNeeds, type Task } from '../tasks';
import { phasesOpen } from '../phase-groups';
import { asked, handedTo } from './invitations';
import { planInMaking, withPlanInMaking } from './plan-state';
import type { CaseFunction } from '../../policy/vocabulary';

/** Tasks as such: what was asked goes to another person, is answered, reminded of, taken back. */
export const taskCommands: CommandRules<'reassignTask'> = {
  reassignTask: {
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, { taskId, assigneeId, reasonCode }, facts) => {
      const task = findTask(kase, taskId);
      if (!task) return reject('unknown_task', 'taskId');
      return (
        firstOf(
          stillOpen(task),
          task.assigneeId === assigneeId ? reject('nothing_changed', 'assigneeId') : null,
          checkReason(reasonCode, 'reassigned', facts),
          checkTakeOver(kase, task, assigneeId, 'assigneeId', facts),
        ) ?? accept(reassign(task, assigneeId, reasonCode, facts))
      );
    },
  },
};

/** Whether a task can be answered so, by this person, with what the answer brings along. */
export function checkAnswer(kase: CaseState, data: AnswerData, { actor, programme }: Facts): Decision | null {
  const task = findTask(kase, data.taskId);
  if (!task) return reject('unknown_task', 'taskId');
  if (task.assigneeId !== actor.personId) return reject('not_your_task', 'taskId');
  const { sensitivity, answers } = taskKind(task.kind);
  if (sensitivity === 'sign_in' && actor.knownBy === 'link') return reject('sign_in_required');
  const notOpen = stillOpen(task);
  if (notOpen) return notOpen;
  const biased = checkUnbiased(kase, task);
  if (biased) return biased;
  const { shown } = data;
  if (shown && (shown.generation !== task.generation || shown.revision !== task.revision))
    return reject('changed_since_shown', 'taskId');
  const needs: AnswerNeeds | undefined = Object.hasOwn(answers, data.answer) ? answers[data.answer] : undefined;
  if (!needs) return reject('answer_not_possible', 'answer', { possible: Object.keys(answers) });
  if (needs.narrative && !data.narrative) return reject('reason_required', 'narrative');
  if (!needs.reasonsFrom) return null;
  if (!data.reasonCode) return reject('reason_required', 'reasonCode', { known: programme.reasons[needs.reasonsFrom] });
  return checkReason(data.reasonCode, needs.reasonsFrom, { programme });
}

/** The answer itself, before what it brings about; a reason that it has no use for is left out. */
export function answered({ kind }: Task, data: AnswerData, { actor }: Facts): NewEvent {
  const { taskId, answer, reasonCode, narrative } = data;
  const takesReason = taskKind(kind).answers[answer]?.reasonsFrom !== undefined;
  return {
    type: 'taskAnswered',
    data: {
      taskId,
      answer,
      ...(takesReason && reasonCode && { reasonCode }),
      ...(narrative && { narrative }),
      knownBy: actor.knownBy,
    },
  };
}

/** The task in the hands of another person, with a window of its own when little or nothing is left of the old one. */
export function reassign(task: Task, to: string, reasonCode: string, facts: Facts): NewEvent {
  const dueAt = task.dueAt > facts.now ? task.dueAt : dueFromNow(task.kind, facts);
  return { type: 'taskReassigned', data: { taskId: task.taskId, from: task.assigneeId, to, dueAt, reasonCode } };
}

/** A mail that will never arrive becomes a task for the coordinator, unless it was that coordinator's own or all is over. */
export function decideMailFailure(kase: CaseState, taskId: string, owedKey: string, facts: Facts): Decision {
  const task = findTask(kase, taskId);
  if (!task) return reject('unknown_task');
  const isTheirs = task.kind === 'follow_up' && task.assigneeId === kase.functions.lead_coordinator;
  const isOver = kase.phase === 'closed' || kase.diedOn !== null;
  return accept(
    { type: 'mailFailed', data: { taskId, owedKey } },
    ...(isTheirs || isOver ? [] : followUp(kase, 'mail_failed', facts)),
  );
}

type TaskEvent =
  'taskAsked' | 'taskChanged' | 'taskAnswered' | 'taskWithdrawn' | 'taskReassigned' | 'rungReached' | 'mailFailed';

export const taskEvents: Reducers<TaskEvent> = {
  taskAsked: (kase, { data, at }) =>
    put(data.kind === 'session_invitation' ? asked(kase, data.about) : kase, {
      ...data,
      askedAt: at,
      rungsReached: 0,
      generation: 0,
      revision: 0,
      status: 'open',
    }),
  taskChanged: (kase, { data, at }) =>
    change(kase, data.taskId, ({ revision }) => ({
      askedAt: at,
      dueAt: data.dueAt,
      rungsReached: 0,
      revision: revision + 1,
    })),
  taskAnswered: (kase, { data, at, actorId }) =>
    change(kase, data.taskId, () => ({
      status: 'answered',
      closedAt: at,
      answer: data.answer,
      answeredBy: actorId,
      knownBy: data.knownBy,
    })),
  taskWithdrawn: (kase, { data, at }) =>
    change(kase, data.taskId, () => ({ status: 'withdrawn', closedAt: at, tellWithdrawal: data.tell })),
  taskReassigned: (kase, { data, at }) => {
    const moved = change(kase, data.taskId, ({ generation }) => ({
      assigneeId: data.to,
      formerAssigneeId: data.from,
      askedAt: at,
      dueAt: data.dueAt,
      rungsReached: 0,
      generation: generation + 1,
      revision: 0,
    }));
    return takeOver(moved, data.taskId, data.to);
  },
  rungReached: (kase, { data }) => change(kase, data.taskId, () => ({ rungsReached: data.rung })),
  mailFailed: (kase) => kase,
};

/** A timeout never answers (rule 3): it reminds, then tells somebody else. */
export const taskDeadlines: Deadlines = (kase, { programme }) =>
  openTasks(kase).flatMap((task) => rungDeadline(task, programme) ?? []);

const rungDeadline = keptWith((task: Task, programme: Programme): Deadline | null => {
  const next = nextRung(task, programme);
  if (!next) return null;
  const { number, at, to } = next;
  const { taskId } = task;
  return {
    at,
    then: 'rungReached',
    about: taskId,
    events: () => [{ type: 'rungReached', data: { taskId, rung: number, to } }],
  };
});

function stillOpen(task: Task): Decision | null {
  if (task.status === 'answered') return reject('already_answered', 'taskId');
  return task.status === 'withdrawn' ? reject('no_longer_needed', 'taskId') : null;
}

/** What a task is about follows its new assignee. */
function takeOver(kase: CaseState, taskId: string, to: string): CaseState {
  const task = kase.tasks[taskId];
  if (!task) return kase;
  const { kind, about } = task;
  switch (kind) {
    case 'session_invitation':
    case 'session_report':
      return {
        ...kase,
        sessions: kase.sessions.map((each) => (each.sessionId === about ? handedTo(each, to) : each)),
      };
    case 'assessment': {
      const found = kase.assessments.find(({ assessmentId }) => assessmentId === about);
      const isSecond = found?.secondAssessorId !== undefined && found.secondAssessorId === task.formerAssigneeId;
      return isSecond
        ? changeAssessment(kase, about, { secondAssessorId: to })
        : withFunction(changeAssessment(kase, about, { assessorId: to }), 'assessor', to);
    }
    case 'assessment_review':
      return withFunction(changeAssessment(kase, about, { reviewerId: to }), 'reviewer', to);
    case 'assessment_consensus':
      return changeAssessment(kase, about, { moderatorId: to });
    case 'plan_approval':
    case 'review_decision':
      return withFunction(
        changePlan(kase, () => ({ chairId: to })),
        'chair',
        to,
      );
    case 'release_confirmation':
      return { ...kase, functions: { ...kase.functions, [about]: to } };
    case 'handover_sending':
      return { ...kase, release: kase.release && { ...kase.release, senderId: to } };
    case 'handover_acceptance':
      return { ...kase, release: kase.release && { ...kase.release, receiverId: to } };
    case 'challenge_review':
      return {
        ...kase,
        challenges: kase.challenges.map((each) => (each.challengeId === about ? { ...each, reviewerId: to } : each)),
      };
    case 'plan_opinion':
      return changePlan(kase, ({ opinions = [] }) => ({
        opinions: opinions.map((each) => (each.discipline === about ? { ...each, personId: to } : each)),
      }));
    case 'conference_invitation':
    case 'conference_report':
      return {
        ...kase,
        conferences: kase.conferences.map((each) =>
          each.conferenceId === about
            ? {
                ...each,
                members: each.members.map((member) =>
                  member.personId === task.formerAssigneeId ? { ...member, personId: to, answer: 'asked' } : member,
                ),
              }
            : each,
        ),
      };
    case 'incentive_decision':
      return {
        ...kase,
        incentives: kase.incentives.map((each) => (each.incentiveId === about ? { ...each, granterId: to } : each)),
      };
    case 'urgent_concern':
      return { ...kase, functions: { ...kase.functions, duty_officer: to } };
    case 'intelligence_attestation':
      return { ...kase, functions: { ...kase.functions, custodian: to } };
    case 'action':
    case 'concern_review':
    case 'incident_notice':
    case 'suspension_proposal':
    case 'contact_report':
    case 'outreach':
    case 'follow_up':
      return kase;
  }
}

function changeAssessment(kase: CaseState, assessmentId: string, to: Partial<Assessment>): CaseState {
  return {
    ...kase,
    assessments: kase.assessments.map((each) => (each.assessmentId === assessmentId ? { ...each, ...to } : each)),
  };
}

/** Of a plan that is revised, the revision: the plan that holds was decided. */
function changePlan(kase: CaseState, to: (plan: Plan) => Partial<Plan>): CaseState {
  const plan = planInMaking(kase);
  return plan ? withPlanInMaking(kase, { ...plan, ...to(plan) }) : kase;
}

function withFunction(kase: CaseState, held: CaseFunction, personId: string): CaseState {
  return { ...kase, functions: { ...kase.functions, [held]: personId } };
}

function put(kase: CaseState, task: Task): CaseState {
  return { ...kase, tasks: { ...kase.tasks, [task.taskId]: task } };
}

function change(kase: CaseState, taskId: string, to: (task: Task) => Partial<Task>): CaseState {
  const task = kase.tasks[taskId];
  return task ? put(kase, { ...task, ...to(task) }) : kase;
}
