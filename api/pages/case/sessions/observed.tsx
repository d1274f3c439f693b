import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import { Facts, type Fact } from '../../views/facts';
import type { CaseShown } from '../identity';
import { FreeText, RecordedBy, Said } from '../section/recorded';
import type { SessionShown } from './shown';

/** Observations in a session, and the concern that they gave rise to. */
export function Observed(props: {
  readonly session: SessionShown;
  readonly kase: CaseShown;
  readonly saying: Saying;
}): JSX.Element {
  const { session, kase, saying } = props;
  const { translator } = saying;
  const { observed, concern } = session;
  const titles = new Map(kase.plan?.objectives.map(({ objectiveId, title }) => [objectiveId, title]));
  const label = translator.field('objectiveId').label;
  return (
    <>
      {observed && (
        <>
          <Facts
            rows={[
              [
                translator.field('engagement').label,
                observed.engagement && codeInWords(translator, observed.engagement, 'engagement'),
              ],
              ...observed.observations.map(({ objectiveId, progress, note }): Fact => [
                titles.get(objectiveId) ?? label,
                <>
                  {codeInWords(translator, progress, 'progress')}
                  {note !== undefined && <FreeText text={note} />}
                </>,
              ]),
            ]}
          />
          <RecordedBy of={observed.recorded} saying={saying} />
        </>
      )}
      {concern && <Concern concern={concern} saying={saying} />}
    </>
  );
}

function Concern(props: {
  readonly concern: NonNullable<SessionShown['concern']>;
  readonly saying: Saying;
}): JSX.Element {
  const { concern, saying } = props;
  const { translator } = saying;
  const { text } = translator;
  const { urgent, recorded, acknowledged, outcome, says } = concern;
  return (
    <>
      <Said
        words={<strong class="late">{text(urgent ? 'days.sessions.urgent' : 'days.sessions.concern')}</strong>}
        recorded={recorded}
        saying={saying}
      />
      {urgent && <p>{text(acknowledged ? 'days.sessions.acknowledged' : 'days.sessions.notAcknowledged')}</p>}
      {outcome !== undefined && (
        <Said
          words={text('days.sessions.reviewed', { outcome: codeInWords(translator, outcome, 'outcome') })}
          says={says}
          saying={saying}
        />
      )}
      {outcome === undefined && !urgent && <p>{text('days.sessions.notReviewed')}</p>}
    </>
  );
}
