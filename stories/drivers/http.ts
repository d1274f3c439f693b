import { setTimeout as sleep } from 'node:timers/promises';
import { commandPaths } from '../../api/paths';
import type { TaskKind } from '../../shared/domain/case';
import type { Act, Acts, Answered as Answer, Given } from '../act';
import { attemptOf, type Attempt } from '../attempt';
import type { Seen, TaskSeen } from '../seen';

/** A response of the API, whether a success or not. */
interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** Where people meet the API: somebody posts a body to a template of api/paths, and the story looks at its case. */
export interface Site {
  post(by: string, path: string, params: Readonly<Record<string, string>>, body: object): Promise<Response>;
  look(): Promise<Seen>;
  /** A task that the story's own view of the case does not show. */
  find?(kind: TaskKind, about?: string): Promise<TaskSeen>;
}

/** Somebody gives a command in a case; what the API answered. */
function send({ post }: Pick<Site, 'post'>, caseId: string, { by, name, body }: Attempt): Promise<Response> {
  const { taskId, ...rest } = body as { readonly taskId?: string };
  return name === 'answerTask' && taskId !== undefined
    ? post(by, commandPaths[name], { taskId }, rest)
    : post(by, commandPaths[name], { caseId }, body);
}

/** Lets the people of a story act one after the other, in real time. @throws where something is refused */
export async function playOver(site: Site, caseId: string, acts: readonly (Act | Acts)[]): Promise<void> {
  for (const act of acts.flat())
    for (const deed of act(await site.look())) {
      if ('until' in deed) await sleep(Math.max(0, Date.parse(deed.until) - Date.now()));
      else {
        const attempt = attemptOf(deed, await seenFor(deed, site));
        accepted(`${attempt.name} by ${attempt.by}`, await send(site, caseId, attempt));
      }
    }
}

/** The case as it stands, with the task that a deed answers. */
async function seenFor(deed: Given | Answer, site: Site): Promise<Seen> {
  const seen = await site.look();
  const isShown = 'name' in deed || seen.openTasks.some(({ kind }) => kind === deed.kind);
  if (isShown || !site.find) return seen;
  return { ...seen, openTasks: [await site.find(deed.kind, deed.about)] };
}

interface ProblemShown {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
}

/** The body of a successful response. @throws with the text of the problem otherwise */
export function accepted<T = unknown>(
  what: string,
  { status, body }: { readonly status: number; readonly body: T },
): T {
  if (status < 300) return body;
  const { code, detail, title } = body as ProblemShown;
  throw new Error(`${what} was refused: ${status} ${code ?? ''} ${detail ?? title ?? ''}`);
}
