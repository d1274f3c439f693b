import type { CommandName } from '../../../shared/domain/case';
import { commandNames } from '../../../shared/domain/case-rules';
import { commandRows } from '../../../shared/domain/catalogue';
import type { CaseShown } from './identity';

/** The commands that the reader may give now. */
export function possibleIn({ commands }: Pick<CaseShown, 'commands'>): readonly CommandName[] {
  const possible = new Set(commands.filter((each) => each.possible).map(({ name }) => name));
  return commandNames.filter((name) => possible.has(name));
}

/** The command whose form fills something that a gate lacks, where the reader may give it now. */
export function actionFilling(code: string, kase: Pick<CaseShown, 'commands'>): CommandName | undefined {
  return possibleIn(kase).find((name) => fillsMissing(name, code));
}

/** Whether the form of a command fills something that a gate lacks. */
export function fillsMissing(name: CommandName, code: string): boolean {
  return (commandRows[name].form?.fills ?? []).some(
    (each) => each === code || (each.endsWith('_') && code.startsWith(each)),
  );
}
