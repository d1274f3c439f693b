const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const options = require('../swc.cjs');

const cache = join(resolve(__dirname, '../../..'), 'node_modules/.cache/throughcare-tests');
const settings = { ...options, swcrc: false, sourceMaps: true };
const made = JSON.stringify(settings) + require('@swc/core/package.json').version;

/** Where the source map of each loaded file is kept. */
const sourceMaps = new Map();

function transpiled(file) {
  const source = readFileSync(file, 'utf8');
  const kept = join(cache, createHash('sha256').update(made).update(file).update(source).digest('hex'));
  sourceMaps.set(file, `${kept}.map`);
  try {
    return readFileSync(`${kept}.js`, 'utf8');
  } catch {
    const { code, map } = require('@swc/core').transformSync(source, {
      ...settings,
      filename: file,
      sourceFileName: file,
    });
    mkdirSync(cache, { recursive: true });
    write(`${kept}.map`, map);
    write(`${kept}.js`, code);
    return code;
  }
}

/** Of two processes that write the same file at once, the later one replaces it by the same content. */
function write(file, content) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

/** Lets `require` read the TypeScript of this project, from a cache that all runs share. */
function loadTypeScript() {
  const { '.json': json } = Module._extensions;
  delete Module._extensions['.json']; // a name without extension means TypeScript before JSON, in this order
  for (const extension of ['.ts', '.tsx'])
    Module._extensions[extension] = (module, file) => module._compile(transpiled(file), file);
  Module._extensions['.json'] = json;
}

module.exports = { loadTypeScript, sourceMaps };
