const { statfsSync } = require('node:fs');

/** Where the tests put their databases and files, which nobody needs afterwards: in memory, where there is room. */
const memory = '/dev/shm';
if (!process.env.TMPDIR && roomIn(memory) > 4 * 2 ** 30) process.env.TMPDIR = memory;

function roomIn(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0; // only Linux has it
  }
}

/** @type {import('jest').Config} */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)sx?$': ['@swc/jest', require('./tests/setup/swc.cjs')],
  },
  // Published as ES modules only, which jest cannot require as they are.
  transformIgnorePatterns: [
    '/node_modules/(?!(jose|openid-client|oauth4webapi|preact|preact-render-to-string|oidc-provider|eta|nanoid|quick-lru)/)',
  ],
};

/** Folders of tests that need neither database nor engine. */
const pure = ['domain', 'policy', 'programme', 'contracts', 'scenarios', 'simulation', 'replay/logs'];

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 3,
  // For what hangs. How long something may take is for the test to say; a slow machine is no failure.
  testTimeout: 240_000,
  testSequencer: '<rootDir>/tests/setup/sequencer.cjs',
  projects: [
    {
      ...shared,
      displayName: 'domain',
      testMatch: pure.map((folder) => `<rootDir>/tests/${folder}/**/*.test.{ts,tsx}`),
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: pure.map((folder) => `<rootDir>/tests/${folder}/`),
      globalSetup: '<rootDir>/tests/setup/global-setup.ts',
      globalTeardown: '<rootDir>/tests/setup/global-teardown.ts',
    },
  ],
};
