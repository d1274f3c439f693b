import { Client } from 'pg';
import { commandPath, paths, urlOf } from '../../../api/paths';
import { commandBodies } from '../../../shared/contracts/requests';
import type { CaseState, CommandName } from '../../../shared/domain/case';
import { sampleOf } from './sample';
import type { World } from './worlds';

/** Statements that any code of this process sends to the database. */
export interface Statements {
  /** Statements since the last call. */
  take(): readonly string[];
  stop(): void;
}

export function overhear(): Statements {
  const { query } = Client.prototype;
  let heard: string[] = [];
  Client.prototype.query = function listening(this: Client, ...given: unknown[]) {
    const [statement] = given as [string | { text?: string }];
    const text = typeof statement === 'string' ? statement : (statement.text ?? '');
    // The pool's liveness probe runs on a timer, independent of any request.
    if (text !== 'select 1') heard.push(text);
    return (query as (...same: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  return {
    take: () => {
      const taken = heard;
      heard = [];
      return taken;
    },
    stop: () => {
      Client.prototype.query = query;
    },
  };
}

interface Asked {
  readonly statements: Statements;
  /** The first case is asked for everything, the second only for its existence. */
  readonly cases: readonly [CaseState, CaseState];
  readonly taskIds: readonly string[];
  readonly names: readonly CommandName[];
}

/** Every response a person can request. Readers of a case are left out, since acting in a case logs a read. */
export async function everythingAsked(
  world: World,
  who: string,
  { statements, cases, taskIds, names }: Asked,
): Promise<readonly string[]> {
  const heard: string[] = [];
  const note = (path: string, { status, text }: { status: number; text: string }): void => {
    // What is sealed differs each time, and a mark is always as long.
    const sealed = (_: string, name: string, value: string): string => `"${name}":"<${value.length} sealed>"`;
    const body = text
      .replace(/"correlationId":"[^"]*"/, '')
      .replace(/"(next|find)":"[^"]*"/g, '"$1":"<sealed>"')
      .replace(/"(asOf)":"([^"]*)"/, sealed);
    heard.push(`${path} ${status} ${body}`, ...statements.take());
  };
  const ask = async (path: string): Promise<{ next?: string | null }> => {
    statements.take();
    const response = await world.get(who, path);
    note(path.replace(/cursor=.*/, 'cursor=<cursor>'), response);
    return response.body as { next?: string | null };
  };
  const [one, other] = cases.map(({ caseId }) => ({ caseId })) as [{ caseId: string }, { caseId: string }];
  await ask(urlOf(paths.case, one));
  await ask(urlOf(paths.caseState, one));
  for (const path of [paths.caseComparison, paths.casePlan, paths.caseAssessments, paths.caseConferences])
    await ask(urlOf(path, one));
  for (const path of [paths.caseSessions, paths.caseSafety]) await ask(urlOf(path, one));
  await ask(urlOf(paths.case, other));
  let next: string | null | undefined = '';
  while (typeof next === 'string')
    next = (await ask(`${urlOf(paths.caseEvents, one)}?limit=25${next && `&cursor=${next}`}`)).next;
  for (const asked of ['order=newest&limit=25', 'decisions=true', 'area=sessions', 'type=restricted', 'about=1'])
    await ask(`${urlOf(paths.caseEvents, one)}?${asked}`);
  for (const asked of [
    'sort=newest&limit=1',
    'sort=due',
    'sort=longest_in_phase&overdue=false',
    'q=TC',
    'dueFrom=2020-01-01T00:00:00Z',
  ])
    await ask(`${urlOf(paths.cases)}?${asked}`);
  statements.take();
  note(paths.caseSearch, await world.post(who, urlOf(paths.caseSearch), { q: 'Haddou' }, 'search'));
  for (const asked of ['limit=2', 'status=open&overdue=false']) await ask(`${urlOf(paths.tasks)}?${asked}`);
  await ask(urlOf(paths.appointments));
  await ask(urlOf(paths.work));
  for (const taskId of taskIds) await ask(urlOf(paths.task, { taskId }));
  for (const name of names) {
    statements.take();
    const path = urlOf(commandPath(name), { ...one, taskId: taskIds[0] ?? '' });
    // A permitted command with a date in the future is refused and has no effect.
    note(
      path,
      await world.post(who, path, { ...sampleOf(commandBodies[name]), occurredAt: '2150-01-01T00:00:00.000Z' }),
    );
  }
  return heard;
}

/** Mails sent or owed to a person. */
export async function mailsTo(world: World, who: string): Promise<unknown> {
  return world.db
    .selectFrom('notifications')
    .select(['key', 'activity', 'status', 'owed_since'])
    .where('recipient_id', '=', who)
    .orderBy('key')
    .execute();
}
