import { type CaseState } from '../../case';
import { type Objective, type Plan, type Track } from './contract';

/** The plan that is being drafted, submitted or decided: of a revision, and not the one that holds meanwhile. */
export function planInMaking({ plan, planDraft }: CaseState): Plan | null {
  return planDraft ?? plan;
}

/** The state with the plan in the making as given. */
export function withPlanInMaking(kase: CaseState, plan: Plan): CaseState {
  return kase.planDraft ? { ...kase, planDraft: plan } : { ...kase, plan };
}

/**
 * The tracks of a plan that comes after another: what goes on keeps what was done in it, also since it was drafted, and
 * what was completed stays completed.
 */
export function tracksAfter(before: Plan | null, tracks: readonly Track[]): readonly Track[] {
  const former = before?.tracks ?? [];
  const isNamed = ({ trackId }: Track): boolean => tracks.some((track) => track.trackId === trackId);
  return [
    ...tracks.map((track) => former.find(({ trackId }) => trackId === track.trackId) ?? track),
    ...former.filter((track) => track.outcome === 'completed' && !isNamed(track)),
  ];
}

/** Of the plan that holds; what was only drafted is not looked at yet. */
export function objectivesOf({ plan }: CaseState): readonly Objective[] {
  return plan?.status === 'approved' ? plan.objectives : [];
}

/** The chair of the plan in the making, who holds the function from then on. */
export function chairedBy(kase: CaseState, _task: unknown, chairId: string): CaseState {
  const plan = planInMaking(kase);
  const state = plan ? withPlanInMaking(kase, { ...plan, chairId }) : kase;
  return { ...state, functions: { ...state.functions, chair: chairId } };
}
