/**
 * The arrows between folders, as docs/technical-description.md draws them. Type imports count: a part that knows
 * another's types knows the other. What may be reached while running stands in .dependency-cruiser.runtime.cjs.
 */
const folders = {
  shared: 'shared',
  workflows: 'workflows',
  activities: 'activities',
  engine: 'engine',
  record: 'record',
  mail: 'mail',
  worker: 'worker',
  api: 'api',
  local: 'local',
  stories: 'stories',
  simulation: 'simulation',
  bench: 'bench',
  tests: 'tests',
};

const product = ['shared', 'workflows', 'activities', 'engine', 'record', 'mail', 'worker', 'api'];

/** Which parts of the project each folder may import, besides itself. Nobody imports worker but who starts it. */
const mayImport = {
  shared: [],
  workflows: ['shared/contracts'],
  activities: ['shared', 'engine', 'record', 'mail'],
  engine: ['shared/contracts'],
  record: ['shared'],
  mail: ['shared'],
  worker: ['shared', 'activities', 'engine', 'record', 'mail'],
  api: ['shared', 'engine', 'record', 'mail'],
  stories: ['shared', 'record', 'api'],
  simulation: ['shared', 'stories'],
  local: [...product, 'stories', 'simulation'],
  // Benches measure what the tests build.
  bench: [...product, 'stories', 'simulation', 'local', 'tests'],
  tests: [...product, 'stories', 'simulation', 'local', 'bench'],
};

const anyFolder = `^(${Object.keys(folders).join('|')})/`;
const arrows = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports-only`,
  comment: `${folder}/ may import ${allowed.join(', ') || 'no other part of the project'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: anyFolder, pathNot: `^(${[folder, ...allowed].join('|')})/` },
}));

const sdkOfWorkflows = '(^|/)node_modules/@temporalio/workflow/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'workflows-know-only-the-workflow-sdk',
      comment: 'A workflow is replayed for years: what it imports must be deterministic and stay so.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'core'], pathNot: sdkOfWorkflows },
    },
    {
      name: 'domain-knows-no-world',
      comment: 'shared/domain is pure: no Node built-ins, no packages.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-no-pkg'] },
    },
    {
      name: 'verifier-stands-alone',
      comment: 'Whoever verifies the log trusts nothing that wrote it: Node built-ins and its own files only.',
      severity: 'error',
      from: { path: '^record/verify/' },
      to: { dependencyTypesNot: ['core'], pathNot: '^record/verify/' },
    },
    {
      name: 'kernel-driver-stands-alone',
      comment: 'A story is played against the kernel without the record and the API.',
      severity: 'error',
      from: { path: '^stories/', pathNot: '^stories/drivers/(commit|http|links)' },
      to: { path: '^(record|api)/|^stories/drivers/(commit|http|links)' },
    },
    {
      name: 'nothing-leans-on-the-verifier',
      comment: 'Code that writer and verifier shared would be wrong in both.',
      severity: 'error',
      from: { path: anyFolder, pathNot: '^(record/verify|tests|bench)/' },
      to: { path: '^record/verify/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that package.json does not name may vanish with the next install.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.local)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
