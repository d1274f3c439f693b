import type { CommandData } from '../commands';
import type { Decision, Facts } from '../kernel-types';
import { phasesWithSessions } from '../phase-groups';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import type { CaseState, Session, Track } from '../state';
import { cancelSessions } from './invitations';
import { definitionOf, findTrack, type TrackDefinition } from './session-checks';

/** Tracks: measured before and after, completed or dropped (domain.md, "programme tracks"; "What managers ask", 5). */
export const trackCommands: CommandRules<'recordMeasure' | 'endTrack'> = {
  recordMeasure: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      return (
        firstOf(
          checkGoesOn(track),
          checkMeasure(definitionOf(track, facts.programme), data),
          track.measured?.includes(taken(data)) ? reject('nothing_changed', 'when') : null,
          checkBefore(track, data),
        ) ?? accept({ type: 'measureRecorded', data })
      );
    },
  },
  endTrack: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      return (
        firstOf(
          checkGoesOn(track),
          data.outcome === 'dropped_out' ? checkDropped(data.reasonCode, facts) : checkCompletion(track, facts),
        ) ??
        accept(
          { type: 'trackEnded', data },
          ...cancelSessions(kase, ({ trackId }) => trackId === data.trackId, 'track_ended'),
        )
      );
    },
  },
};

export const trackEvents: Reducers<'measureRecorded' | 'trackEnded'> = {
  measureRecorded: (kase, { data }) =>
    change(kase, data.trackId, ({ measured = [] }) => ({ measured: [...measured, taken(data)] })),
  trackEnded: (kase, { data }) => change(kase, data.trackId, () => ({ outcome: data.outcome })),
};

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

function taken({ measure, when }: Pick<CommandData['recordMeasure'], 'measure' | 'when'>): string {
  return `${measure}:${when}`;
}

function checkGoesOn({ outcome }: Track): Decision | null {
  return outcome ? reject('track_ended', 'trackId', { outcome }) : null;
}

/** Unknown is a value (rule 6): what could not be measured is `not_rated`, whatever the scale. */
function checkMeasure(
  definition: TrackDefinition | undefined,
  { measure, level }: CommandData['recordMeasure'],
): Decision | null {
  const measures = definition?.measures ?? [];
  const found = measures.find(({ code }) => code === measure);
  if (!found) return reject('unknown_measure', 'measure', { known: measures.map(({ code }) => code) });
  const known = [...found.scale, 'not_rated'];
  return known.includes(level) ? null : reject('unknown_level', 'level', { known });
}

/** A level after it tells nothing without the one before it, which may be `not_rated`. */
function checkBefore({ measured = [] }: Track, { measure, when }: CommandData['recordMeasure']): Decision | null {
  const before = taken({ measure, when: 'before' });
  return when === 'before' || measured.includes(before)
    ? null
    : reject('gate_incomplete', 'when', { missing: [`measure_${measure}_before`] });
}

function checkDropped(reasonCode: string | undefined, facts: Facts): Decision | null {
  const known = facts.programme.reasons.trackDroppedOut;
  return reasonCode
    ? checkReason(reasonCode, 'trackDroppedOut', facts)
    : reject('reason_required', 'reasonCode', { known });
}

/** A track is completed once each of its modules was held and each of its measures was taken after it. */
function checkCompletion(track: Track, { programme }: Facts): Decision | null {
  const { modulesHeld = [], measured = [] } = track;
  const { modules = [], measures = [] } = definitionOf(track, programme) ?? {};
  const missing = [
    ...modules.filter((module) => !modulesHeld.includes(module)).map((module) => `module_${module}`),
    ...measures
      .filter(({ code }) => !measured.includes(taken({ measure: code, when: 'after' })))
      .map(({ code }) => `measure_${code}_after`),
  ];
  return missing.length > 0 ? reject('gate_incomplete', 'outcome', { missing }) : null;
}

function change(kase: CaseState, trackId: string, to: (track: Track) => Partial<Track>): CaseState {
  const { plan } = kase;
  if (!plan) return kase;
  const tracks = plan.tracks.map((each) => (each.trackId === trackId ? { ...each, ...to(each) } : each));
  return { ...kase, plan: { ...plan, tracks } };
}
