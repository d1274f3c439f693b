import { assessAndPlan, openCase } from '../../local/demo/chapters';
import { look, play, type Scene, type Stage } from '../../local/demo/scene';
import { asUsual } from '../../stories/commands';
import type { Random } from '../../stories/random';
import { asked } from '../../stories/steps';
import { planSession } from '../e2e/cases';
import type { Journal } from './journal';
import { answerByMail, type watchMailbox } from './post';

export interface LoadOptions {
  readonly stage: Stage;
  readonly post: ReturnType<typeof watchMailbox>;
  readonly journal: Journal;
  readonly random: Random;
  readonly callers: number;
  readonly until: AbortSignal;
  readonly log: (line: string) => void;
}

export interface Load {
  /** Cases that are open when the load ends. */
  readonly open: readonly Scene[];
  /** Every case that was begun, ended ones included, for queries of their workflows. */
  readonly begun: readonly Scene[];
  readonly done: Promise<void>;
}

/**
 * Several callers, each with one case after another: opened, planned, with sessions requested, answered and cancelled.
 */
export function carryLoad(options: LoadOptions): Load {
  const open = new Set<Scene>();
  const begun: Scene[] = [];
  const callers = Array.from({ length: options.callers }, () => live(options, open, begun));
  return {
    begun,
    get open() {
      return [...open];
    },
    done: Promise.all(callers).then(() => undefined),
  };
}

async function live(options: LoadOptions, open: Set<Scene>, begun: Scene[]): Promise<void> {
  const { stage, random, until, log } = options;
  while (!until.aborted) {
    try {
      const scene = await openCase(stage, 3_000);
      begun.push(scene);
      open.add(scene);
      await assessAndPlan(scene);
      for (let rounds = Math.floor(random.between(2, 6)); rounds > 0; rounds -= 1) await holdSession(scene, options);
      if (random.chance(0.4)) {
        open.delete(scene);
        await play(scene, asUsual('recordDeath'));
      }
    } catch (error) {
      // Time passed during the attempts, so the command may be refused as no longer possible.
      log(`a caller gives up: ${(error as Error).message}`);
    }
  }
}

async function holdSession(scene: Scene, options: LoadOptions): Promise<void> {
  const { random, post, journal } = options;
  const { taskId } = await planSession(scene, random.between(20, 60));
  const chance = random.next();
  if (chance < 0.15) return callOff(scene);
  if (chance < 0.25) return askAgain(scene);
  if (chance < 0.4) return; // nobody answers
  const mail = await post.waitFor(taskId, 90);
  await answerByMail(taskId, mail, 'accept', journal);
}

async function callOff(scene: Scene): Promise<void> {
  await play(scene, asUsual('cancelSession', { reasonCode: 'facility_unavailable' }));
}

/** Withdraws consent, which cancels planned sessions, and gives it again. */
async function askAgain(scene: Scene): Promise<void> {
  const purpose = 'programme_participation';
  await play(scene, asked(purpose, 'withdrawn'), asked(purpose, 'given'));
}

/** Plans a last session in each open case without faults: each must lead to a mail. */
export async function askOnce({ open }: Load, post: LoadOptions['post']): Promise<readonly string[]> {
  const deaf: string[] = [];
  for (const scene of open) {
    if ((await look(scene)).phase !== 'programme') continue; // its caller only opened it
    await planSession(scene, 600)
      .then(({ taskId }) => post.waitFor(taskId, 90))
      .catch((error: unknown) => deaf.push(`${scene.caseId}: ${(error as Error).message}`));
  }
  return deaf;
}
