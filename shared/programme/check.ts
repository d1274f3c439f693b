import { describeProblem, readDefinitions } from './loader';
import { missingWords, wordsFile } from './words';
import { runProgram } from '../platform/run-program';

/** `npm run programme:check [FOLDER]`: whether each definition can be used and read, and if not, why not. */
async function main(folder: string): Promise<void> {
  const { programmes, words, problems } = await readDefinitions(folder);
  for (const { file, programme } of programmes) console.log(`${file}: ${programme.id} ${programme.version} is valid`);
  for (const problem of problems) console.error(describeProblem(problem));
  if (problems.length > 0) process.exitCode = 1;
  for (const { file, programme } of programmes) {
    const missing = missingWords(programme, words);
    if (missing.length === 0) continue;
    process.exitCode = 1;
    console.error(`${file}: words are missing; give them in a ${wordsFile} in this folder or above:`);
    for (const { code, languages } of missing) console.error(`  ${code}: ${languages.join(', ')}`);
  }
}

runProgram(([folder = 'programmes']) => main(folder));
