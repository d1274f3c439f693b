import type { CommandName } from '../../../shared/domain/case';
import { commandNames } from '../../../shared/domain/case-rules';
import { leadsOf } from '../../forms/leads';
import type { CaseShown } from './identity';

/** The commands that the reader may give now. */
export function possibleIn({ commands }: Pick<CaseShown, 'commands'>): readonly CommandName[] {
  const possible = new Set(commands.filter((each) => each.possible).map(({ name }) => name));
  return commandNames.filter((name) => possible.has(name));
}

/** The command whose form meets a requirement of a gate, where the reader may give it now. */
export function actionFilling(code: string, kase: Pick<CaseShown, 'commands'>): CommandName | undefined {
  const { commands } = leadsOf(code);
  return possibleIn(kase).find((name) => commands.includes(name));
}
