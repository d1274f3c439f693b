import type { CaseAnswer, CaseListItem } from '../../api/cases/answer';
import { paths } from '../../api/paths';
import { listMails } from '../../local/demo/mails';
import { accepted, answer, give, look, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { criteria } from '../../local/standard';
import { assessmentForm } from '../../local/demo/words';

import { silent } from './cases';
import { openStack, type Stack } from './stack';

interface State {
  readonly advancedAt: string | null;
  readonly behind: { readonly isBehind: boolean };
  readonly engine: { readonly status: string; readonly phase: string | null };
}

const reasons = 'As the records of the case show.';
const command =
  (person: string, name: Parameters<typeof give>[2], body: object) =>
  (scene: Scene): Promise<CaseAnswer> =>
    give(scene, person, name, body);
const reply =
  (person: string, kind: Parameters<typeof answer>[2], body: Parameters<typeof answer>[3]) =>
  (scene: Scene): Promise<CaseAnswer> =>
    answer(scene, person, kind, body);
const today = new Date().toISOString().slice(0, 10);

/** What comes next in each seeded case, by its alias, and the phase that it is in. */
const next: Readonly<Record<string, readonly [phase: string, act: (scene: Scene) => Promise<CaseAnswer>]>> = {
  Alder: [
    'referred',
    command('coordinator', 'acceptReferral', {
      criteria,
      duplicateChecked: true,
      conflictOfInterestChecked: true,
      reasons,
    }),
  ],
  Birch: [
    'intake',
    command('dutyOfficer', 'recordScreening', {
      findings: { safety: 'no_concern', language: 'no_concern', separation: 'unknown' },
    }),
  ],
  Cedar: ['assessing', reply('psychologist', 'assessment', { answer: 'submit', assessment: assessmentForm })],
  Damson: ['classifying', command('coordinator', 'resumeCase', { reasons })],
  Elm: ['planning', reply('chair', 'plan_approval', { answer: 'approve', narrative: reasons })],
  Fir: ['programme', command('coordinator', 'startPreRelease', { reasons })],
  Gorse: [
    'programme',
    command('coordinator2', 'assignAssessment', {
      instrumentId: 'demonstration',
      assessorId: 'psychologist',
      reviewerId: 'psychologist2',
    }),
  ],
  Hazel: ['pre_release', reply('police', 'release_confirmation', { answer: 'confirm', narrative: reasons })],
  Iris: [
    'release_decision',
    command('coordinator', 'recordReleaseDecision', {
      kind: 'sentence_completed',
      authority: 'prison_authority',
      decidedOn: today,
      releaseOn: today,
      reasons,
      senderId: 'facilityManager',
      aftercareLeadId: 'aftercare',
    }),
  ],
  Juniper: ['supervised', reply('probation', 'contact_report', { answer: 'made' })],
  Kelp: ['aftercare', reply('aftercare', 'outreach', { answer: 'reached' })],
  Larch: ['closing', command('chair', 'closeCase', { outcomeCode: 'opted_out', reasons })],
};

describe('the seeded cases of the local stack', () => {
  let stack: Stack;
  let cases: readonly CaseListItem[];

  beforeAll(async () => {
    stack = await openStack({ seeded: true });
    const list = await stack.as('coordinator').get<{ items: readonly CaseListItem[]; total: number }>(paths.cases);
    cases = accepted('listCases', list).items;
  }, 90_000);
  afterAll(() => stack.close(), 30_000);

  it('are twelve, each in its phase, send few mails, and each takes the next command', async () => {
    expect(Object.fromEntries(cases.map(({ alias = '', phase }) => [word(alias), phase]))).toEqual(
      Object.fromEntries(Object.entries(next).map(([alias, [phase]]) => [alias, phase])),
    );
    await until('all twelve workflows to run', 60, async () => (await states()).every(isCarried));
    await until('the mails to have left', 60, async () => (await countOwed()) === 0);
    expect((await listMails(stack.mailbox)).length).toBeLessThanOrEqual(12);

    for (const { caseId, reference, alias = '' } of cases) {
      const scene = { ...stack, tell: silent, caseId, reference };
      const before = (await stateOf(caseId)).advancedAt ?? '';
      const [, act] = next[word(alias)] ?? [];
      await act?.(scene);
      const { phase } = await look(scene);
      await until(`the workflow of ${alias} to follow into ${phase}`, 30, async () => {
        const state = await stateOf(caseId);
        return (state.advancedAt ?? '') > before && !state.behind.isBehind && state.engine.phase === phase;
      });
    }
    const after = await Promise.all(cases.map(async ({ caseId }) => (await stateOf(caseId)).engine.status));
    expect(after.toSorted()).toEqual(['completed', ...Array<string>(11).fill('running')]);
  }, 240_000);

  function states(): Promise<readonly State[]> {
    return Promise.all(cases.map(({ caseId }) => stateOf(caseId)));
  }

  async function stateOf(caseId: string): Promise<State> {
    return accepted('getCaseState', await stack.as('coordinator').get<State>(paths.caseState, { caseId }));
  }

  async function countOwed(): Promise<number> {
    const owed = await stack.db.selectFrom('notifications').select('id').where('status', '=', 'owed').execute();
    return owed.length;
  }
});

function isCarried({ engine, behind, advancedAt }: State): boolean {
  return engine.status === 'running' && !behind.isBehind && advancedAt !== null;
}

function word(alias: string): string {
  return alias.split('-')[0] ?? '';
}
