import type { JSX } from 'preact';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { sayingOf, type CaseShown } from './identity';

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
}

/** Open tasks with their assignees. */
export function Tasks({ kase, voice, callerId }: Part & { readonly callerId: string }): JSX.Element | null {
  const { translator } = voice;
  const { nameOf } = sayingOf(kase, voice);
  const { tasks = [] } = kase;
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>{translator.text('app.case.asked')}</h2>
      <ul class="rows">
        {tasks.map(({ taskId, kind, assigneeId, dueAt, overdue }) => (
          <li key={taskId}>
            {assigneeId === callerId ? (
              <a href={hrefTo(paths.task, { taskId })}>{translator.missing(kind)}</a>
            ) : (
              translator.missing(kind)
            )}
            <div class={overdue ? 'late' : 'quiet'}>
              <bdi>{nameOf(assigneeId)}</bdi>{' '}
              {translator.text('app.case.dueBy', { when: translator.moment(dueAt, voice.timeZone) })}
              {overdue && ` · ${translator.text('app.cases.isOverdue')}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The next dates, earliest first. */
export function NextDates({ kase, voice }: Part): JSX.Element | null {
  const { translator } = voice;
  const { nextDeadlines = [] } = kase;
  if (nextDeadlines.length === 0) return null;
  return (
    <section>
      <h2>{translator.text('app.case.nextDates')}</h2>
      <ul class="rows">
        {nextDeadlines.slice(0, 6).map(({ at, what }, index) => (
          <li key={index}>
            {translator.deadline(what)}
            <div class="quiet">{translator.moment(at, voice.timeZone)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who does what in the case. */
export function People({ kase, voice }: Part): JSX.Element | null {
  const { translator } = voice;
  const { nameOf } = sayingOf(kase, voice);
  const held = Object.entries(kase.functions ?? {});
  if (held.length === 0) return null;
  return (
    <section>
      <h2>{translator.text('app.case.people')}</h2>
      <dl>
        {held.map(([name, personId]) => (
          <div key={name}>
            <dt>{translator.option(name)}</dt>
            <dd>
              <bdi>{nameOf(personId) ?? translator.text('app.case.unnamed')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
