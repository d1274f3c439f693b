import { z } from 'zod';
import type { LoadedCase } from '../../record/queries/case';
import { findTask, listTasks, taskSorts, type TaskRow } from '../../record/queries/tasks';
import { id } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import { taskRows } from '../../shared/domain/catalogue';
import type { TaskKind } from '../../shared/domain/case';
import type { Compartment } from '../../shared/domain/compartments';
import { answersTo } from '../../shared/domain/case-rules';
import { mayReadNamesIn } from '../../shared/policy/directory';
import { seesAnswer, seesContent, sightOf } from '../../shared/policy/who-may-see';
import { readCaseOnce } from '../cases/load';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { notFound } from '../errors/problem';
import { operation } from '../http/operation';
import { dueRange, flag } from '../http/parameters';
import { paths } from '../paths';
import { entriesAbout } from './entries';
import { taskDetail, taskItem } from './response';

const kinds = Object.keys(taskRows) as TaskKind[];

const query = z.strictObject({
  assignee: id.optional().meta({ description: 'A person, or `me`' }),
  status: z.enum(['open', 'answered', 'withdrawn']).optional(),
  caseId: id.optional(),
  kind: z.enum(kinds).optional(),
  overdue: flag.optional(),
  agency: id.optional().meta({ description: 'The agency of the assignee' }),
  ...dueRange,
  sort: z.enum(taskSorts).default('due'),
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One inbox for people who sign in. */
export const taskOperations = [
  operation({
    id: 'listTasks',
    tag: 'Tasks',
    method: 'get',
    path: paths.tasks,
    summary: 'Tasks that the caller may see, the most urgent first, or the newest',
    query,
    response: z.object({ items: z.array(taskItem), total: z.int(), next: z.string().nullable() }),
    handle: async ({ caller, reads, query: { assignee, agency, sort, cursor, limit, ...rest } }, services) => {
      const { now, pageKeys } = services;
      const assigneeId = assignee === 'me' ? caller.personId : assignee;
      const filter = { ...rest, assigneeId, agencyId: agency };
      const list = { of: 'tasks', caller, filter: { sort, ...filter } };
      const position = readCursor(pageKeys, list, cursor);
      const after = position && { at: position[0], taskId: position[1] };
      const asked = { actor: caller, filter, sort, after, limit: limit + 1, now: now() };
      const { rows, total } = await listTasks(services, asked);
      const page = rows.slice(0, limit);
      for (const row of page) reads.shows(withAssigneeAsMember(row, caller));
      const last = page.at(-1);
      const at = sort === 'due' ? last?.dueAt : last?.askedAt;
      const next = rows.length > limit && last && at ? writeCursor(pageKeys, list, [at, last.taskId]) : null;
      return { body: { items: page.map((row) => present(row, caller)), total, next } };
    },
  }),
  operation({
    id: 'getTask',
    tag: 'Tasks',
    method: 'get',
    path: paths.task,
    summary: 'A task, its possible answers and what each of them needs',
    response: taskDetail,
    handle: async ({ caller, params, reads }, services) => {
      const task = await findTask(services, caller, params['taskId'] ?? '', services.now());
      const loaded = task && (await readCaseOnce(services, { caller, reads }, task.caseId));
      if (!loaded) throw notFound();
      reads.shows(withAssigneeAsMember(task, caller));
      const entries = await entriesAbout(services, { caller, head: loaded.head, reads }, task);
      return { body: { ...present(task, caller), ...howToAnswer(task, loaded, caller), entries } };
    },
  }),
] as const;

/** The row, with its assignee as a member of the case even when the task is long closed. */
export function withAssigneeAsMember(row: TaskRow, { personId }: Actor): TaskRow {
  return { ...row, isMember: row.isMember || row.assigneeId === personId };
}

/** Whether the caller sees this compartment's part of a task: as its assignee, or in full. */
function seesOf(row: TaskRow, caller: Actor, compartment: Compartment): boolean {
  return row.assigneeId === caller.personId || seesContent(sightOf(caller, row), compartment);
}

function present(row: TaskRow, caller: Actor): z.input<typeof taskItem> {
  const { taskId, caseId, reference, alias, kind, assigneeId, about, status, askedAt, dueAt, overdue } = row;
  const { answer, answeredBy, knownBy, closedAt } = row;
  return {
    taskId,
    caseId,
    reference,
    alias,
    kind,
    assigneeId,
    about,
    status,
    askedAt,
    dueAt,
    overdue,
    ...((mayReadNamesIn(row, caller) || assigneeId === caller.personId) && {
      assigneeName: `${row.givenName} ${row.familyName}`,
    }),
    ...(answer !== null && seesAnswer(sightOf(caller, row), row) && { answer }),
    ...(answeredBy !== null && { answeredBy }),
    ...(knownBy !== null && { knownBy }),
    ...(closedAt !== null && { closedAt }),
    ...(row.appointment && seesAppointment(row, caller) && { appointment: row.appointment }),
  };
}

/** Whether the caller sees the session or the conference of a task: as its assignee, or as they see any of its kind. */
function seesAppointment(row: TaskRow, caller: Actor): boolean {
  if (row.appointment?.kind === 'session') return seesOf(row, caller, 'sessions');
  return row.assigneeId === caller.personId || sightOf(caller, row).name;
}

function howToAnswer(
  row: TaskRow,
  { kase, facts: { programme } }: LoadedCase,
  caller: Actor,
): Pick<z.input<typeof taskDetail>, 'sensitivity' | 'answers' | 'session' | 'instrument'> {
  const { kind, about } = row;
  const { sensitivity, answers } = answersTo(kind);
  const session = kase.sessions.find(({ sessionId }) => sessionId === about);
  const discipline = kase.plan?.tracks.find(({ trackId }) => trackId === session?.trackId)?.discipline;
  const assessment = kase.assessments.find(({ assessmentId }) => assessmentId === about);
  const instrument = programme.instruments.find((each) => each.id === assessment?.instrumentId);
  return {
    sensitivity,
    answers: Object.entries(answers).map(([answer, { reasonsFrom, narrative }]) => ({
      answer,
      ...(reasonsFrom && { reasons: [...programme.reasons[reasonsFrom]] }),
      ...(narrative && { narrative }),
    })),
    ...(session &&
      seesOf(row, caller, 'sessions') && {
        session: {
          startsAt: session.startsAt,
          minutes: session.minutes,
          placeCode: session.placeCode,
          ...(discipline && { discipline }),
        },
      }),
    ...(instrument && seesOf(row, caller, 'assessment') && { instrument }),
  };
}
