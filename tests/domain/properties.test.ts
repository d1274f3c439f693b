import { evolve } from '../../shared/domain/case-rules';
import { phaseNames } from '../../shared/domain/path/phases';
import type { CaseState } from '../../shared/domain/case';
import { check, type Rule } from '../../simulation/invariants/rule';
import { sound, thorough } from '../../simulation/invariants/soundness';
import { lives } from './builders/lives';

const all = lives(15, 2);
const moments = all.flatMap((life) => life.moments);
/** Commands that people tried in an existing case. */
const tried = moments.filter(({ before, name }) => before !== null && name !== 'tick');

/** Checks every decision of every life; a failure names the decision. */
function everyDecision(rule: Rule): void {
  for (const moment of moments)
    for (const found of check(rule, moment))
      if (found !== null) expect({ of: moment.of, name: moment.name, found }).toBeNull();
}

describe('whatever is tried, in any order, at any time', () => {
  it('many things are taken and many refused, in every phase, so that the rest is worth looking at', () => {
    const taken = tried.filter(({ refusal }) => refusal === null);
    expect(taken.length).toBeGreaterThan(tried.length / 6);
    expect(taken.length).toBeLessThan((tried.length * 5) / 6);
    const phases = new Set(taken.map(({ before }) => before?.phase));
    expect(phaseNames.filter((phase) => !phases.has(phase))).toEqual([]);
  });

  it('nothing is thrown', () => everyDecision(sound.nothingIsThrown));

  it('a rejected command changes nothing, and names a field of its body or says that it is about the whole', () =>
    everyDecision(sound.refusalsChangeNothing));

  it('an accepted one leaves no step of the path undone', () => everyDecision(thorough.gatesAreNotLeftComplete));

  it('the log folds to the same state again, which JSON can hold', () => {
    for (const { file } of all) {
      const again = file.log.reduce<CaseState | null>((kase, event) => evolve(kase, event), null);
      expect(again).toStrictEqual(file.kase);
      expect(JSON.parse(JSON.stringify(again))).toStrictEqual(again);
    }
  });

  it('no deadline of the past is left once time was looked at, and looking again brings nothing', () =>
    everyDecision(thorough.nothingDueIsLeft));

  it('the agenda follows from the state alone: the next alarm, and what is owed under which key', () =>
    everyDecision(thorough.agendaFollowsFromState));

  it('what is owed of a task that nothing has happened to is owed under the same key', () =>
    everyDecision(thorough.owedKeepsItsKey));

  it('assignees and recipients are known to the directory, and each notification has one key', () =>
    everyDecision(thorough.recipientsAreKnown));

  it('a phase follows as the table has it, or the closing does, save where a person goes back', () =>
    everyDecision(sound.goingBackIsAnAct));

  it('after a death and once a case is closed it is added to and changed no more, and nothing is owed to the dead', () => {
    everyDecision(sound.theEndIsTheEnd);
    everyDecision(sound.nothingIsAskedOfTheDead);
    everyDecision(thorough.theEndedAreOwedNothing);
  });

  it('its state stays small', () => everyDecision(thorough.statesStaySmall));
});
