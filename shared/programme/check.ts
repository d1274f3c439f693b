import { describeProblem, readDefinitions } from './loader';

/** `npm run programme:check [FOLDER]`: says of each definition whether it can be used, and if not, why not. */
async function main(folder: string): Promise<void> {
  const { programmes, problems } = await readDefinitions(folder);
  for (const { file, programme } of programmes) console.log(`${file}: ${programme.id} ${programme.version} is valid`);
  for (const problem of problems) console.error(describeProblem(problem));
  if (problems.length > 0) process.exitCode = 1;
}

main(process.argv[2] ?? 'programmes').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
