import { type CaseState } from '../../case';
import { type Objective, type Plan, type Track } from './contract';

/** The plan that is drafted, submitted or decided. During a revision that is the draft, not the plan in force. */
export function planInMaking({ plan, planDraft }: CaseState): Plan | null {
  return planDraft ?? plan;
}

/** The state with the plan in the making as given. */
export function withPlanInMaking(kase: CaseState, plan: Plan): CaseState {
  return kase.planDraft ? { ...kase, planDraft: plan } : { ...kase, plan };
}

/**
 * The tracks of a plan that follows another. A continued track keeps its progress, also from the time since the draft;
 * a completed track stays completed.
 */
export function tracksAfter(before: Plan | null, tracks: readonly Track[]): readonly Track[] {
  const former = before?.tracks ?? [];
  const isNamed = ({ trackId }: Track): boolean => tracks.some((track) => track.trackId === trackId);
  return [
    ...tracks.map((track) => former.find(({ trackId }) => trackId === track.trackId) ?? track),
    ...former.filter((track) => track.outcome === 'completed' && !isNamed(track)),
  ];
}

/** The objectives of the approved plan. Those of a mere draft are not reviewed yet. */
export function objectivesOf({ plan }: CaseState): readonly Objective[] {
  return plan?.status === 'approved' ? plan.objectives : [];
}

/** Makes a person chair of the plan in the making, and holder of the function. */
export function chairedBy(kase: CaseState, _task: unknown, chairId: string): CaseState {
  const plan = planInMaking(kase);
  const state = plan ? withPlanInMaking(kase, { ...plan, chairId }) : kase;
  return { ...state, functions: { ...state.functions, chair: chairId } };
}
