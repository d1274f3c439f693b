import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { liveSome, type Caseload, type Life } from './caseload';

/** With fewer cases, starting a thread takes longer than it saves. */
const worthThreads = 20;

// Lives are short-lived objects: a large young generation saves most garbage collections.
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/**
 * Lives all cases of a caseload on this many threads, and returns them in order. The lives do not depend on the
 * threads.
 */
export async function liveAll(caseload: Caseload, threads: number): Promise<readonly Life[]> {
  if (threads <= 1 || caseload.cases < worthThreads) return liveSome(caseload, { first: 0, every: 1 });
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, first) => liveInThread({ caseload, first, every: threads })),
  );
  return Array.from({ length: caseload.cases }, (_, number) => {
    const life = parts[number % threads]?.[Math.floor(number / threads)];
    if (!life) throw new Error(`case ${number + 1} was not lived`);
    return life;
  });
}

function liveInThread(workerData: object): Promise<readonly Life[]> {
  return new Promise((resolve, reject) => {
    // `npm run simulate` compiles first: a loader that compiles on the fly keeps function names, which slows code like
    // this.
    const thread = new Worker(join(__dirname, 'thread.js'), { workerData, resourceLimits });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      if (code !== 0) reject(new Error(`a thread ended with ${code}`));
    });
  });
}
