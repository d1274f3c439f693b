import type { JSX } from 'preact';
import { hrefTo, paths } from '../../paths';
import { codeInWords, type Saying } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { Said } from '../section/recorded';
import { withReason } from '../section/words';
import { Observed } from './observed';
import type { SessionShown } from './shown';

/** The track of a session in words; without the plan, nothing says which one it is. */
export function trackOf({ trackCode }: Pick<SessionShown, 'trackCode'>, { translator }: Saying): string {
  return trackCode === undefined ? translator.text('app.work.session') : codeInWords(translator, trackCode);
}

interface Part {
  readonly session: SessionShown;
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly callerId: string;
  /** In the time zone of the facility. */
  readonly saying: Saying;
}

/** One session: when, what, where and with whom, what became of it, and the forms and tasks about it. */
export function Session(part: Part): JSX.Element {
  const { session, saying } = part;
  const { translator, timeZone, nameOf } = saying;
  const { text, moment } = translator;
  const { startsAt, minutes, placeCode, module: moduleCode, specialistId, moved = [] } = session;
  const what = [
    trackOf(session, saying),
    ...(moduleCode === undefined ? [] : [codeInWords(translator, moduleCode)]),
    codeInWords(translator, placeCode),
    text('days.minutes', { count: minutes }),
  ];
  return (
    <li>
      <h3>{moment(startsAt, timeZone)}</h3>
      <p>{what.join(' · ')}</p>
      <p>
        <bdi>{nameOf(specialistId) ?? text('app.case.unnamed')}</bdi> · <State session={session} saying={saying} />
      </p>
      {moved.map(({ formerly, reasonCode, recorded }) => (
        <p key={recorded.entryId} class="quiet">
          {reasonCode === undefined
            ? text('days.sessions.moved')
            : text('days.sessions.movedFrom', {
                when: moment(formerly, timeZone),
                reason: codeInWords(translator, reasonCode),
              })}
        </p>
      ))}
      <Told session={session} saying={saying} />
      <Observed session={session} kase={part.kase} saying={saying} />
      <Doing {...part} />
    </li>
  );
}

function State({ session, saying: { translator } }: Pick<Part, 'session' | 'saying'>): JSX.Element {
  const { status, ended, invitation } = session;
  const reasonCode = status === 'declined' ? invitation?.reasonCode : ended?.reasonCode;
  return (
    <strong {...((status === 'declined' || status === 'report_due') && { class: 'late' })}>
      {withReason(translator, translator.text(`days.status.${status}`), reasonCode)}
    </strong>
  );
}

/** Texts of people, each with its entry: why a lapsed specialist was asked, an answer, a cancellation, the report. */
function Told({ session, saying }: Pick<Part, 'session' | 'saying'>): JSX.Element {
  const { text, field, option } = saying.translator;
  const { planned, invitation, ended, report, qualificationLapsed } = session;
  const words = [
    { words: field('overrideReasons').label, says: planned.overrideReasons, recorded: planned },
    invitation && { words: option(invitation.answer), says: invitation.says, recorded: invitation.recorded },
    ended && { words: text(`days.status.${session.status}`), says: ended.says, recorded: ended.recorded },
    report && { words: text('days.sessions.report'), says: report.says, recorded: report.recorded },
  ].filter((each) => each !== undefined);
  return (
    <>
      {words
        .filter(({ says, recorded }) => says !== undefined || recorded.corrections.length > 0)
        .map((each) => (
          <Said key={each.words} {...each} saying={saying} />
        ))}
      {qualificationLapsed && <p class="late">{text('days.sessions.lapsed')}</p>}
    </>
  );
}

/** The reader's own task about the session, and the forms that move or cancel it. */
function Doing({ session, kase, voice, callerId, saying }: Part): JSX.Element {
  const { sessionId, status, startsAt } = session;
  const { tasks = [] } = kase;
  const mine = tasks.filter((task) => task.about === sessionId && task.assigneeId === callerId);
  const isOpen = ['planned', 'invited', 'accepted', 'declined'].includes(status);
  const about = saying.translator.moment(startsAt, saying.timeZone);
  return (
    <>
      {mine.map(({ taskId, kind }) => (
        <p key={taskId}>
          <a href={hrefTo(paths.task, { taskId })}>
            {saying.translator.missing(kind)}: <bdi>{about}</bdi>
          </a>
        </p>
      ))}
      {isOpen &&
        (['rescheduleSession', 'cancelSession'] as const).map((command) => (
          <FormAbout key={command} kase={kase} voice={voice} command={command} query={{ sessionId }} about={about} />
        ))}
    </>
  );
}
