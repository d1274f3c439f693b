import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import { Facts } from '../../views/facts';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { RecordedBy, Said } from '../section/recorded';
import type { PlanShown } from './page';

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

function Track({ track, kase, voice, saying }: Part & { readonly track: TrackShown }): JSX.Element {
  const { translator } = saying;
  const { text, titled, option } = translator;
  const { trackId, discipline, voluntary, group, requires, modules, measures, outcome, ended } = track;
  const title = titled(track.code, track.title);
  return (
    <section>
      <h3>{title}</h3>
      <Facts
        rows={[
          [
            translator.field('discipline').label,
            translator.list([
              option(discipline),
              text(voluntary ? 'sections.plan.voluntary' : 'sections.plan.statutory'),
              ...(group ? [text('sections.plan.group')] : []),
            ]),
          ],
          [
            text('sections.plan.requires'),
            requires.length > 0
              ? translator.list(
                  requires.map((each) =>
                    text(`sections.plan.${each.completed ? 'completed' : 'notCompleted'}`, {
                      what: titled(each.code, each.title),
                    }),
                  ),
                )
              : undefined,
          ],
          [
            text('sections.plan.modules'),
            modules.length > 0 ? (
              <ul class="values">
                {modules.map(({ code, held }) => (
                  <li key={code}>
                    {text(`sections.plan.${held ? 'held' : 'notHeld'}`, { what: codeInWords(translator, code) })}
                  </li>
                ))}
              </ul>
            ) : undefined,
          ],
          [
            text('sections.plan.measures'),
            measures.length > 0 ? (
              <ul class="rows">
                {measures.map((measure) => (
                  <li key={measure.code}>
                    <Measure measure={measure} saying={saying} />
                  </li>
                ))}
              </ul>
            ) : undefined,
          ],
          [
            translator.field('outcome').label,
            outcome === undefined ? undefined : ended ? (
              <Said
                words={[outcome, ...(ended.reasonCode === undefined ? [] : [ended.reasonCode])]
                  .map((each) => codeInWords(translator, each))
                  .join(': ')}
                says={ended.reasons}
                recorded={ended.recorded}
                saying={saying}
              />
            ) : (
              option(outcome)
            ),
          ],
        ]}
      />
      {outcome === undefined && (
        <>
          {measures.length > 0 && (
            <FormAbout kase={kase} voice={voice} command="recordMeasure" query={{ trackId }} about={title} />
          )}
          <FormAbout kase={kase} voice={voice} command="endTrack" query={{ trackId }} about={title} />
        </>
      )}
    </section>
  );
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
