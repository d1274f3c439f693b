import type { CommandName, ServiceCommand } from '../../../../shared/domain/commands';
import type { Rejection } from '../../../../shared/domain/kernel-types';
import type { Instant } from '../../../../shared/domain/time';
import type { CaseFile } from '../case-file';
import { custodyRows } from './custody';
import { pathRows } from './path';
import type { Row, ServiceRow } from './row';

export * from './row';

/** What a person asks for in a case that is there, besides answering what they are asked. */
export type Steering = Exclude<CommandName, 'openCase' | 'answerTask'>;

/** Every command of the catalogue: a new one does not compile until it has its row. */
export const catalogue: { readonly [K in Steering]: Row<K> } = { ...pathRows, ...custodyRows };

export const serviceCatalogue: { readonly [N in ServiceCommand['name']]: ServiceRow<N> } = {
  tick: () => ({ name: 'tick' }),
  recordMailFailure: ({ kase }) => ({
    name: 'recordMailFailure',
    data: { taskId: Object.keys(kase.tasks)[0] ?? 'none', owedKey: 'ask:1:0.0' },
  }),
};

export const steering = Object.keys(catalogue) as readonly Steering[];

/** The row of a command, without the type of its own body. */
export function rowOf(name: Steering): Row<Steering> {
  return catalogue[name];
}

/** Gives a command whose body has nothing wrong with it; the rejection, or null. */
export function attempt(file: CaseFile, name: Steering, occurredAt?: Instant): Rejection | null {
  const { by, data } = rowOf(name);
  return file.try(by, name, data(file), occurredAt);
}
