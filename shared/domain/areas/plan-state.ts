import type { CaseState, Plan, Track } from '../state';

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
