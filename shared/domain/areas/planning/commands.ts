import { ask, followedUp, withdraw } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, firstOf, reject } from '../../kernel/rules';
import { disciplines } from '../../vocabulary';
import { checkOpposites } from '../functions/opposites';
import { planInMaking } from '../plan/rules';
import { commands } from './contract';
import { checkDraft, checkMayDraft, drafted } from './drafts';
import { checkOpinions, isAboutPlan } from './rules';

export const rows: Area<'planning'>['commands'] = {
  draftPlan: {
    body: commands.draftPlan,
    by: coordinators,
    textsIn: 'identity',
    during: ['planning', 'programme'],
    unless: checkMayDraft,
    form: { fills: ['plan_draft', 'plan_rejected', 'plan_changes_asked'] },
    decide: (kase, data, facts) =>
      checkDraft(kase, data, facts) ??
      accept(
        drafted(kase, data, facts),
        ...withdraw(kase, isAboutPlan('plan_approval', 'plan_opinion'), true),
        ...followedUp(kase, 'plan_rejected', 'plan_changes_asked'),
        // Objectives that the draft replaces are no longer reviewed; during a revision the present ones still are.
        ...(kase.planRevision ? [] : followedUp(kase, 'objective_review_due')),
      ),
  },
  submitPlan: {
    body: commands.submitPlan,
    by: coordinators,
    textsIn: 'identity',
    names: ({ chairId, opinions = [] }) => [chairId, ...opinions.map(({ personId }) => personId)],
    during: ['planning', 'programme'],
    unless: checkMayDraft,
    form: { fills: ['plan_submission', ...disciplines.map((each) => `quorum_${each}` as const)] },
    decide: (kase, data, facts) => {
      const plan = planInMaking(kase);
      const { chairId, opinions } = data;
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
