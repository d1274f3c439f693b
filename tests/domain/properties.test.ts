import { commandBodies } from '../../shared/contracts/requests';
import { agenda, decide, evolve, nextDeadlines } from '../../shared/domain/kernel';
import { moveOn } from '../../shared/domain/phases';
import { phaseNames, type CaseState } from '../../shared/domain/state';
import { tenth } from '../setup/long';
import { lives, type Step } from './builders/lives';
import { directory, service } from './builders/people';

const all = lives(tenth(300), 20310303);
const steps = all.flatMap((life) => life.steps);
const bytesAtMost = 64 * 1024;

/** Looks at every step of every life; which step it was stands beside what is wrong. */
function everyStep(look: (step: Step) => unknown): void {
  for (const step of steps) {
    const found = look(step);
    if (found !== undefined && found !== null) expect({ of: step.of, command: step.command, found }).toBeNull();
  }
}

const facts = ({ facts }: Step) => ({ ...facts, actor: service, people: directory, newId: () => 'id' });
const copyOf = (kase: CaseState): CaseState => JSON.parse(JSON.stringify(kase)) as CaseState;
const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

describe('whatever is tried, in any order, at any time', () => {
  it('many things are taken and many refused, in every phase, so that the rest is worth looking at', () => {
    const taken = steps.filter(({ refusal }) => refusal === null);
    expect(taken.length).toBeGreaterThan(steps.length / 6);
    expect(taken.length).toBeLessThan((steps.length * 5) / 6);
    const phases = new Set(taken.map(({ before }) => before.phase));
    expect(phaseNames.filter((phase) => !phases.has(phase))).toEqual([]);
  });

  it('nothing is thrown', () => {
    everyStep(({ thrown }) => thrown);
  });

  it('a rejected command changes nothing, and names a field of its body or says that it is about the whole', () => {
    everyStep(({ refusal, before, kase, command }) => {
      if (!refusal) return null;
      if (kase !== before) return 'the state changed';
      const [field = ''] = refusal.path?.split('.') ?? [];
      const fields = [
        ...Object.keys(commandBodies[command.name].shape),
        ...(command.name === 'answerTask' ? ['taskId', 'objectives'] : []),
      ];
      if (refusal.path !== undefined && !fields.includes(field)) return refusal;
      return refusal.path === undefined && !aboutTheWhole.includes(refusal.code) ? refusal : null;
    });
  });

  it('an accepted one leaves no step of the path undone', () => {
    everyStep((step) => (moveOn(step.kase, facts(step)).length > 0 ? 'a gate was complete' : null));
  });

  it('the log tells the same state again, which JSON can hold', () => {
    for (const { log, steps: lived } of all) {
      const again = log.reduce<CaseState | null>((kase, event) => evolve(kase, event), null);
      expect(again).toStrictEqual(lived.at(-1)?.kase);
      expect(copyOf(again!)).toStrictEqual(again);
    }
  });

  it('no deadline of the past is left once time was looked at, and looking again brings nothing', () => {
    everyStep((step) => {
      const past = nextDeadlines(step.kase, step.facts).filter(({ at }) => at <= step.facts.now);
      if (past.length > 0) return past;
      const again = decide(step.kase, { name: 'tick' }, facts(step));
      return again.accepted && again.events.length > 0 ? again.events : null;
    });
  });

  it('the agenda follows from the state alone: the next alarm, and what is owed under which key', () => {
    everyStep(({ kase, facts: by }) => {
      const found = agenda(kase, by);
      return isEqual(found, agenda(copyOf(kase), by)) ? null : found;
    });
  });

  it('what is owed of a task that nothing has happened to is owed under the same key', () => {
    everyStep(({ before, kase, facts: by }) => {
      if (before.suspended || kase.suspended || kase.diedOn || !isEqual(before.functions, kase.functions)) return null;
      const owed = (of: CaseState) =>
        agenda(of, by).owed.filter(({ taskId }) => before.tasks[taskId] === kase.tasks[taskId]);
      return isEqual(owed(before), owed(kase)) ? null : [owed(before), owed(kase)];
    });
  });

  it('whoever is asked or told something is known to the directory, and told each thing under one key', () => {
    everyStep(({ kase, facts: by }) => {
      const { owed } = agenda(kase, by);
      const asked = Object.values(kase.tasks).filter(({ status }) => status === 'open');
      const people = [...asked.map(({ assigneeId }) => assigneeId), ...owed.map(({ recipientId }) => recipientId)];
      const unknown = people.find((person) => !Object.hasOwn(directory, person));
      const keys = owed.map(({ key }) => key);
      return unknown ?? (new Set(keys).size < keys.length ? keys : null);
    });
  });

  it('a phase follows as the table has it, or the closing does, save where a person goes back', () => {
    everyStep(({ before, kase, events }) => {
      const back = phaseNames.indexOf(kase.phase) < phaseNames.indexOf(before.phase);
      return back && !events.some(({ type }) => type === 'wentBack') ? `${before.phase} to ${kase.phase}` : null;
    });
  });

  it('after a death and once a case is closed it is added to and changed no more, and nothing is owed to the dead', () => {
    everyStep(({ before, kase, events, facts: by }) => {
      const found = agenda(kase, by);
      if (kase.diedOn && found.owed.length > 0) return found.owed;
      if ((kase.diedOn || kase.phase === 'closed') && (!found.ended || found.wakeAt !== null)) return found;
      if (!before.diedOn && before.phase !== 'closed') return null;
      return events.find(({ type }) => type !== 'entryCorrected') ?? null;
    });
  });

  it('its state stays small', () => {
    everyStep(({ kase }) => {
      const { length } = JSON.stringify(kase);
      return length < bytesAtMost ? null : length;
    });
  });
});

/** Rejections that are about the case as it is, and about no field of what was said. */
const aboutTheWhole: readonly string[] = [
  'not_allowed_in_phase',
  'not_allowed_after_death',
  'not_allowed_while_suspended',
  'not_suspended',
  'activities_not_suspended',
  'custodian_missing',
  'gate_incomplete',
  'no_reassessment_due',
  'already_decided',
  'already_requested',
  'separation_of_duties',
  'sign_in_required',
];
