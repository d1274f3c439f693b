import { leadsOf } from '../../api/forms/leads';
import type { FollowUpSubject } from '../../shared/domain/case';
import { commandNames } from '../../shared/domain/case-rules';
import { commandRows, followUpRows, requirementRows } from '../../shared/domain/catalogue';
import { disciplines } from '../../shared/domain/vocabulary';
import { releaseConfirmers } from '../../shared/domain/areas/release/contract';
import { statesByPhase } from '../../stories/drivers/kernel/states';

interface Presented {
  readonly first?: readonly string[];
  readonly askedWith?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Time alone brings these about. */
const byTime = ['supervision_end', 'day_of_release'];

const isFilled = (code: string): boolean => {
  const { commands, tasks } = leadsOf(code);
  return byTime.includes(code) || commands.length + tasks.length > 0;
};

/** Every code that a requirement can report, with an example for those that go on. */
function codesOf(code: string): readonly string[] {
  if (!code.endsWith('_')) return [code];
  const ends: Readonly<Record<string, readonly string[]>> = {
    quorum_: disciplines,
    release_confirmation_: releaseConfirmers,
  };
  return (ends[code] ?? ['anything']).map((end) => `${code}${end}`);
}

describe('what a gate lacks', () => {
  const codes = Object.values(requirementRows).flatMap((row) => Object.keys(row.codes).flatMap(codesOf));

  it.each(codes)('leads to a form, to a task, or to a day (%s)', (code) => {
    expect(isFilled(code)).toBe(true);
  });

  it.each(Object.entries(statesByPhase))('leads there in each phase of a case (%s)', (_phase, state) => {
    for (const { code } of state().missing) expect([code, isFilled(code)]).toEqual([code, true]);
  });

  it('leads to those that fill it', () => {
    expect(leadsOf('screening_health')).toEqual({ commands: ['recordScreening'], tasks: [] });
    expect(leadsOf('quorum_police')).toEqual({ commands: ['submitPlan'], tasks: ['plan_opinion'] });
    expect(leadsOf('intelligence_attestation')).toEqual({ commands: [], tasks: ['intelligence_attestation'] });
    expect(leadsOf('no_such_code')).toEqual({ commands: [], tasks: [] });
  });
});

describe('a follow-up that only an act ends', () => {
  const acts = (Object.keys(followUpRows) as FollowUpSubject[]).filter((subject) => followUpRows[subject].doneBy);

  it.each(acts)('leads to the form of that act (%s)', (subject) => {
    expect(leadsOf(subject).commands).not.toEqual([]);
  });
});

describe('a field that hangs on another', () => {
  it('hangs on one that is asked first', () => {
    const hanging = commandNames.flatMap((name) => {
      const { first = [], askedWith = {} } = (commandRows[name].form ?? {}) as Presented;
      return Object.entries(askedWith).flatMap(([path, deciders]) =>
        Object.keys(deciders).map((decider) => [name, path, first.includes(decider)] as const),
      );
    });
    expect(hanging.length).toBeGreaterThan(5);
    expect(hanging.filter(([, , isFirst]) => !isFirst)).toEqual([]);
  });
});

describe('a step that cannot be taken back', () => {
  it('asks its author to sign in afresh', () => {
    const stepUp = commandNames.filter((name) => commandRows[name].form?.stepUp);
    expect([...stepUp].sort()).toEqual(['closeCase', 'recordReleaseDecision']);
  });
});
