import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { liveSome, type Caseload, type Life } from './caseload';

/** Below this a thread takes longer to start than it saves. */
const worthThreads = 20;

// Lives are lived and forgotten quickly: a large nursery spares the collector most of its rounds.
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/** All lives of a caseload in their order, lived on so many threads: the same ones however many there are. */
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
    // `npm run simulate` compiles first: what reads TypeScript as it goes keeps names, at a price in code like this.
    const thread = new Worker(join(__dirname, 'thread.js'), { workerData, resourceLimits });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      if (code !== 0) reject(new Error(`a thread ended with ${code}`));
    });
  });
}
