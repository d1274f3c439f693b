import type { FollowUpSubject } from '../../shared/domain/case';
import { commandRows, followUpRows, requirementRows, taskRows } from '../../shared/domain/catalogue';
import { commandNames } from '../../shared/domain/case-rules';
import { statesByPhase } from '../../stories/drivers/kernel/states';

interface Row {
  readonly form?: {
    readonly first?: readonly string[];
    readonly askedWith?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
    readonly fills?: readonly string[];
  };
}

const forms = commandNames.map((name) => ({ name, ...(commandRows[name] as Row).form }));
const byCommand = forms.flatMap(({ fills = [] }) => fills);
const byTask = Object.entries(taskRows).flatMap(([kind, { fills = [] }]) => [kind, ...fills]);

/** Time alone brings these about. */
const byTime = ['supervision_end', 'day_of_release'];

const isFilled = (code: string): boolean =>
  [...byCommand, ...byTask, ...byTime].some((each) => each === code || (each.endsWith('_') && code.startsWith(each)));

describe('what a gate lacks', () => {
  const codes = Object.values(requirementRows).flatMap(({ codes }) => Object.keys(codes));

  it.each(codes.filter((code) => !code.endsWith('_')))('leads to a form, to a task, or to a day (%s)', (code) => {
    expect(isFilled(code)).toBe(true);
  });

  it.each(codes.filter((code) => code.endsWith('_')))('leads there whatever the programme names (%s)', (code) => {
    expect([...byCommand, ...byTask].some((each) => each.startsWith(code))).toBe(true);
  });

  it.each(Object.entries(statesByPhase))('leads there in each phase of a case (%s)', (_phase, state) => {
    for (const { code } of state().missing) expect([code, isFilled(code)]).toEqual([code, true]);
  });
});

describe('a follow-up that only an act ends', () => {
  const acts = (Object.keys(followUpRows) as FollowUpSubject[]).filter((subject) => followUpRows[subject].doneBy);

  it.each(acts)('leads to the form of that act (%s)', (subject) => {
    expect(byCommand).toContain(subject);
  });
});

describe('a field that hangs on another', () => {
  it('hangs on one that is asked first', () => {
    const hanging = forms.flatMap(({ name, first = [], askedWith = {} }) =>
      Object.entries(askedWith).flatMap(([path, deciders]) =>
        Object.keys(deciders).map((decider) => [name, path, first.includes(decider)] as const),
      ),
    );
    expect(hanging.length).toBeGreaterThan(5);
    expect(hanging.filter(([, , isFirst]) => !isFirst)).toEqual([]);
  });
});
