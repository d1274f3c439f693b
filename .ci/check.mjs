// One command for all that must hold besides the tests: `npm run check`, or `npm run check -- eslint knip`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
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
  'stories',
  'simulation',
  'bench',
  'tests',
].filter((folder) => existsSync(resolve(root, folder)));
const bin = (name) => resolve(root, 'node_modules/.bin', name);

const compose = findCompose();

const steps = {
  // What takes longest begins first.
  eslint: [bin('eslint'), '.'],
  types: [bin('tsc'), '--noEmit', '-p', 'tsconfig.json'],
  arrows: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', ...folders],
  runtime: [bin('depcruise'), '--config', '.dependency-cruiser.runtime.cjs', ...folders],
  knip: [bin('knip'), '--no-progress'],
  prettier: [bin('prettier'), '--check', '--log-level', 'warn', '.'],
  programmes: [process.execPath, '--import', 'tsx', 'shared/programme/check.ts'],
  // As docker-compose.yml stands, whatever a .env beside it says.
  compose: [...(compose ?? []), '--env-file', '/dev/null', 'config', '--quiet'],
};

/** Compose as a part of Docker or as a program of its own, which not everybody has. */
function findCompose() {
  return [['docker', 'compose'], ['docker-compose']].find(
    ([command, ...args]) => spawnSync(command, [...args, 'version'], { stdio: 'ignore' }).status === 0,
  );
}

/** What docker-compose.yml demands of the environment, each with a word in its place. */
function composeEnvironment() {
  const demanded = readFileSync(resolve(root, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(\w+):\?/g);
  return Object.fromEntries([...demanded].map(([, name]) => [name, 'word']));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

const left = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
const results = [];
await Promise.all([runNext(), runNext()]);

/** Two at once, as many processors as there are at least. */
async function runNext() {
  for (let step = left.shift(); step !== undefined; step = left.shift()) results.push(await run(...step));
}

/** Shows what a step printed when it has ended, so that nothing of another is in between. */
async function run(name, [command, ...args]) {
  const isCompose = name === 'compose';
  if (isCompose && !compose) return { name, outcome: process.env.CI ? 'MISSING' : 'SKIPPED', seconds: 0 };
  const started = performance.now();
  const env = isCompose ? { ...process.env, ...composeEnvironment() } : process.env;
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
  const [status] = await once(child, 'close');
  console.log(`\n> ${name}\n${Buffer.concat(printed)}`.trimEnd());
  return { name, outcome: status === 0 ? 'ok' : 'FAILED', seconds: (performance.now() - started) / 1000 };
}

console.log('');
for (const { name, outcome, seconds } of results) {
  const isChecked = ['ok', 'FAILED'].includes(outcome);
  const note = isChecked ? `${seconds.toFixed(1)} s` : 'not checked: there is no `docker compose` here';
  console.log(`${outcome.padEnd(7)}  ${name.padEnd(10)} ${note}`);
}
process.exit(results.every(({ outcome }) => ['ok', 'SKIPPED'].includes(outcome)) ? 0 : 1);
