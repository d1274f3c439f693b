import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from '../engine/data-converter';

const root = resolve(__dirname, '..');
/** In the image: made by the build, beside this file. */
const prebuilt = join(__dirname, 'workflows.bundle.js');

/** The workflows as one script for the sandbox. */
export interface WorkflowBundle {
  readonly code: string;
}

/**
 * The bundle of the build; in development, one made from the sources and cached under their hash, so that only a change
 * costs the seconds of bundling.
 */
export async function workflowBundle(cacheDir: string): Promise<WorkflowBundle> {
  if (existsSync(prebuilt)) return { code: readFileSync(prebuilt, 'utf8') };
  const kept = join(cacheDir, `workflow-bundle-${hashOfSources()}.js`);
  if (!existsSync(kept)) await writeWorkflowBundle(kept);
  return { code: readFileSync(kept, 'utf8') };
}

/** Bundles the workflows into a file. @throws where the sources do not compile */
export async function writeWorkflowBundle(file: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    failureConverterPath,
    logger: quiet,
  });
  mkdirSync(dirname(file), { recursive: true });
  // Another process may write the same file: the last rename wins, with the same content.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, file);
}

/** Hash of everything in the bundle: sources that workflows may import, and package versions. */
function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const folder of ['workflows', 'shared/contracts']) {
    const names = readdirSync(join(root, folder)).filter((name) => /\.[jt]s$/.test(name));
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(root, folder, name)));
  }
  return hash.update(readFileSync(failureConverterPath)).digest('hex').slice(0, 16);
}

const nothing = (): void => undefined;
const quiet = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

if (require.main === module) {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: node worker/bundle.js FILE');
  void writeWorkflowBundle(resolve(file));
}
