import { type CaseState } from '../../case';
import { type Programme } from '../../programme';
import { type Track } from './contract';

/** A track as the programme defines it. */
export type TrackDefinition = Programme['tracks'][number];

export function definitionOf({ code }: Track, { tracks }: Pick<Programme, 'tracks'>): TrackDefinition | undefined {
  return tracks.find((track) => track.code === code);
}

export function findTrack(kase: CaseState, trackId: string): Track | undefined {
  return kase.plan?.tracks.find((track) => track.trackId === trackId);
}

/** True if the plan has a completed track with this code. */
export function isCompleted(plan: CaseState['plan'], code: string): boolean {
  return plan?.tracks.some((track) => track.code === code && track.outcome === 'completed') === true;
}

/** Facts of a held session that a plan retains. */
interface HeldSession {
  readonly specialistId: string;
  readonly trackId: string;
  readonly module?: string | undefined;
}

/** The state after a session was held: its specialist is remembered, and its module counts as held. */
export function withSessionHeld(before: CaseState, session: HeldSession | undefined): CaseState {
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
