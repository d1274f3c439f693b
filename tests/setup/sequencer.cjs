const { basename, dirname } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders whose tests start the whole product and wait for it: what begins last of all keeps everybody waiting. */
const slow = ['e2e', 'faults', 'restores', 'upgrade', 'soak', 'canaries', 'workflows'];

/** Jest begins with what took longest the last time; in a fresh clone, which knows of no last time, with these. */
module.exports = class extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => (slow.includes(basename(dirname(path))) ? 1 : 0);
    const sorted = super.sort(tests);
    return sorted.some(({ duration }) => duration !== undefined)
      ? sorted
      : sorted.sort((a, b) => isSlow(b) - isSlow(a));
  }
};
