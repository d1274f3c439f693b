// One command for all that must hold besides the tests: `npm run check`, or `npm run check -- eslint knip`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const folders = [
  'shared',
  'workflows',
  'activities',
  'engine',
  'record',
  'mail',
  'worker',
  'api',
  'local',
  'simulation',
  'bench',
  'tests',
].filter((folder) => existsSync(resolve(root, folder)));
const bin = (name) => resolve(root, 'node_modules/.bin', name);

const steps = {
  types: [bin('tsc'), '--noEmit', '-p', 'tsconfig.json'],
  eslint: [bin('eslint'), '.'],
  arrows: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', ...folders],
  runtime: [bin('depcruise'), '--config', '.dependency-cruiser.runtime.cjs', ...folders],
  knip: [bin('knip'), '--no-progress'],
  prettier: [bin('prettier'), '--check', '--log-level', 'warn', '.'],
  programmes: [process.execPath, '--import', 'tsx', 'shared/programme/check.ts'],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

const results = Object.entries(steps)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, [command, ...args]]) => {
    console.log(`\n> ${name}`);
    const started = performance.now();
    const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
    return { name, ok: status === 0, seconds: (performance.now() - started) / 1000 };
  });

console.log('');
for (const { name, ok, seconds } of results) {
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
}
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
