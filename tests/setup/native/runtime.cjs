const { loadTypeScript, sourceMaps } = require('./load.cjs');

loadTypeScript();

/**
 * What Jest loads modules with, in place of its own runtime: `require` of Node. A process loads each module once for all
 * of its test files, where Jest would load everything again for each. No mocks, no coverage.
 */
module.exports = class {
  /** The runner of Jest, which holds the tests of a file: a new one for each. */
  requireInternalModule(path) {
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return requireAgain(path);
  }

  /** A test file. */
  requireModule(path) {
    return requireAgain(path);
  }

  unstable_shouldLoadAsEsm() {
    return false;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  setGlobalsForRuntime() {}
  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}
};

function requireAgain(path) {
  delete require.cache[path];
  return require(path);
}
