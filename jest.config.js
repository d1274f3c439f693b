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
  // A process loads a module once, not once for each test file: no file may leave behind what another one would meet.
  runtime: '<rootDir>/tests/setup/native/runtime.cjs',
  testEnvironment: '<rootDir>/tests/setup/native/environment.cjs',
  transform: {},
};

/** Folders of tests that need neither database nor engine. */
const pure = [
  'domain',
  'languages',
  'policy',
  'programme',
  'contracts',
  'scenarios',
  'simulation',
  'replay/logs',
  'forms',
];

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 4,
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
      globalSetup: '<rootDir>/tests/setup/global-setup.cjs',
      globalTeardown: '<rootDir>/tests/setup/global-teardown.cjs',
    },
  ],
};
