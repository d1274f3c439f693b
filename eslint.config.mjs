import tseslint from 'typescript-eslint';

const production = ['shared', 'workflows', 'activities', 'engine', 'record', 'mail', 'worker', 'api'];
const inProduction = production.map((folder) => `${folder}/**/*.{ts,tsx}`);

// Programs that a person starts and reads: their output is the console.
const commandLine = ['record/cli/**', '**/main.ts', 'worker/resume.ts', 'shared/programme/check.ts'];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.local/', 'coverage/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A number in a template literal reads as what it is; anything else must be turned into text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => stop()` hands on a call that gives nothing, and `return refuse()` ends a function that returns nothing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `async` without `await` still turns a throw into a rejection, which is what an interface of promises promises.
      '@typescript-eslint/require-await': 'off',
      // `while (true)` and `for (;;)` are the shape of a loop that only a return ends.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // An event or command without data says so: `Record<never, never>`.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // `_` marks what a signature requires and a function does not need.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],

      // Beyond the preset: what the arrows between folders and the exhaustive tables rest on.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: inProduction,
    ignores: commandLine,
    rules: { 'no-console': 'error' },
  },
  {
    // Pure functions: time, chance and ids are handed in (docs: the one idea).
    files: ['shared/domain/**/*.ts', 'shared/policy/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time from facts.now.' },
        { object: 'Math', property: 'random', message: 'Chance is handed in.' },
        { object: 'crypto', property: 'randomUUID', message: 'Ids are handed in.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from facts.now.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'setInterval', 'performance'].map((name) => ({
          name,
          message: 'The domain knows no world: no clock, no environment, no network.',
        })),
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'bench/**/*.ts', 'local/**/*.ts'],
    rules: {
      // Parsed answers arrive as `any`; a wrong guess about their shape fails the expectation that reads them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      // What is missing stops the test there and then, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect(mock.method)` names a method without calling it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
