import type { JSX } from 'preact';
import { getCaseOperation } from '../../cases/get';
import { listCaseEventsOperation } from '../../cases/events';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Saying } from '../say';
import type { Voice } from '../voice';
import { doneNotice, Notice } from '../views/notice';
import { Commands } from './commands';
import { Entries } from './entries';
import { CaseBar, nameOfCase, sayingOf, type CaseShown } from './identity';
import { Missing } from './missing';
import { Path } from './path';
import { NextDates, People, Tasks } from './who-and-when';

interface Overview {
  readonly kase: CaseShown;
  readonly latest: readonly TimelineEntryResponse[];
  /** The command that was just recorded. */
  readonly done: string | undefined;
  readonly callerId: string;
}

/** The most entries that are shown, and counted as new. */
const most = 5;

/** Where a case stands: its path, what is missing and who owes it, who does what, what comes next. */
export const caseOverview = page<Overview>({
  name: 'caseOverview',
  path: paths.case,
  ask: async ({ call, caller, params, query, voice }) => {
    const kase = await call(getCaseOperation, { params, query: { seenBefore: voice.signedInAt } });
    const { items } = await call(listCaseEventsOperation, { params, query: { order: 'newest', limit: String(most) } });
    return { kase, latest: items, done: query['done'], callerId: caller.personId };
  },
  view: CaseOverview,
});

function CaseOverview({ kase, latest, done, callerId }: Overview, voice: Voice): JSX.Element {
  const { text } = voice.translator;
  const saying = sayingOf(kase, voice);
  const { seenAt } = kase;
  const news = seenAt ? latest.filter(({ at, by }) => at > seenAt && by?.personId !== callerId) : [];
  return (
    <Layout
      voice={voice}
      title={text('app.case.overview')}
      about={nameOfCase(kase)}
      section="cases"
      bar={<CaseBar kase={kase} voice={voice} part="case" />}
    >
      <Notice text={doneNotice(voice.translator, done)} />
      {kase.phase === undefined && <p>{text('app.case.onlyExists')}</p>}
      <States kase={kase} saying={saying} />
      <Path kase={kase} voice={voice} />
      <Missing kase={kase} voice={voice} callerId={callerId} />
      <div class="columns">
        <Tasks kase={kase} voice={voice} callerId={callerId} />
        <NextDates kase={kase} voice={voice} />
        <People kase={kase} voice={voice} />
        <Commands kase={kase} voice={voice} />
      </div>
      {latest.length > 0 && (
        <section>
          <h2>{text('app.case.latest')}</h2>
          <SinceThen kase={kase} news={news.length} voice={voice} />
          <Entries caseId={kase.caseId} entries={latest} saying={saying} isShort />
          <p>
            <a href={hrefTo(paths.record, { caseId: kase.caseId })}>{text('app.case.toRecord')}</a>
          </p>
        </section>
      )}
    </Layout>
  );
}

/** How much others and time have recorded since the reader opened the case in an earlier session. */
function SinceThen(props: {
  readonly kase: CaseShown;
  readonly news: number;
  readonly voice: Voice;
}): JSX.Element | null {
  const { translator, timeZone } = props.voice;
  const { seenAt } = props.kase;
  if (!seenAt) return null;
  const when = translator.moment(seenAt, timeZone);
  return <p>{translator.text('app.case.since', { when, count: props.news < most ? props.news : `${most}+` })}</p>;
}

/** Overlays on the phase: overdue, suspended, died, release before completion likely. */
function States(props: { readonly kase: CaseShown; readonly saying: Saying }): JSX.Element | null {
  const { kase, saying } = props;
  const { translator, timeZone } = saying;
  const { text } = translator;
  const states = [
    kase.diedOn ? text('app.case.diedOn', { when: translator.date(kase.diedOn) }) : null,
    kase.suspended
      ? text('app.case.suspendedSince', {
          when: translator.moment(kase.suspended.since, timeZone),
          reason: translator.reason(kase.suspended.reasonCode),
        })
      : null,
    kase.overdue === true ? text('app.case.overdue') : null,
    kase.releaseBeforeCompletionLikely === true ? text('app.case.shortSentence') : null,
    kase.engagement !== undefined
      ? text('app.case.engagement', { engagement: translator.option(kase.engagement) })
      : null,
  ].filter((each) => each !== null);
  if (states.length === 0) return null;
  return (
    <ul class="rows">
      {states.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}
