import { describeProblem, readDefinitions } from './loader';
import { runProgram } from '../platform/run-program';

/** `npm run programme:check [FOLDER]`: whether each definition can be used, and if not, why not. */
async function main(folder: string): Promise<void> {
  const { programmes, problems } = await readDefinitions(folder);
  for (const { file, programme } of programmes) console.log(`${file}: ${programme.id} ${programme.version} is valid`);
  for (const problem of problems) console.error(describeProblem(problem));
  if (problems.length > 0) process.exitCode = 1;
}

runProgram(([folder = 'programmes']) => main(folder));
