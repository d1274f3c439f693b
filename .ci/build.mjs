// `npm run build`: makes dist/, laid out like the checkout, so that paths beside a file hold in both. With the
// production packages it is all that a server needs: `node dist/api/main.js`, `node dist/worker/main.js`.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { extname, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');
const { include: folders } = JSON.parse(readFileSync(resolve(root, 'tsconfig.build.json'), 'utf8'));

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

rmSync(dist, { recursive: true, force: true });
run(resolve(root, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json');

// Migrations, style sheets and whatever else is read, not compiled.
for (const folder of folders) {
  cpSync(resolve(root, folder), resolve(dist, folder), {
    recursive: true,
    filter: (source) => !['.ts', '.tsx'].includes(extname(source)),
  });
}
cpSync(resolve(root, 'programmes'), resolve(dist, 'programmes'), { recursive: true });
cpSync(resolve(root, 'package.json'), resolve(dist, 'package.json'));

// Bundled once here, not at each start of a worker.
run(process.execPath, 'dist/worker/bundle.js', 'dist/worker/workflows.bundle.js');
