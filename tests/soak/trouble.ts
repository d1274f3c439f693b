import { setTimeout as sleep } from 'node:timers/promises';
import type { Cable } from '../faults/cable';
import type { Journal } from './journal';
import type { Random } from '../../stories/random';
import type { Part } from './servers';

export interface TroubleOptions {
  readonly parts: Readonly<Record<string, Part>>;
  readonly cables: Readonly<Record<string, Cable>>;
  readonly random: Random;
  readonly journal: Journal;
  readonly killsPerMinute: number;
  readonly until: AbortSignal;
  readonly log: (line: string) => void;
}

/** How often each part is hit, relative to the others. */
const weights: Readonly<Record<string, number>> = { worker: 4, api: 4, postgres: 2, engine: 2, mailbox: 2 };
/** The most concurrent faults: with everything down, nothing would happen that could go wrong. */
const atOnce = 3;

export const mailServer = 'the mail server';
/** RFC 5321, 4.1.1.4. */
export const endOfMail = '.\r\n';

interface Trouble {
  readonly part: string;
  readonly what: string;
  readonly weight: number;
  readonly act: () => Promise<void>;
}

/** Kills, suspends and disturbs until it is stopped; then restarts every part and mends every cable. */
export async function makeTrouble(options: TroubleOptions): Promise<void> {
  const { random, killsPerMinute, until, parts, cables } = options;
  const began = Date.now();
  const busy = new Map<string, Promise<void>>();
  let kills = 0;
  while (!until.aborted) {
    await sleep(random.between(200, 1_500));
    // Restarts parts that ended by themselves, as a supervisor in production would.
    for (const [name, part] of Object.entries(parts))
      if (!part.isRunning() && !busy.has(name))
        begin({ part: name, what: 'ended by itself', weight: 1, act: () => revive(part, options) });
    if (busy.size >= atOnce) continue;
    const isBehind = kills < ((Date.now() - began) / 60_000) * killsPerMinute;
    const all = isBehind ? killings() : [...pauses(), ...disturbances()];
    const [first, ...rest] = all.filter(({ part }) => !busy.has(part));
    if (first === undefined) continue;
    if (isBehind) kills += 1;
    begin(byWeight(random, [first, ...rest]));
  }
  await Promise.all(busy.values());

  function begin({ part, what, act }: Trouble): void {
    const from = new Date().toISOString();
    options.log(`${part}: ${what}`);
    const done = act().finally(() => {
      busy.delete(part);
      options.journal.note({ kind: 'trouble', part, what, from, until: new Date().toISOString() });
    });
    busy.set(part, done);
  }

  function killings(): readonly Trouble[] {
    return Object.entries(parts).map(([name, part]) => ({
      part: name,
      what: 'killed',
      weight: weights[name] ?? 1,
      act: async () => {
        await part.kill();
        await sleep(random.between(0, 1_500));
        await revive(part, options);
      },
    }));
  }

  function pauses(): readonly Trouble[] {
    return Object.entries(parts).map(([name, part]) => ({
      part: name,
      what: 'stopped for a while',
      weight: weights[name] ?? 1,
      act: async () => {
        part.pause();
        await sleep(random.between(300, 5_000));
        part.goOn();
      },
    }));
  }

  function disturbances(): readonly Trouble[] {
    return Object.entries(cables).flatMap(([name, cable]) => {
      const during = (disturb: () => void, least: number, most: number) => async () => {
        disturb();
        await sleep(random.between(least, most));
        cable.mend();
      };
      const part = `cable to ${name}`;
      return [
        { part, what: 'cut', weight: 1, act: during(() => cable.cut(), 300, 3_000) },
        { part, what: 'reset', weight: 1, act: async () => cable.reset() },
        { part, what: 'slow', weight: 1, act: during(() => cable.delay(random.between(20, 200)), 1_000, 4_000) },
        { part, what: 'swallows', weight: 1, act: during(() => cable.swallow(), 1_000, 8_000) },
        // The server processes the request, and its answer is lost.
        {
          part,
          what: 'loses answers',
          weight: 2,
          act: loseAnswers(cable, name === mailServer ? endOfMail : undefined),
        },
      ];
    });
  }

  function loseAnswers(cable: Cable, after?: string): () => Promise<void> {
    return async () => {
      cable.swallow('answers', after);
      await sleep(random.between(200, 4_000));
      cable.reset();
      cable.mend();
    };
  }
}

/** Retries until it is up: a dependency may be down at this moment. */
async function revive(part: Part, { log }: TroubleOptions): Promise<void> {
  for (;;) {
    try {
      await part.kill();
      await part.start();
      return;
    } catch (error) {
      log(`does not start yet: ${(error as Error).message.trim().split('\n').slice(0, 2).join(' ')}`);
      await sleep(500);
    }
  }
}

/** Picks one by weight. */
function byWeight<T extends { readonly weight: number }>(random: Random, choices: readonly [T, ...T[]]): T {
  let left = random.between(
    0,
    choices.reduce((sum, { weight }) => sum + weight, 0),
  );
  return choices.find(({ weight }) => (left -= weight) < 0) ?? choices[0];
}
