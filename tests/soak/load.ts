import { assessAndPlan, openCase } from '../../local/demo/chapters';
import { give, look, type Scene, type Stage } from '../../local/demo/scene';
import { planSession } from '../e2e/cases';
import type { Journal } from './journal';
import { answerByMail, type watchMailbox } from './post';
import { between, type Random } from './random';

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
  /** Every case that was begun, ended ones included, for whoever looks at their workflows. */
  readonly begun: readonly Scene[];
  readonly done: Promise<void>;
}

/** Several callers, each with one case after the other: opened, planned, with sessions asked for, answered, called off. */
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
      for (let rounds = Math.floor(between(random, 2, 6)); rounds > 0; rounds -= 1) await holdSession(scene, options);
      if (random() < 0.4) {
        open.delete(scene);
        await give(scene, 'coordinator', 'recordDeath', { diedOn: new Date().toISOString().slice(0, 10) });
      }
    } catch (error) {
      // Time went on while somebody tried: what they wanted is no longer possible, and they are told so.
      log(`a caller gives up: ${(error as Error).message}`);
    }
  }
}

async function holdSession(scene: Scene, options: LoadOptions): Promise<void> {
  const { random, post, journal } = options;
  const { taskId } = await planSession(scene, between(random, 20, 60));
  const chance = random();
  if (chance < 0.15) return callOff(scene);
  if (chance < 0.25) return askAgain(scene);
  if (chance < 0.4) return; // nobody answers
  const mail = await post.waitFor(taskId, 90);
  await answerByMail(taskId, mail, 'accept', journal);
}

async function callOff(scene: Scene): Promise<void> {
  const sessionId = (await look(scene)).sessions?.at(-1)?.sessionId;
  await give(scene, 'coordinator', 'cancelSession', { sessionId, reasonCode: 'facility_unavailable' });
}

/** Consent goes, and with it what was planned; and comes again. */
async function askAgain(scene: Scene): Promise<void> {
  const evidence = { form: 'written', interpreter: false };
  for (const state of ['withdrawn', 'given'])
    await give(scene, 'coordinator', 'recordConsent', { purpose: 'programme_participation', state, evidence });
}

/** A last session in each case that is open, with nothing broken any more: each has to ask for it. */
export async function askOnce({ open }: Load, post: LoadOptions['post']): Promise<readonly string[]> {
  const deaf: string[] = [];
  for (const scene of open) {
    if ((await look(scene)).phase !== 'programme') continue; // it was opened, and its caller came no further
    await planSession(scene, 600)
      .then(({ taskId }) => post.waitFor(taskId, 90))
      .catch((error: unknown) => deaf.push(`${scene.caseId}: ${(error as Error).message}`));
  }
  return deaf;
}
