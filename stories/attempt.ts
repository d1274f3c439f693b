import type { Deed, Steering } from './act';
import { openTask, type Seen } from './seen';

/** A command that somebody gives: what a deed comes to once its task is found. */
export interface Attempt {
  readonly by: string;
  readonly name: Steering | 'answerTask' | 'openCase';
  readonly body: object;
}

/** The command of a deed. @throws where nobody is asked for what it answers */
export function attemptOf(deed: Exclude<Deed, { readonly until: string }>, seen: Seen): Attempt {
  if ('name' in deed) return deed;
  const { taskId, assigneeId } = openTask(seen, deed.kind, deed.about);
  return { by: assigneeId, name: 'answerTask', body: { taskId, answer: deed.answer, ...deed.extra } };
}
