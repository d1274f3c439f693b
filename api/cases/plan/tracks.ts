import type { SectionSeen } from '../sections/section';
import { present, toldOf } from '../sections/told';
import type { TrackShown } from './response';

/** The tracks of the plan, as the programme defines them and with what was done; undefined for those who see no plan. */
export function tracksOf({ kase, programme, entries, recordedOf }: SectionSeen): TrackShown[] | undefined {
  if (kase.plan === undefined) return undefined;
  const tracks = kase.plan?.tracks ?? [];
  const isCompleted = (of: string): boolean =>
    tracks.some(({ code, outcome }) => code === of && outcome === 'completed');
  const titleOf = (of: string): string => programme.tracks.find(({ code }) => code === of)?.title ?? of;
  return tracks.map(({ trackId, code, discipline, outcome, measured = [], modulesHeld = [] }) => {
    const defined = programme.tracks.find((each) => each.code === code);
    const ended = toldOf(entries, 'trackEnded').findLast(({ data }) => data.trackId === trackId);
    const levelOf = (measure: string, when: 'before' | 'after') => {
      const found = toldOf(entries, 'measureRecorded').findLast(
        ({ data }) => data.trackId === trackId && data.measure === measure && data.when === when,
      );
      return (
        found && { level: found.data.level, ...present({ notes: found.data.notes }), recorded: recordedOf(found.entry) }
      );
    };
    return {
      trackId,
      code,
      title: titleOf(code),
      discipline,
      voluntary: defined?.voluntary ?? false,
      group: defined?.group ?? false,
      requires: (defined?.requires ?? []).map((each) => ({
        code: each,
        title: titleOf(each),
        completed: isCompleted(each),
      })),
      modules: (defined?.modules ?? []).map((each) => ({ code: each, held: modulesHeld.includes(each) })),
      measures: (defined?.measures ?? []).map(({ code: measure, scale }) => ({
        code: measure,
        scale: [...scale],
        taken: (['before', 'after'] as const).filter((when) => measured.includes(`${measure}:${when}`)),
        ...present({ before: levelOf(measure, 'before'), after: levelOf(measure, 'after') }),
      })),
      ...present({ outcome }),
      ...(ended && {
        ended: {
          ...present({ reasonCode: ended.data.reasonCode, reasons: ended.data.reasons }),
          recorded: recordedOf(ended.entry),
        },
      }),
    };
  });
}
