import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeProblem, readDefinition } from '../programme/loader';
import { madeParts, withMade } from './domain';
import { runProgram } from '../platform/run-program';

const root = resolve(__dirname, '../..');

/** `npm run domain:document`: writes the made parts of docs/domain.md and docs/programme-definitions.md anew. */
async function main(): Promise<void> {
  const { programme, problems } = await readDefinition(join(root, 'programmes/standard/programme.yaml'));
  if (!programme) throw new Error(problems.map(describeProblem).join('\n'));
  const parts = await madeParts(programme);
  for (const name of ['domain.md', 'programme-definitions.md']) {
    const file = join(root, 'docs', name);
    await writeFile(file, withMade(await readFile(file, 'utf8'), parts));
  }
}

runProgram(main);
