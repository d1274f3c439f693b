import { type CaseState } from '../../case';
import { type Programme } from '../../programme';
import { type Session } from '../sessions/contract';
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

/** A strand of the programme as its definition has it. */
export type TrackDefinition = Programme['tracks'][number];

export function definitionOf({ code }: Track, { tracks }: Pick<Programme, 'tracks'>): TrackDefinition | undefined {
  return tracks.find((track) => track.code === code);
}

export function findTrack(kase: CaseState, trackId: string): Track | undefined {
  return kase.plan?.tracks.find((track) => track.trackId === trackId);
}

/** Whether a plan has a track of this code completed. */
export function isCompleted(plan: CaseState['plan'], code: string): boolean {
  return plan?.tracks.some((track) => track.code === code && track.outcome === 'completed') === true;
}

/** Of the plan that holds; what was only drafted is not looked at yet. */
export function objectivesOf({ plan }: CaseState): readonly Objective[] {
  return plan?.status === 'approved' ? plan.objectives : [];
}

/** The state once a session was held: who held it is known for good, and the module that it was of counts as held. */
export function withSessionHeld(before: CaseState, session: Session | undefined): CaseState {
  const { module, trackId } = session ?? {};
  const kase = session ? heldBy(before, session.specialistId) : before;
  if (!module || !trackId || findTrack(kase, trackId)?.modulesHeld?.includes(module)) return kase;
  return change(kase, trackId, ({ modulesHeld = [] }) => ({ modulesHeld: [...modulesHeld, module] }));
}

function heldBy(kase: CaseState, specialistId: string): CaseState {
  const { heldSessions } = kase;
  return heldSessions.includes(specialistId) ? kase : { ...kase, heldSessions: [...heldSessions, specialistId] };
}

function change(kase: CaseState, trackId: string, to: (track: Track) => Partial<Track>): CaseState {
  const { plan } = kase;
  if (!plan) return kase;
  const tracks = plan.tracks.map((each) => (each.trackId === trackId ? { ...each, ...to(each) } : each));
  return { ...kase, plan: { ...plan, tracks } };
}

/** The chair of the plan in the making, who holds the function from then on. */
export function chairedBy(kase: CaseState, _task: unknown, chairId: string): CaseState {
  const plan = planInMaking(kase);
  const state = plan ? withPlanInMaking(kase, { ...plan, chairId }) : kase;
  return { ...state, functions: { ...state.functions, chair: chairId } };
}
