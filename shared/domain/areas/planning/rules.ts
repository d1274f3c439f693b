import { followedUp, followUp, openTasks, withdraw } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type AnswerOf, type CaseState, type CommandData, type NewEvent, type TaskKind } from '../../case';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type AgendaFacts, type Decision, type Facts, type Missing } from '../../kernel/types';
import { holder, needs } from '../../path/gates';
import { type Plan } from '../plan/contract';
import { planInMaking, tracksAfter, withPlanInMaking } from '../plan/rules';
import { cancelSessions } from '../sessions/invitations';
import { lackingForPlan } from './quorum';

/**
 * Refused unless each person has their discipline, with one person per discipline. Nobody gives an opinion on a plan
 * that they wrote or decide.
 */
export function checkOpinions(
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

/** Records an opinion on the plan, before or after the chair's decision; a dissent stands beside an approval. */
export function opinion(given: AnswerOf<'plan_opinion'>) {
  return (kase: CaseState, { about }: Task): Decision => {
    const plan = planInMaking(kase);
    const asked = plan?.opinions?.find(({ discipline }) => discipline === about);
    if (!plan || !asked) return reject('no_longer_needed', 'taskId');
    const { version } = plan;
    return accept({ type: 'planOpinionGiven', data: { version, discipline: asked.discipline, opinion: given } });
  };
}

/**
 * Approves the plan. Opinions still missing hold up the gate of `planning`; a revision has no gate, so they hold up its
 * approval.
 */
export function approve(kase: CaseState, withChanges: boolean, facts: Facts): Decision {
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

/** Ends what a revision replaces: sessions of dropped tracks, and open tasks about it and the plan before it. */
function takenUp(kase: CaseState, plan: Plan): readonly NewEvent[] {
  const goOn = tracksAfter(kase.plan, plan.tracks).map(({ trackId }) => trackId);
  return [
    ...cancelSessions(kase, ({ trackId }) => !goOn.includes(trackId), 'plan_revised'),
    ...withdraw(kase, isAboutPlan('plan_opinion'), true),
    ...followedUp(kase, 'objective_review_due'),
  ];
}

/** Refused if an objective lacks a failure threshold; the path names the objective (Rome Memorandum, metrics). */
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

export function submitted(kase: CaseState): Plan | null {
  const plan = planInMaking(kase);
  return plan?.status === 'submitted' ? plan : null;
}

export function isAboutPlan(...kinds: readonly TaskKind[]): (task: Task) => boolean {
  return ({ kind }) => kinds.includes(kind);
}

export function change(kase: CaseState, to: Partial<Plan>): CaseState {
  const plan = planInMaking(kase);
  return plan ? withPlanInMaking(kase, { ...plan, ...to }) : kase;
}

/** The next step towards an approved plan. */
export function missingPlan(kase: CaseState): readonly Missing[] {
  if (kase.plan?.status === 'approved') return [];
  if (kase.plan?.status === 'submitted') return needs(true, 'plan_approval', kase, 'chair');
  return needs(true, kase.plan?.status === 'draft' ? 'plan_submission' : 'plan_draft', kase, 'lead_coordinator');
}

/** Disciplines whose voice on the plan is missing, each owed by the person asked for an opinion. */
export function missingQuorum(kase: CaseState, { programme }: AgendaFacts): readonly Missing[] {
  return lackingForPlan(kase, programme).map((discipline) => {
    const asked = openTasks(kase).find((task) => task.kind === 'plan_opinion' && task.about === discipline);
    return {
      code: `quorum_${discipline}`,
      owedBy: asked ? { personId: asked.assigneeId } : holder(kase, 'lead_coordinator'),
    };
  });
}
