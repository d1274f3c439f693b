import { type CaseState, type CommandData } from '../../case';
import { checkReason } from '../../kernel/reasons';
import { reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Track } from '../plan/contract';
import { definitionOf, type TrackDefinition } from '../plan/tracks';

export function taken({ measure, when }: Pick<CommandData['recordMeasure'], 'measure' | 'when'>): string {
  return `${measure}:${when}`;
}

export function checkGoesOn({ outcome }: Track): Decision | null {
  return outcome ? reject('track_ended', 'trackId', { outcome }) : null;
}

/** Unknown is a value (rule 6): a measure that could not be taken is `not_rated`, on any scale. */
export function checkMeasure(
  definition: TrackDefinition | undefined,
  { measure, level }: CommandData['recordMeasure'],
): Decision | null {
  const measures = definition?.measures ?? [];
  const found = measures.find(({ code }) => code === measure);
  if (!found) return reject('unknown_measure', 'measure', { known: measures.map(({ code }) => code) });
  const known = [...found.scale, 'not_rated'];
  return known.includes(level) ? null : reject('unknown_level', 'level', { known });
}

/** A level after the track needs one before it, which may be `not_rated`. */
export function checkBefore(
  { measured = [] }: Track,
  { measure, when }: CommandData['recordMeasure'],
): Decision | null {
  const before = taken({ measure, when: 'before' });
  return when === 'before' || measured.includes(before)
    ? null
    : reject('gate_incomplete', 'when', { missing: [`measure_${measure}_before`] });
}

export function checkDropped(reasonCode: string | undefined, facts: Facts): Decision | null {
  const known = facts.programme.reasons.trackDroppedOut;
  return reasonCode
    ? checkReason(reasonCode, 'trackDroppedOut', facts)
    : reject('reason_required', 'reasonCode', { known });
}

/** A track is completed once each of its modules was held and each of its measures was taken at its end. */
export function checkCompletion(track: Track, { programme }: Facts): Decision | null {
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

export function change(kase: CaseState, trackId: string, to: (track: Track) => Partial<Track>): CaseState {
  const { plan } = kase;
  if (!plan) return kase;
  const tracks = plan.tracks.map((each) => (each.trackId === trackId ? { ...each, ...to(each) } : each));
  return { ...kase, plan: { ...plan, tracks } };
}
