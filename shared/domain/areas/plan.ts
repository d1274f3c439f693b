import { ask, followedUp, followUp, withdraw } from '../asking';
import type { Decision } from '../kernel-types';
import { checkApart, checkPerson } from '../people';
import { checkOpposites } from '../separation';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Reducers } from '../rules';
import type { CaseState, Plan } from '../state';
import { civilDate } from '../time';

/** The plan: one aim, objectives with success and failure thresholds, tracks; approved by a chair who is not its author. */
export const planCommands: CommandRules<'draftPlan' | 'submitPlan'> = {
  draftPlan: {
    during: ['planning'],
    decide: (kase, { aim, objectives, tracks }, facts) => {
      const known = facts.programme.tracks.map(({ code }) => code);
      const unknown = tracks.findIndex((code) => !known.includes(code));
      if (unknown >= 0) return reject('unknown_track', `tracks.${unknown}`, { known });
      const today = civilDate(facts.now, facts.calendar.timeZone);
      const past = objectives.findIndex(({ reviewOn }) => reviewOn < today);
      if (past >= 0) return reject('date_in_past', `objectives.${past}.reviewOn`);
      return accept(
        {
          type: 'planDrafted',
          data: {
            version: (kase.plan?.version ?? 0) + 1,
            aim,
            objectives: objectives.map((draft) => ({
              objectiveId: facts.newId(),
              titleId: draft.title.narrativeId,
              hasFailureThreshold: draft.failureThreshold !== undefined,
              reviewOn: draft.reviewOn,
              draft,
            })),
            tracks: facts.programme.tracks
              .filter(({ code }) => tracks.includes(code))
              .map(({ code, discipline }) => ({ trackId: facts.newId(), code, discipline })),
          },
        },
        ...withdraw(kase, ({ kind }) => kind === 'plan_approval', true),
        ...followedUp(kase, 'plan_rejected'),
      );
    },
  },
  submitPlan: {
    during: ['planning'],
    decide: (kase, { chairId }, facts) => {
      const { plan } = kase;
      if (plan?.status !== 'draft')
        return reject('plan_not_submittable', 'chairId', { status: plan?.status ?? 'none' });
      return (
        firstOf(
          checkPerson(facts, chairId, 'chairId'),
          checkApart([chairId, plan.authorId], 'chairId'),
          checkApart([chairId, facts.actor.personId], 'chairId'),
          checkOpposites(kase, 'chair', chairId, 'chairId'),
        ) ??
        accept(
          { type: 'planSubmitted', data: { version: plan.version, chairId } },
          ask('plan_approval', chairId, String(plan.version), facts),
        )
      );
    },
  },
};

export const planAnswers: AnswerRules<'plan_approval' | 'plan_opinion'> = {
  plan_opinion: {
    agree: () => reject('nothing_changed'),
    agree_with_changes: () => reject('nothing_changed'),
    dissent: () => reject('nothing_changed'),
  },
  plan_approval: {
    approve: (kase) => {
      const plan = submitted(kase);
      return checkObjectives(plan) ?? accept({ type: 'planApproved', data: { version: plan.version } });
    },
    approve_with_changes: () => reject('nothing_changed'),
    reject: (kase, _task, { reasonCode = '' }, facts) =>
      accept(
        { type: 'planRejected', data: { version: submitted(kase).version, reasonCode } },
        ...followUp(kase, 'plan_rejected', facts),
      ),
  },
};

export const planEvents: Reducers<
  'planDrafted' | 'planSubmitted' | 'planApproved' | 'planRejected' | 'planOpinionGiven'
> = {
  planDrafted: (kase, { data, actorId }) => ({
    ...kase,
    plan: {
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
      tracks: data.tracks,
    },
  }),
  planSubmitted: (kase, { data }) => ({
    ...change(kase, { status: 'submitted', chairId: data.chairId }),
    functions: { ...kase.functions, chair: data.chairId },
  }),
  planApproved: (kase) => change(kase, { status: 'approved' }),
  planOpinionGiven: (kase) => kase,
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

function submitted({ plan, caseId }: CaseState): Plan {
  if (plan?.status !== 'submitted') throw new Error(`no submitted plan in ${caseId}`);
  return plan;
}

function change(kase: CaseState, to: Partial<Plan>): CaseState {
  return { ...kase, plan: kase.plan && { ...kase.plan, ...to } };
}
