import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import { Facts, type Fact } from '../../views/facts';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { RecordedBy, Said } from '../section/recorded';
import { withReason } from '../section/words';
import type { PlanShown } from './shown';

type TrackShown = NonNullable<PlanShown['tracks']>[number];

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}

/** The tracks of the plan with what stands before them, what was held and what was measured. */
export function Tracks(props: Part & { readonly tracks: readonly TrackShown[] }): JSX.Element {
  const { tracks, ...part } = props;
  return (
    <section>
      <h2>{part.saying.translator.field('tracks').label}</h2>
      {tracks.map((track) => (
        <Track key={track.trackId} track={track} {...part} />
      ))}
    </section>
  );
}

function Track(props: Part & { readonly track: TrackShown }): JSX.Element {
  const { track, kase, voice, saying } = props;
  const { trackId, measures, outcome } = track;
  const title = saying.translator.titled(track.code, track.title);
  const form = { kase, voice, query: { trackId }, about: title };
  return (
    <section>
      <h3>{title}</h3>
      <Facts rows={[...setupOf(track, saying), ...progressOf(track, saying)]} />
      {outcome === undefined && measures.length > 0 && <FormAbout command="recordMeasure" {...form} />}
      {outcome === undefined && <FormAbout command="endTrack" {...form} />}
    </section>
  );
}

/** Whose work it is, and what stands before it. */
function setupOf({ discipline, voluntary, group, requires }: TrackShown, { translator }: Saying): readonly Fact[] {
  const { text, titled } = translator;
  const kind = [
    translator.option(discipline),
    text(voluntary ? 'sections.plan.voluntary' : 'sections.plan.statutory'),
    ...(group ? [text('sections.plan.group')] : []),
  ];
  const before = requires.map(({ code, title, completed }) =>
    text(`sections.plan.${completed ? 'completed' : 'notCompleted'}`, { what: titled(code, title) }),
  );
  return [
    [translator.field('discipline').label, kind.join(' · ')],
    [text('sections.plan.requires'), before.length > 0 ? translator.list(before) : undefined],
  ];
}

/** Modules held, measures taken, and how the track ended. */
function progressOf({ modules, measures, outcome, ended }: TrackShown, saying: Saying): readonly Fact[] {
  const { translator } = saying;
  const { text } = translator;
  return [
    [
      text('sections.plan.modules'),
      modules.length > 0 && (
        <ul class="values">
          {modules.map(({ code, held }) => (
            <li key={code}>
              {text(`sections.plan.${held ? 'held' : 'notHeld'}`, { what: codeInWords(translator, code) })}
            </li>
          ))}
        </ul>
      ),
    ],
    [
      text('sections.plan.measures'),
      measures.length > 0 && (
        <ul class="rows">
          {measures.map((measure) => (
            <li key={measure.code}>
              <Measure measure={measure} saying={saying} />
            </li>
          ))}
        </ul>
      ),
    ],
    [
      translator.field('outcome').label,
      outcome !== undefined && (
        <Said
          words={withReason(translator, translator.option(outcome), ended?.reasonCode)}
          says={ended?.reasons}
          recorded={ended?.recorded}
          saying={saying}
        />
      ),
    ],
  ];
}

/** Levels before and after; for those who do not see the levels, only that they were taken. */
function Measure(props: { readonly measure: TrackShown['measures'][number]; readonly saying: Saying }): JSX.Element {
  const { measure, saying } = props;
  const { translator } = saying;
  const { text } = translator;
  return (
    <>
      <strong>{codeInWords(translator, measure.code)}</strong>
      {(['before', 'after'] as const).map((when) => {
        const level = measure[when];
        const isTaken = measure.taken.includes(when);
        const words = level
          ? codeInWords(translator, level.level)
          : text(isTaken ? 'sections.plan.taken' : 'sections.plan.notTaken');
        return (
          <div key={when}>
            {text(`sections.plan.${when}`, { level: words })}
            {level?.notes !== undefined && (
              <>
                {' '}
                <bdi>{level.notes}</bdi>
              </>
            )}
            {level && <RecordedBy of={level.recorded} saying={saying} />}
          </div>
        );
      })}
    </>
  );
}
