import tseslint from 'typescript-eslint';

const production = ['shared', 'workflows', 'activities', 'engine', 'record', 'mail', 'worker', 'api'];
const inProduction = production.map((folder) => `${folder}/**/*.{ts,tsx}`);

// No line is packed to spare breaks: the properties of an object stand in it, not in objects that are spread into it.
const packing = [
  { selector: 'SpreadElement > ObjectExpression', message: 'Write the properties themselves.' },
  {
    selector: 'SpreadElement > TSAsExpression[expression.type="ArrayExpression"]',
    message: 'Write the elements themselves, and `as const` after the whole.',
  },
];
const importsFirst = {
  selector: 'Program > :not(ImportDeclaration) ~ ImportDeclaration',
  message: 'Imports come before everything else.',
};

const takeTime = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Take the time from facts.now.',
};
const remembersNothing = {
  selector: 'Program > VariableDeclaration[kind="let"]',
  message: 'A pure part remembers nothing from one call to the next.',
};

// Programs that a person starts and reads: their output is the console.
const commandLine = [
  'record/cli/**',
  'worker/resume.ts',
  'shared/programme/check.ts',
  'shared/documents/write-*.ts',
  '**/main.ts',
];

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
      // A type that many files extend is named as an interface: the compiler resolves it late, and names it in errors.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // An event or command without data says so: `Record<never, never>`.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // `_` marks what a signature requires and a function does not need.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],

      // Beyond the preset: what the arrows between folders and the exhaustive tables rest on.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', importsFirst, ...packing],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: inProduction,
    ignores: commandLine,
    rules: { 'no-console': 'error' },
  },
  {
    files: inProduction,
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Files that are longer.
    files: ['tests/**'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
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
      'no-restricted-syntax': ['error', takeTime, remembersNothing, importsFirst, ...packing],
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
