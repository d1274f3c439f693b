import { Client } from 'pg';
import { commandPath, paths, urlOf } from '../../../api/paths';
import { commandBodies } from '../../../shared/contracts/requests';
import type { CaseState, CommandName } from '../../../shared/domain/case';
import { sampleOf } from './sample';
import type { World } from './worlds';

/** What the database is asked in this process, whoever asks it. */
export interface Statements {
  /** What was heard since it was taken last. */
  take(): readonly string[];
  stop(): void;
}

export function overhear(): Statements {
  const { query } = Client.prototype;
  let heard: string[] = [];
  Client.prototype.query = function listening(this: Client, ...given: unknown[]) {
    const [statement] = given as [string | { text?: string }];
    const text = typeof statement === 'string' ? statement : (statement.text ?? '');
    // Whether a connection is still there may be asked by the clock, whatever is read.
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
  /** Of the first everything is asked; of the other whether it is there. */
  readonly cases: readonly [CaseState, CaseState];
  readonly taskIds: readonly string[];
  readonly names: readonly CommandName[];
}

/** Everything that somebody can ask; who read a case is left out, since acting in it is read by it. */
export async function everythingAsked(
  world: World,
  who: string,
  { statements, cases, taskIds, names }: Asked,
): Promise<readonly string[]> {
  const heard: string[] = [];
  const note = (path: string, { status, text }: { status: number; text: string }): void => {
    // What is sealed differs each time, and is always as long.
    const sealed = (_: string, name: string, value: string): string => `"${name}":"<${value.length} sealed>"`;
    const body = text
      .replace(/"correlationId":"[^"]*"/, '')
      .replace(/"next":"[^"]*"/, '"next":"<cursor>"')
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
  await ask(urlOf(paths.caseComparison, one));
  await ask(urlOf(paths.case, other));
  let next: string | null | undefined = '';
  while (typeof next === 'string')
    next = (await ask(`${urlOf(paths.caseEvents, one)}?limit=25${next && `&cursor=${next}`}`)).next;
  for (const asked of ['order=newest&limit=25', 'decisions=true', 'area=sessions', 'type=restricted', 'about=1'])
    await ask(`${urlOf(paths.caseEvents, one)}?${asked}`);
  for (const asked of ['sort=newest&limit=1', 'sort=due', 'sort=longest_in_phase&overdue=false', 'q=Haddou'])
    await ask(`${urlOf(paths.cases)}?${asked}`);
  for (const asked of ['limit=2', 'status=open&overdue=false']) await ask(`${urlOf(paths.tasks)}?${asked}`);
  for (const taskId of taskIds) await ask(urlOf(paths.task, { taskId }));
  for (const name of names) {
    statements.take();
    const path = urlOf(commandPath(name), { ...one, taskId: taskIds[0] ?? '' });
    // Told to have happened later, a command that may be given is refused, and nothing comes of it.
    note(
      path,
      await world.post(who, path, { ...sampleOf(commandBodies[name]), occurredAt: '2150-01-01T00:00:00.000Z' }),
    );
  }
  return heard;
}

/** What was or will be mailed to somebody. */
export async function mailsTo(world: World, who: string): Promise<unknown> {
  return world.db
    .selectFrom('notifications')
    .select(['key', 'activity', 'status', 'owed_since'])
    .where('recipient_id', '=', who)
    .orderBy('key')
    .execute();
}
