import { isDeepStrictEqual } from 'node:util';

import type { CaseListItem } from './cases';
import { paths } from '../../api/paths';
import { listMails } from '../../local/demo/mails';
import { accepted, look } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';

import { countOwed, silent } from './cases';
import { nextInSeeded as next } from './next';
import { openStack, type Stack } from './stack';

interface State {
  readonly advancedAt: string | null;
  readonly behind: { readonly isBehind: boolean };
  readonly engine: { readonly status: string; readonly phase: string | null };
}

describe('the seeded cases of the local stack', () => {
  let stack: Stack;
  let cases: readonly CaseListItem[];

  beforeAll(async () => {
    stack = await openStack({ seeded: true });
    const list = await stack.as('coordinator').get<{ items: readonly CaseListItem[]; total: number }>(paths.cases);
    cases = accepted('listCases', list).items;
  });
  afterAll(() => stack.close());

  it('are twelve, each in its phase, send few mails, and each takes the next command', async () => {
    expect(Object.fromEntries(cases.map(({ alias = '', phase }) => [word(alias), phase]))).toEqual(
      Object.fromEntries(Object.entries(next).map(([alias, [phase]]) => [alias, phase])),
    );
    await until('all twelve workflows to run', 60, async () => (await states()).every(isCarried), 1_000);
    await until('the mails to have left', 60, async () => (await countOwed(stack)) === 0);
    expect((await listMails(stack.mailbox)).length).toBeLessThanOrEqual(12);

    for (const { caseId, reference, alias = '' } of cases) {
      const scene = { ...stack, tell: silent, caseId, reference };
      const before = (await stateOf(caseId)).advancedAt ?? '';
      const [, act] = next[word(alias)] ?? [];
      await act?.(scene);
      const { phase } = await look(scene);
      await until(`the workflow of ${alias} to follow into ${phase}`, 60, async () => {
        const state = await stateOf(caseId);
        return (state.advancedAt ?? '') > before && !state.behind.isBehind && state.engine.phase === phase;
      });
    }
    await until(
      'one workflow to be completed, and eleven to run',
      60,
      async () => {
        const statuses = (await states()).map(({ engine }) => engine.status);
        return isDeepStrictEqual(statuses.toSorted(), ['completed', ...Array<string>(11).fill('running')]);
      },
      1_000,
    );
  });

  function states(): Promise<readonly State[]> {
    return Promise.all(cases.map(({ caseId }) => stateOf(caseId)));
  }

  async function stateOf(caseId: string): Promise<State> {
    return accepted('getCaseState', await stack.as('coordinator').get<State>(paths.caseState, { caseId }));
  }
});

function isCarried({ engine, behind, advancedAt }: State): boolean {
  return engine.status === 'running' && !behind.isBehind && advancedAt !== null;
}

function word(alias: string): string {
  return alias.split('-')[0] ?? '';
}
