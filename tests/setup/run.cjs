// `node run.cjs PROGRAM.ts ...`: runs a program of this project as `tsx` does, from a cache that all runs share. It
// answers in half the time, and tests start programs by the dozen.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const options = require('./swc.cjs');

const root = resolve(__dirname, '../..');
const cache = join(root, 'node_modules/.cache/throughcare-tests');
const made = createHash('sha256')
  .update(JSON.stringify(options) + require('@swc/core/package.json').version)
  .digest('hex');

/** What dynamic `import()` names are packages, some of them ES modules that cannot be required. */
const settings = { ...options, module: { ...options.module, ignoreDynamic: true }, swcrc: false };

function transpiled(file) {
  const source = readFileSync(file, 'utf8');
  const kept = join(cache, `${createHash('sha256').update(made).update(source).digest('hex')}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { ...settings, filename: file });
    // Whoever renames last wins with the same content.
    const unfinished = `${kept}.${process.pid}`;
    mkdirSync(cache, { recursive: true });
    writeFileSync(unfinished, code);
    renameSync(unfinished, kept);
    return code;
  }
}

for (const extension of ['.ts', '.tsx'])
  Module._extensions[extension] = (module, file) => module._compile(transpiled(file), file);

process.argv.splice(1, 1);
process.argv[1] = resolve(process.argv[1]);
Module._load(process.argv[1], null, true);
