import fc from 'fast-check';
import { agenda, decide, evolve } from '../../shared/domain/kernel';
import type { Rejection } from '../../shared/domain/kernel-types';
import { moveOn } from '../../shared/domain/phases';
import { phaseNames, type CaseState, type Phase } from '../../shared/domain/state';
import type { CaseFile } from './builders/case-file';
import { move, type Choice } from './builders/moves';
import { directory, service } from './builders/people';
import { demo, standard } from './builders/programmes';
import { afterDeath, statesByPhase, suspended } from './builders/states';

const starts = { ...statesByPhase, suspended, afterDeath };
const waits = ['PT1M', 'PT1H', 'P1D', 'P3D', 'P10D', 'P1M', 'P7M'];
const bytesAtMost = 64 * 1024;

/** A case at some place of the path, and the choices of what is tried there. */
const life = fc.record({
  start: fc.constantFrom(...(Object.keys(starts) as (keyof typeof starts)[])),
  programme: fc.constantFrom('standard', 'demo'),
  seed: fc.nat(),
  steps: fc.integer({ min: 10, max: 80 }),
});

const memory = new Map<string, CaseFile>();

/** The same beginning is lived once, and gone on from many times. */
function begun(start: keyof typeof starts, programme: string): CaseFile {
  const key = `${start} ${programme}`;
  const file = memory.get(key) ?? starts[start]({ programme: programme === 'demo' ? demo : standard });
  memory.set(key, file);
  return file.copy();
}

/** Choices that a seed decides (a linear congruence, whose upper bits are used). */
function choices(seed: number): Choice {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Looks at a case after something was tried: at the state before, when time had been looked at, and the refusal. */
type Look = (file: CaseFile, before: CaseState, refusal: Rejection | null) => void;

/** Lives many a case through, each step being a while that passes and something that is tried. */
function live(look: Look, runs: number): void {
  fc.assert(
    fc.property(life, ({ start, programme, seed, steps }) => {
      const file = begun(start, programme);
      const choose = choices(seed);
      for (let left = steps; left > 0; left -= 1) {
        if (choose(3) === 0) file.sleep(waits[choose(waits.length)] ?? 'P1D');
        file.tick();
        const before = file.kase;
        const { by, command } = move(file, choose);
        look(file, before, file.refusal(by, command));
      }
    }),
    { numRuns: runs, seed: 20310303 },
  );
}

describe('whatever is tried, in any order, at any time', () => {
  it('a rejected command changes nothing, and an accepted one leaves no step of the path undone', () => {
    live((file, before, refusal) => {
      if (refusal) expect(file.kase).toBe(before);
      expect(moveOn(file.kase, file.facts(service, {}))).toEqual([]);
    }, 50);
  });

  it('the log tells the same state again, which JSON can hold', () => {
    live((file) => {
      expect(JSON.parse(JSON.stringify(file.kase))).toStrictEqual(file.kase);
    }, 20);
    live((file) => {
      if (file.log.length % 20 !== 0) return;
      const again = file.log.reduce<CaseState | null>((kase, event) => evolve(kase, event), null);
      expect(again).toStrictEqual(file.kase);
    }, 10);
  });

  it('the next alarm lies ahead, and time that was looked at brings nothing twice', () => {
    live((file) => {
      file.tick();
      const { wakeAt } = file.agenda;
      expect(wakeAt === null || wakeAt > file.now).toBe(true);
      expect(file.tick()).toEqual([]);
    }, 40);
  });

  it('a phase follows as the table has it, or the closing does', () => {
    live((file, before) => {
      const [from, to] = [before.phase, file.kase.phase].map((phase: Phase) => phaseNames.indexOf(phase));
      expect(to).toBeGreaterThanOrEqual(from ?? 0);
    }, 20);
  });

  it('whoever is asked or told something is known to the directory, and told each thing under one key', () => {
    live((file) => {
      for (const { assigneeId } of file.openTasks) expect(directory).toHaveProperty(assigneeId);
      const keys = file.owed.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { recipientId } of file.owed) expect(directory).toHaveProperty(recipientId);
    }, 20);
  });

  it('nothing is owed after a death, and nothing is accepted once a case has ended', () => {
    live((file, before) => {
      const { diedOn, phase } = file.kase;
      if (diedOn) expect(file.owed).toEqual([]);
      const hadEnded = before.diedOn !== null || before.phase === 'closed';
      if (hadEnded) expect(file.kase).toBe(before);
      if (diedOn !== null || phase === 'closed') expect(file.agenda).toMatchObject({ ended: true, wakeAt: null });
    }, 20);
  });

  it('nobody stands on both sides of a gate', () => {
    live(({ kase }) => {
      const { chair, lead_coordinator: lead, assessor } = kase.functions;
      if (chair) expect([lead, assessor]).not.toContain(chair);
      for (const { assessorId, reviewerId } of kase.assessments) expect(assessorId).not.toBe(reviewerId);
      if (kase.plan?.chairId && kase.plan.status !== 'draft') expect(kase.plan.chairId).not.toBe(kase.plan.authorId);
      if (kase.release) expect(kase.release.senderId).not.toBe(kase.release.receiverId);
      const confirmed = Object.values(kase.preRelease.confirmed);
      expect(new Set(confirmed).size).toBe(confirmed.length);
    }, 40);
  });

  it('its state stays small', () => {
    live(({ kase }) => {
      expect(JSON.stringify(kase).length).toBeLessThan(bytesAtMost);
    }, 20);
  });

  it('the agenda follows from the state alone', () => {
    live(({ kase, agendaFacts, agenda: found }) => {
      const copy = JSON.parse(JSON.stringify(kase)) as CaseState;
      expect(agenda(copy, agendaFacts)).toEqual(found);
      expect(decide(copy, { name: 'tick' }, { ...agendaFacts, actor: service, people: {}, newId: () => 'id' })).toEqual(
        {
          accepted: true,
          events: [],
        },
      );
    }, 10);
  });
});
