import { type CaseState, type CommandData } from '../../case';

export function appointed(kase: CaseState, { function: held, personId }: CommandData['appoint']): CaseState {
  return { ...kase, functions: { ...kase.functions, [held]: personId } };
}
