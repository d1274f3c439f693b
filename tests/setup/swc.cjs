/** How the tests read TypeScript, in jest and in the programs that they start. Nothing is type-checked. */
module.exports = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    target: 'es2023',
  },
  module: { type: 'commonjs' },
};
