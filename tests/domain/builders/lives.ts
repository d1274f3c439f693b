import fc from 'fast-check';
import type { Command } from '../../../shared/domain/commands';
import type { CaseEvent } from '../../../shared/domain/events';
import type { AgendaFacts, Rejection } from '../../../shared/domain/kernel-types';
import type { CaseState } from '../../../shared/domain/state';
import type { CaseFile, Setting } from './case-file';
import { move, type Choice } from './moves';
import { demo, standard, youth } from './programmes';
import { afterDeath, busy, statesByPhase, suspended } from './states';

/** One thing that was tried, with the case before it, when time had been looked at, and after it. */
export interface Step {
  /** Which life it is of, and where in it: enough to play it again. */
  readonly of: string;
  readonly by: string;
  readonly command: Command;
  readonly before: CaseState;
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
  readonly refusal: Rejection | null;
  /** What it brought about, what time had brought about before it included. */
  readonly events: readonly CaseEvent[];
  /** What was thrown, which nothing ever is. */
  readonly thrown?: unknown;
}

export interface Life {
  readonly log: readonly CaseEvent[];
  readonly steps: readonly Step[];
}

const starts = { ...statesByPhase, suspended, afterDeath, busy };
const settings = {
  standard: { programme: standard },
  demo: { programme: demo },
  youth: { programme: youth, referral: { markers: ['juvenile'], turnsAdultOn: '2033-02-28' } },
} as const satisfies Record<string, Setting>;
const waits = ['PT1M', 'PT1H', 'P1D', 'P3D', 'P10D', 'P1M', 'P7M'];

/** A case at some place of the path, and the choices of what is tried there. */
const life = fc.record({
  start: fc.oneof(
    fc.constantFrom(...(Object.keys(starts) as (keyof typeof starts)[])),
    fc.constantFrom(...(['programme', 'busy', 'planning'] as const)),
  ),
  programme: fc.constantFrom(...(Object.keys(settings) as (keyof typeof settings)[])),
  seed: fc.nat(),
  steps: fc.integer({ min: 10, max: 80 }),
});
interface Beginning {
  readonly start: keyof typeof starts;
  readonly programme: keyof typeof settings;
}

const memory = new Map<string, CaseFile>();

/** The same beginning is lived once, and gone on from many times. */
function begun({ start, programme }: Beginning): CaseFile {
  const key = `${start} ${programme}`;
  const file = memory.get(key) ?? starts[start](settings[programme]);
  memory.set(key, file);
  const copy = file.copy();
  copy.others = {
    'case-2': { caseId: 'case-2', facilityId: 'facility-1' },
    'case-3': { caseId: 'case-3', facilityId: 'facility-2' },
  };
  return copy;
}

/** Choices that a seed decides (a linear congruence, whose upper bits are used). */
function choices(seed: number): Choice {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Lives many a case through, each step being a while that passes and something that is tried. */
export function lives(count: number, seed: number): readonly Life[] {
  return fc.sample(life, { numRuns: count, seed }).map(({ start, programme, seed: of, steps }) => {
    const file = begun({ start, programme });
    const choose = choices(of);
    const isOver = start === 'closed' || start === 'afterDeath';
    const lived = Array.from({ length: isOver ? 8 : steps }, (_, index) =>
      step(file, choose, `${start} under ${programme}, seed ${of}, step ${index}`),
    );
    return { log: file.log, steps: lived };
  });
}

function step(file: CaseFile, choose: Choice, of: string): Step {
  const since = file.log.length;
  if (choose(3) === 0) file.sleep(waits[choose(waits.length)] ?? 'P1D');
  file.tick();
  const before = file.kase;
  const { by, command } = move(file, choose);
  const tried = attempted(() => file.refusal(by, command));
  return { of, by, command, before, kase: file.kase, facts: file.agendaFacts, events: file.log.slice(since), ...tried };
}

function attempted(act: () => Rejection | null): Pick<Step, 'refusal' | 'thrown'> {
  try {
    return { refusal: act() };
  } catch (thrown) {
    return { refusal: null, thrown };
  }
}
