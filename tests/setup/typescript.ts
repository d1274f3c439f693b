import { join } from 'node:path';

/** Arguments for `node` before a program of this project. */
export const running = [join(__dirname, 'run.cjs')];
