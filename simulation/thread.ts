import { parentPort, workerData } from 'node:worker_threads';
import { liveSome, type Caseload } from './caseload';

const { caseload, first, every } = workerData as { caseload: Caseload; first: number; every: number };

void liveSome(caseload, { first, every }).then((lives) => parentPort?.postMessage(lives));
