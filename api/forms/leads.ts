import type { CommandName, TaskKind } from '../../shared/domain/case';
import { commandNames } from '../../shared/domain/case-rules';
import { commandRows, taskRows } from '../../shared/domain/catalogue';

/** The forms in which something that is lacking is filled in. */
export interface Leads {
  readonly commands: readonly CommandName[];
  /** Kinds of task: an open one of them is answered. */
  readonly tasks: readonly TaskKind[];
}

/**
 * Where a code leads that a gate reports as missing, or the subject of a follow-up.
 * @returns nothing for what time alone brings about
 */
export function leadsOf(code: string): Leads {
  const fills = (codes: readonly string[]): boolean =>
    codes.some((each) => each === code || (each.endsWith('_') && code.startsWith(each)));
  return {
    commands: commandNames.filter((name) => fills(commandRows[name].form?.fills ?? [])),
    tasks: (Object.keys(taskRows) as TaskKind[]).filter((kind) => kind === code || fills(taskRows[kind].fills ?? [])),
  };
}
