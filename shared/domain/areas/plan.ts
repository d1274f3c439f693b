import { ask, followedUp, followUp, withdraw } from '../asking';
import type { CommandData } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { lackingForPlan } from '../quorum';
import { checkOpposites } from '../separation';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import type { CaseState, Opinion, Plan } from '../state';
import type { AnswerOf, Task, TaskKind } from '../tasks';
import { cancelSessions } from './invitations';
import { checkDraft, checkMayDraft, drafted } from './plan-drafts';
import { planInMaking, tracksAfter, withPlanInMaking } from './plan-state';

/**
 * The plan: one aim, objectives with success and failure thresholds, tracks; approved by a chair who is not its author,
 * with the opinions of other disciplines beside it (domain.md, `planning`). While a revision is made the approved plan
 * goes on to hold.
 */
export const planCommands: CommandRules<'draftPlan' | 'submitPlan'> = {
  draftPlan: {
    during: ['planning', 'programme'],
    decide: (kase, data, facts) =>
      firstOf(checkMayDraft(kase), checkDraft(kase, data, facts)) ??
      accept(
        drafted(kase, data, facts),
        ...withdraw(kase, isAboutPlan('plan_approval', 'plan_opinion'), true),
        ...followedUp(kase, 'plan_rejected', 'plan_changes_asked'),
        // Objectives that the draft replaces are looked at no more; those that a revision will replace still are.
        ...(kase.planRevision ? [] : followedUp(kase, 'objective_review_due')),
      ),
  },
  submitPlan: {
    during: ['planning', 'programme'],
    decide: (kase, data, facts) => {
      const plan = planInMaking(kase);
      const { chairId, opinions } = data;
      const mayDraft = checkMayDraft(kase);
      if (mayDraft) return mayDraft;
      if (plan?.status !== 'draft') return reject('plan_not_submittable', 'chairId', { now: plan?.status ?? 'none' });
      return (
        firstOf(
          checkPerson(facts, chairId, 'chairId'),
          checkApart([chairId, plan.authorId], 'chairId'),
          checkApart([chairId, facts.actor.personId], 'chairId'),
          checkOpposites(kase, 'chair', chairId, 'chairId'),
          checkOpinions(plan, data, facts),
        ) ??
        accept(
          { type: 'planSubmitted', data: { version: plan.version, chairId, ...(opinions && { opinions }) } },
          ask('plan_approval', chairId, String(plan.version), facts),
          ...(opinions ?? []).map(({ personId, discipline }) => ask('plan_opinion', personId, discipline, facts)),
        )
      );
    },
  },
};

/** Each a person of their discipline, one for each discipline; nobody gives an opinion on what they wrote or decide. */
function checkOpinions(
  plan: Plan,
  { chairId, opinions = [] }: CommandData['submitPlan'],
  facts: Facts,
): Decision | null {
  return firstOf(
    ...opinions.flatMap(({ personId, discipline }, index) => {
      const before = opinions.slice(0, index);
      const path = `opinions.${index}.personId`;
      return [
        checkPerson(facts, personId, path, [discipline]),
        checkApart([personId, plan.authorId], path),
        checkApart([personId, chairId], path),
        before.some((other) => other.personId === personId) ? reject('named_twice', path) : null,
        before.some((other) => other.discipline === discipline)
          ? reject('named_twice', `opinions.${index}.discipline`)
          : null,
      ];
    }),
  );
}

export const planAnswers: AnswerRules<'plan_approval' | 'plan_opinion'> = {
  plan_opinion: {
    agree: opinion('agree'),
    agree_with_changes: opinion('agree_with_changes'),
    dissent: opinion('dissent'),
  },
  plan_approval: {
    approve: (kase, _task, _data, facts) => approve(kase, false, facts),
    approve_with_changes: (kase, _task, _data, facts) => approve(kase, true, facts),
    reject: (kase, _task, { reasonCode = '' }, facts) => {
      const plan = submitted(kase);
      if (!plan) return reject('no_longer_needed', 'taskId');
      return accept(
        { type: 'planRejected', data: { version: plan.version, reasonCode } },
        ...withdraw(kase, isAboutPlan('plan_opinion'), true),
        ...followUp(kase, 'plan_rejected', facts),
      );
    },
  },
};

/** A voice on the plan, before or after the chair's; a dissent stands beside an approval. */
function opinion(given: AnswerOf<'plan_opinion'>) {
  return (kase: CaseState, { about }: Task): Decision => {
    const plan = planInMaking(kase);
    const asked = plan?.opinions?.find(({ discipline }) => discipline === about);
    if (!plan || !asked) return reject('no_longer_needed', 'taskId');
    const { version } = plan;
    return accept({ type: 'planOpinionGiven', data: { version, discipline: asked.discipline, opinion: given } });
  };
}

/**
 * The gate of `planning` waits for the voices that are still missing. A revision has no gate: its chair approves once
 * they are there.
 */
function approve(kase: CaseState, withChanges: boolean, facts: Facts): Decision {
  const plan = submitted(kase);
  if (!plan) return reject('no_longer_needed', 'taskId');
  const lacking =
    kase.planDraft && facts.programme.gates.planning.includes('quorum') ? lackingForPlan(kase, facts.programme) : [];
  return (
    firstOf(checkObjectives(plan), lacking.length > 0 ? reject('no_quorum', 'answer', { lacking }) : null) ??
    accept(
      { type: 'planApproved', data: { version: plan.version, ...(withChanges && { withChanges }) } },
      ...(kase.planDraft ? takenUp(kase, plan) : []),
      ...(withChanges ? followUp(kase, 'plan_changes_asked', facts) : []),
    )
  );
}

/** What a revision ends: sessions of tracks that it leaves out, and what was still asked about it and its forerunner. */
function takenUp(kase: CaseState, plan: Plan): readonly NewEvent[] {
  const goOn = tracksAfter(kase.plan, plan.tracks).map(({ trackId }) => trackId);
  return [
    ...cancelSessions(kase, ({ trackId }) => !goOn.includes(trackId), 'plan_revised'),
    ...withdraw(kase, isAboutPlan('plan_opinion'), true),
    ...followedUp(kase, 'objective_review_due'),
  ];
}

export const planEvents: Reducers<
  'planDrafted' | 'planSubmitted' | 'planApproved' | 'planRejected' | 'planOpinionGiven'
> = {
  planDrafted: (kase, { data, actorId }) => {
    const draft: Plan = {
      version: data.version,
      status: 'draft',
      aim: data.aim,
      authorId: actorId,
      objectives: data.objectives.map(({ objectiveId, titleId, hasFailureThreshold, reviewOn }) => ({
        objectiveId,
        titleId,
        hasFailureThreshold,
        reviewOn,
      })),
      tracks: tracksAfter(kase.plan, data.tracks),
    };
    return kase.planRevision ? { ...kase, planDraft: draft } : { ...kase, plan: draft };
  },
  planSubmitted: (kase, { data }) => ({
    ...change(kase, {
      status: 'submitted',
      chairId: data.chairId,
      opinions: (data.opinions ?? []).map((each) => ({ ...each, opinion: 'asked' })),
    }),
    functions: { ...kase.functions, chair: data.chairId },
  }),
  planApproved: (kase) => {
    const { plan, planDraft } = change(kase, { status: 'approved' });
    if (!planDraft) return { ...kase, plan, planRevision: false };
    return {
      ...kase,
      plan: { ...planDraft, tracks: tracksAfter(kase.plan, planDraft.tracks) },
      planDraft: null,
      planRevision: false,
    };
  },
  planOpinionGiven: (kase, { data }) =>
    change(kase, {
      opinions: (planInMaking(kase)?.opinions ?? []).map((each): Opinion =>
        each.discipline === data.discipline ? { ...each, opinion: data.opinion } : each,
      ),
    }),
  planRejected: (kase) => change(kase, { status: 'rejected' }),
};

/** A plan without a failure threshold for each objective is refused, naming the objective (Rome Memorandum, metrics). */
function checkObjectives({ objectives }: Plan): Decision | null {
  const index = objectives.findIndex(({ hasFailureThreshold }) => !hasFailureThreshold);
  const objective = objectives[index];
  return objective
    ? reject('failure_threshold_missing', `objectives.${index}.failureThreshold`, {
        objectiveId: objective.objectiveId,
        objective: index + 1,
      })
    : null;
}

function submitted(kase: CaseState): Plan | null {
  const plan = planInMaking(kase);
  return plan?.status === 'submitted' ? plan : null;
}

function isAboutPlan(...kinds: readonly TaskKind[]): (task: Task) => boolean {
  return ({ kind }) => kinds.includes(kind);
}

function change(kase: CaseState, to: Partial<Plan>): CaseState {
  const plan = planInMaking(kase);
  return plan ? withPlanInMaking(kase, { ...plan, ...to }) : kase;
}
