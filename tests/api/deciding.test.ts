import { commandPath, paths, urlOf } from '../../api/paths';
import { cast } from '../../local/cast';
import type { CommandName, TaskKind } from '../../shared/domain/case';
import { give, say, type Act, type Acts } from '../../stories/act';
import { objective, quorum } from '../../stories/bodies';
import { standard } from '../../stories/programmes';
import { dateIn } from '../../stories/seen';
import * as steps from '../../stories/steps';
import type { TimelineEntryResponse } from '../../api/cases/present-event';
import { startApi, type TestApi } from './support/api';
import { openCase, play, stateOf } from './support/story';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await openCase(api);
  await play(api, caseId, [steps.accepted, ...steps.staffed, steps.screened(), steps.backgroundRecorded]);
});
afterAll(() => api.stop());

/** Who is asked for an opinion on the plan, and answers it late. */
const voices = [...quorum(standard, 'plan', cast), { personId: 'teacher', discipline: 'teacher' }];
const go = (...acts: readonly (Act | Acts)[]) => play(api, caseId, acts);
const command = (who: string, name: CommandName, body: object) =>
  api.post(who, urlOf(commandPath(name), { caseId }), body).expect(200);

async function openTask(kind: TaskKind, assigneeId: string) {
  const { tasks } = await stateOf(api, caseId);
  const found = Object.values(tasks).find(
    (task) => task.kind === kind && task.assigneeId === assigneeId && task.status === 'open',
  );
  if (!found) throw new Error(`no open ${kind} of ${assigneeId}`);
  return found;
}

const taskOf = async (who: string, taskId: string) =>
  (await api.get(who, urlOf(paths.task, { taskId })).expect(200)).body as { entries: TimelineEntryResponse[] };
const timeline = async (who: string, query = '') =>
  (await api.get(who, `${urlOf(paths.caseEvents, { caseId })}?limit=500${query}`).expect(200)).body
    .items as TimelineEntryResponse[];
const typesOf = (entries: readonly { type: string }[]): string[] => entries.map(({ type }) => type);

/** The entries that the assignee of a task reads: with the task itself, and in the timeline by what the task is about. */
async function readBy(who: string, kind: TaskKind): Promise<string> {
  const { taskId, about } = await openTask(kind, who);
  const { entries } = await taskOf(who, taskId);
  const all = await timeline(who);
  for (const entry of entries) expect(all).toContainEqual(entry);
  const found = await timeline(who, `&about=${about}`);
  const names = new RegExp(`"${about}"|"version":${about}\\b`);
  for (const entry of entries.filter(({ details }) => names.test(JSON.stringify(details))))
    expect(found.map(({ entryId }) => entryId)).toContain(entry.entryId);
  return JSON.stringify(entries);
}

describe('the assignee of a task reads what it decides', () => {
  it('assessment_review: the evidence of each rating, and the formulation', async () => {
    await go(...steps.submitted({ formulation: say('Follows whoever listens to him.') }));
    const read = await readBy('psychologist2', 'assessment_review');
    expect(read).toContain('Follows whoever listens to him.');
    expect(read).toMatch(/"evidence":"[A-Z]/);
    await go(steps.commented(), steps.reviewed, steps.housed({ reasons: say('Alone for a first month.') }));
  });

  it('plan_opinion: every threshold, by somebody who else sees the alias only; not once it is answered', async () => {
    const hidden = 'Seen in fewer than three of six months.';
    const drafted = steps.planDrafted({ objectives: [objective(await day('P3M'), { failureThreshold: say(hidden) })] });
    await go(drafted);
    expect(await api.get('scholar', urlOf(paths.case, { caseId }))).toMatchObject({ status: 404 });
    const opinions = [...voices, { personId: 'scholar', discipline: 'scholar' }];
    await command('coordinator', 'submitPlan', { chairId: 'chair', opinions });
    for (const who of ['scholar', 'teacher']) {
      const read = await readBy(who, 'plan_opinion');
      for (const text of [hidden, 'Seen in five of six months.', 'Lives without the group'])
        expect(read).toContain(text);
      const all = await timeline(who);
      expect(typesOf(all)).toEqual(expect.arrayContaining(['planDrafted', 'taskAsked']));
      expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
      expect(JSON.stringify(all)).not.toMatch(/Alone for a first month|Follows whoever listens|Haddou/);
      expect(typesOf(all).filter((type) => /assessment|housing|screening/i.test(type))).toEqual([]);
    }
    const { taskId } = await openTask('plan_opinion', 'scholar');
    const body = { answer: 'dissent', narrative: 'The talks begin too late.' };
    await api.post('scholar', urlOf(commandPath('answerTask'), { taskId }), body).expect(200);
    expect(JSON.stringify(await timeline('scholar'))).not.toContain(hidden);
    expect((await taskOf('scholar', taskId)).entries).toEqual([]);
    expect(await readBy('teacher', 'plan_opinion')).toContain(hidden);
  });

  it('shows a correction of what is decided', async () => {
    const [draft] = await timeline('coordinator', '&type=planDrafted');
    const correction = 'The second month counts as the first.';
    await command('coordinator', 'correctEntry', { entryId: draft?.entryId, correction });
    expect(await readBy('teacher', 'plan_opinion')).toContain(correction);
  });

  it('plan_approval: the objectives, and the opinions in words', async () => {
    const read = await readBy('chair', 'plan_approval');
    expect(read).toContain('Seen in fewer than three of six months.');
    expect(read).toContain('The talks begin too late.');
    expect(typesOf((await taskOf('chair', (await openTask('plan_approval', 'chair')).taskId)).entries)).toContain(
      'planOpinionGiven',
    );
  });

  it('challenge_review: the grounds and the decision that is challenged, and not the other', async () => {
    await go(steps.challenged);
    const read = await readBy('employment', 'challenge_review');
    expect(read).toContain('never gave an order');
    expect(read).toContain('Alone for a first month.');
    expect(read).not.toContain('Follows whoever listens');
  });

  it('suspension_proposal: what happened', async () => {
    await go(steps.happened({ what: say('A fight in the yard.') }));
    expect(await readBy('chair', 'suspension_proposal')).toContain('A fight in the yard.');
  });

  it('incentive_decision: the reasons, by somebody who else sees nothing of incentives', async () => {
    await go(steps.proposed({ reasons: say('Came every week.'), granterId: 'community' }));
    expect(await readBy('community', 'incentive_decision')).toContain('Came every week.');
    expect(typesOf(await timeline('community'))).toContain('incentiveProposed');
    expect(typesOf(await timeline('teacher'))).toContain('incentiveProposed');
    expect(typesOf(await timeline('scholar'))).not.toContain('incentiveProposed');
  });

  it('review_decision: the reassessment', async () => {
    for (const { personId: who } of voices) await answered(who, 'plan_opinion', { answer: 'agree' });
    await answered('employment', 'challenge_review', { answer: 'dismiss', narrative: 'It stands.' });
    await go(steps.riskPlanned(), steps.planAgreed(), steps.consentRecorded(), steps.chairApproved);
    await go(...steps.submitted({ formulation: say('Speaks of leaving.') }), steps.reviewed);
    expect(await readBy('chair', 'review_decision')).toContain('Speaks of leaving.');
  });

  it('release_confirmation and intelligence_attestation: the reasons, and the sealed entries to their custodian', async () => {
    await command('police', 'recordRestrictedEntry', { what: 'A source of Quillbury names a meeting.' });
    await go(give('coordinator', 'startPreRelease', { reasons: say('A place is free in May.') }));
    await go(steps.confirmationsRequested);
    for (const who of ['chair', 'police', 'probation', 'aftercare'])
      expect(await readBy(who, 'release_confirmation')).toContain('A place is free in May.');
    expect(await readBy('police', 'intelligence_attestation')).toContain('Quillbury');
  });
});

async function answered(who: string, kind: TaskKind, body: object): Promise<void> {
  const { taskId } = await openTask(kind, who);
  await api.post(who, urlOf(commandPath('answerTask'), { taskId }), body).expect(200);
}

async function day(later: string): Promise<string> {
  let found = '';
  await play(api, caseId, [
    (seen) => {
      found = dateIn(seen, later);
      return [];
    },
  ]);
  return found;
}
