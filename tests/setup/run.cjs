// `node run.cjs PROGRAM.ts ...`: runs a program of this project as `tsx` does. It answers in half the time, and tests
// start programs by the dozen.
const Module = require('node:module');
const { resolve } = require('node:path');
const { loadTypeScript } = require('./native/load.cjs');

loadTypeScript();
process.argv.splice(1, 1);
process.argv[1] = resolve(process.argv[1]);
Module._load(process.argv[1], null, true);
