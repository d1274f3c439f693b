import type { JSX } from 'preact';
import { listConferencesOperation } from '../../../cases/conferences/get';
import { getCaseOperation } from '../../../cases/get';
import { page } from '../../page';
import { hrefTo, paths } from '../../paths';
import { codeInWords } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { sayingIn, SectionPage } from '../section/frame';
import { Meeting } from './meeting';
import type { ConferencesShown } from './shown';

interface Met {
  readonly kase: CaseShown;
  readonly meetings: ConferencesShown;
  /** How many later ones are passed over. */
  readonly from: number;
  readonly callerId: string;
}

const perPage = 10;

/** The conferences of a case, the latest first, with their minutes and what came of their actions. */
export const caseMeetings = page<Met>({
  name: 'caseMeetings',
  path: paths.meetings,
  ask: async ({ call, caller, params, query }) => ({
    kase: await call(getCaseOperation, { params }),
    meetings: await call(listConferencesOperation, { params }),
    from: /^\d{1,4}$/.test(query['from'] ?? '') ? Number(query['from']) : 0,
    callerId: caller.personId,
  }),
  view: CaseMeetings,
});

function CaseMeetings({ kase, meetings, from, callerId }: Met, voice: Voice): JSX.Element {
  const saying = sayingIn(kase, meetings, voice);
  const { translator } = saying;
  const { text } = translator;
  const { conferences, next } = meetings;
  const shown = conferences.slice(from, from + perPage);
  const hrefFrom = (place: number): string =>
    hrefTo(paths.meetings, { caseId: kase.caseId }, { from: place > 0 ? String(place) : undefined });
  return (
    <SectionPage kase={kase} voice={voice} part="meetings" shown={meetings} areas={['conferences']}>
      {next && (
        <p>
          {text(next.dueAt < voice.asOf ? 'sections.meetings.nextOver' : 'sections.meetings.next', {
            type: codeInWords(translator, next.type),
            when: translator.moment(next.dueAt, saying.timeZone),
          })}
        </p>
      )}
      {shown.length === 0 && meetings.lines.length === 0 && <p>{text('sections.meetings.none')}</p>}
      {shown.map((each) => (
        <Meeting key={each.conferenceId} meeting={each} kase={kase} voice={voice} saying={saying} callerId={callerId} />
      ))}
      {from > 0 && (
        <p>
          <a href={hrefFrom(from - perPage)}>{text('sections.meetings.later')}</a>
        </p>
      )}
      {conferences.length > from + perPage && (
        <p>
          <a href={hrefFrom(from + perPage)}>{text('sections.meetings.earlier')}</a>
        </p>
      )}
    </SectionPage>
  );
}
