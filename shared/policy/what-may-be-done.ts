import type { CaseState, CommandName } from '../domain/case';
import { conditionRows } from '../domain/catalogue';
import type { Actor } from '../domain/kernel/types';
import { checkPossible } from '../domain/kernel/possible';
import type { RejectionCode } from '../domain/kernel/rejections';
import { refusalSeen } from './what-a-refusal-tells';
import { authorise, commandGrants } from './who-may-act';
import { sightOf } from './who-may-see';
import { standingIn } from './who-may-know';

/** A command that a person may give in a case: possible in its present state, or the reason why it is not. */
export type CommandNow =
  | { readonly name: CommandName; readonly possible: true }
  | { readonly name: CommandName; readonly possible: false; readonly why: RejectionCode };

const names = Object.keys(conditionRows) as (keyof typeof conditionRows)[];

/**
 * The commands that a person may give in a case by function or account role, each with its present state. Answers are
 * left out, since each task has its own assignee, and so are rights of an author. A refusal that may not be shown to
 * this person counts as possible: whether it applies would reveal what it is about.
 */
export function commandsFor(actor: Actor, kase: CaseState): readonly CommandNow[] {
  const sight = sightOf(actor, standingIn(actor, kase));
  const given = names.filter((name) => !commandGrants[name].assignee && authorise(actor, kase, name) === 'allowed');
  return given.map((name) => {
    const refused = checkPossible(conditionRows[name], kase);
    const why = refused && !refused.accepted ? refusalSeen(refused.rejection, kase, sight)?.code : undefined;
    return why === undefined ? { name, possible: true } : { name, possible: false, why };
  });
}
