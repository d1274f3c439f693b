import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { readLocalConfig } from './config';
import { findStack } from './stack-file';
import { runProgram } from '../shared/platform/run-program';

const ofKeeper: readonly string[] = ['keys:rotate', 'keys:check', 'keys:import'];

/**
 * `npm run local -- engine:resume`: runs another script of package.json with the environment of the running stack's
 * API.
 */
function main([script, ...given]: readonly string[]): void {
  if (script === undefined) throw new Error('Say which script, such as npm run local -- record:rebuild.');
  const { dir, home } = readLocalConfig(process.env, dirname(__dirname));
  const stack = findStack(dir);
  const environment = ofKeeper.includes(script) ? stack?.keeper : stack?.environment;
  if (environment === undefined) throw new Error(`No stack runs on ${dir}, or it is still starting: see "npm start".`);
  // The usage text of a script shows the `--` that npm requires before the script's own arguments.
  const args = given[0] === '--' ? given.slice(1) : given;
  const child = spawn('npm', ['run', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: home,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  child.on('error', (error) => console.error(`npm does not start: ${error.message}`));
  child.on('close', (code) => (process.exitCode = code ?? 1));
}

runProgram(main);
