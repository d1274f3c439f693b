import { unasked } from '../../shared/domain/case-rules';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import * as states from '../../stories/drivers/kernel/states';
import * as steps from '../../stories/steps';

const codes = (file: CaseFile): readonly string[] => unasked(file.kase, file.agendaFacts).map(({ code }) => code);
const missing = (file: CaseFile): readonly string[] => file.missing.map(({ code }) => code);

test('a baseline is to be assigned, and once assigned is asked for by a task', () => {
  const file = states.assessing();
  expect(codes(file)).toContain('baseline_assignment');
  file.play(steps.assigned());
  expect(missing(file)).toContain('baseline');
  expect(codes(file)).not.toContain('baseline');
});

test('an opinion on the plan is to be asked for by the lead coordinator, and then by a task', () => {
  const file = states.planning();
  const opinions = (all: readonly string[]): readonly string[] => all.filter((code) => code.startsWith('quorum_'));
  expect(opinions(codes(file))).not.toEqual([]);
  file.play(steps.planDrafted(), steps.planSubmitted);
  expect(missing(file)).toContain('plan_approval');
  expect(codes(file)).not.toContain('plan_approval');
  expect(opinions(missing(file))).not.toEqual([]);
  expect(opinions(codes(file))).toEqual([]);
});

test('confirmations of a release are to be requested, and once requested are asked for by tasks', () => {
  const file = states.preRelease();
  const owed = (): readonly string[] => codes(file).filter((code) => code.startsWith('release_confirmation_'));
  expect(owed()).toHaveLength(4);
  file.play(steps.confirmationsRequested);
  expect(missing(file).filter((code) => code.startsWith('release_confirmation_'))).toHaveLength(4);
  expect(owed()).toEqual([]);
});

test('what time brings is owed by nobody', () => {
  const file = states.decided();
  expect(missing(file)).toEqual(['day_of_release']);
  expect(codes(file)).toEqual([]);
});
