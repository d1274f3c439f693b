import type { JSX } from 'preact';
import { getCaseOperation } from '../../../cases/get';
import { listSessionsOperation } from '../../../cases/sessions/get';
import { page } from '../../page';
import { hrefTo, paths } from '../../paths';
import { Notice } from '../../views/notice';
import { understood } from '../../views/understood';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { sayingIn, SectionPage } from '../section/frame';
import { Attendance, Series } from './counts';
import { Session } from './session';
import type { Sessions } from './shown';

interface Shown {
  readonly kase: CaseShown;
  readonly sessions: Sessions;
  /** Earlier sessions than those of the first page. */
  readonly isLaterPage: boolean;
  readonly isUnderstood: boolean;
  readonly callerId: string;
}

const perPage = 15;

/** The sessions of a case: coming, past, in series, and attendance by track. */
export const caseSessions = page<Shown>({
  name: 'caseSessions',
  path: paths.caseSessions,
  ask: async ({ call, caller, params, query }) => {
    const kase = await call(getCaseOperation, { params });
    const { answer, filter, isUnderstood } = await understood(query, [], (given) =>
      call(listSessionsOperation, { params, query: { ...given, limit: String(perPage) } }),
    );
    const isLaterPage = filter['cursor'] !== undefined;
    return { kase, sessions: answer, isLaterPage, isUnderstood, callerId: caller.personId };
  },
  view: CaseSessions,
});

function CaseSessions({ kase, sessions, isLaterPage, isUnderstood, callerId }: Shown, voice: Voice): JSX.Element {
  const { text } = voice.translator;
  const { timeZone = voice.timeZone, past, next } = sessions;
  const part = { sessions, kase, voice, callerId, saying: { ...sayingIn(kase, sessions, voice), timeZone } };
  return (
    <SectionPage kase={kase} voice={voice} part="sessions" shown={sessions} areas={['sessions']}>
      <Notice text={isUnderstood ? null : text('app.lists.notUnderstood')} />
      {timeZone !== voice.timeZone && <p>{text('days.elsewhere', { zone: timeZone })}</p>}
      {!isLaterPage && (
        <>
          <Coming {...part} />
          <Attendance {...part} />
          <Series {...part} />
        </>
      )}
      <section>
        <h2>{text('days.sessions.past')}</h2>
        {past.length === 0 && <p>{text('days.sessions.nonePast')}</p>}
        <ol class="rows">
          {past.map((session) => (
            <Session key={session.sessionId} session={session} {...part} />
          ))}
        </ol>
        {next !== null && (
          <p>
            <a href={hrefTo(paths.caseSessions, { caseId: kase.caseId }, { cursor: next })}>
              {text('days.sessions.earlier')}
            </a>
          </p>
        )}
      </section>
    </SectionPage>
  );
}

function Coming(part: Omit<Parameters<typeof Session>[0], 'session'> & { readonly sessions: Sessions }): JSX.Element {
  const { text } = part.voice.translator;
  const { coming } = part.sessions;
  return (
    <section>
      <h2>{text('days.sessions.coming')}</h2>
      {coming.length === 0 && <p>{text('days.sessions.noneComing')}</p>}
      <ol class="rows">
        {coming.slice(0, perPage).map((session) => (
          <Session key={session.sessionId} session={session} {...part} />
        ))}
      </ol>
      {coming.length > perPage && <p>{text('days.sessions.later', { count: coming.length - perPage })}</p>}
    </section>
  );
}
