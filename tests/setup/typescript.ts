import { join } from 'node:path';

/** What `node` is given before a program of this project and its arguments. */
export const running = [join(__dirname, 'run.cjs')];
