import type { JSX } from 'preact';
import type { z } from 'zod';
import type { workResponse } from '../../work/response';
import type { AccountRole } from '../../../shared/domain/vocabulary';
import { isGrantedTo } from '../../../shared/policy/who-may-act';
import { leadsOf } from '../../forms/leads';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';

/** `listWork` as it answers, and who reads it. */
export interface Work extends z.output<typeof workResponse> {
  /** The account roles of the reader. */
  readonly roles: readonly AccountRole[];
}

type Mine = Work['mine']['items'][number];
type Awaited = Work['waiting']['items'][number];
type Appointment = Work['next']['items'][number];

/** The case of a line, by alias and, where the reader knows it, by name. */
export function Case(props: { readonly of: Mine | Awaited | Appointment; readonly voice: Voice }): JSX.Element {
  const { of, voice } = props;
  const { caseId, alias, reference, person, phase } = of;
  return (
    <>
      <a href={hrefTo(paths.case, { caseId })}>
        <bdi>{person ? `${person.givenName} ${person.familyName}` : (alias ?? reference)}</bdi>
      </a>
      {person && alias !== undefined && (
        <>
          {' '}
          <bdi>{alias}</bdi>
        </>
      )}
      {phase !== undefined && ` · ${voice.translator.practice.phases[phase]}`}
    </>
  );
}

/** The reader's tasks and gate items as verb phrases, each with its case, due time and reason. */
export function ToDo(props: {
  readonly items: readonly Mine[];
  readonly roles: readonly AccountRole[];
  readonly voice: Voice;
}): JSX.Element {
  const { items, roles, voice } = props;
  const { translator } = voice;
  return (
    <ul class="rows">
      {items.map((item) => (
        <li key={`${item.taskId ?? item.code}${item.caseId}`}>
          <a href={addressOf(item, roles)}>
            <strong>{translator.missing(item.code)}</strong>
          </a>
          <div>
            <Case of={item} voice={voice} />
          </div>
          <div class={item.overdue ? 'late' : 'quiet'}>{notesOn(item, voice).join(' · ')}</div>
        </li>
      ))}
    </ul>
  );
}

/** By when it is due, and why it is the reader's. */
function notesOn(item: Mine, { translator, timeZone }: Voice): readonly string[] {
  const { text, option, moment } = translator;
  const { dueAt, overdue, vacant, why } = item;
  const isOfFunction = why !== 'asked' && why !== 'named';
  return [
    ...(dueAt === null ? [] : [text('app.work.due', { when: moment(dueAt, timeZone) })]),
    ...(overdue ? [text('app.cases.isOverdue')] : []),
    ...(vacant === true ? [text('app.work.vacant')] : []),
    ...(vacant !== true && isOfFunction ? [text('app.work.asYour', { function: option(why) })] : []),
  ];
}

/** A task has a page of its own. A requirement of a gate leads to the form that meets it, if the reader may give it. */
function addressOf({ taskId, code, caseId, vacant, why }: Mine, roles: readonly AccountRole[]): string {
  if (taskId !== undefined) return hrefTo(paths.task, { taskId });
  const functions = why === 'asked' || why === 'named' ? [] : [why];
  const command =
    vacant === true ? 'appoint' : leadsOf(code).commands.find((name) => isGrantedTo(name, { functions, roles }));
  return command === undefined ? hrefTo(paths.case, { caseId }) : hrefTo(paths.action, { caseId, command });
}

/** Tasks and gate items of others in the cases that the reader leads. */
export function Waiting(props: { readonly items: readonly Awaited[]; readonly voice: Voice }): JSX.Element {
  const { items, voice } = props;
  const { translator, timeZone } = voice;
  return (
    <ul class="rows">
      {items.map((item) => (
        <li key={`${item.taskId ?? item.code}${item.caseId}`}>
          {translator.missing(item.code)}
          <div>
            <bdi>{item.personName ?? translator.text('app.case.unnamed')}</bdi> · <Case of={item} voice={voice} />
          </div>
          <div class={item.overdue ? 'late' : 'quiet'}>
            {translator.text('app.work.asked', { when: translator.moment(item.since, timeZone) })}
            {item.remindedAt !== undefined &&
              ` · ${translator.text('app.work.reminded', { when: translator.moment(item.remindedAt, timeZone) })}`}
            {item.overdue && ` · ${translator.text('app.cases.isOverdue')}`}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Appointments, the earliest first. */
export function Appointments(props: { readonly items: readonly Appointment[]; readonly voice: Voice }): JSX.Element {
  const { items, voice } = props;
  const { translator, timeZone } = voice;
  return (
    <ul class="rows">
      {items.map((item) => (
        <li key={item.appointmentId}>
          {translator.moment(item.startsAt, timeZone)}
          <div>
            {translator.text(`app.work.${item.kind}`)} · {translator.reason(item.placeCode)} ·{' '}
            <Case of={item} voice={voice} />
          </div>
          <div class="quiet">
            <bdi>{translator.list(item.people.flatMap(({ name }) => name ?? []))}</bdi>
          </div>
        </li>
      ))}
    </ul>
  );
}
