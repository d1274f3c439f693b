/**
 * The arrows between folders, as docs/technical-description.md draws them. Type imports count: a part that knows
 * another's types knows the other. What may be reached while running stands in .dependency-cruiser.runtime.cjs.
 */
const production = ['shared', 'workflows', 'activities', 'engine', 'record', 'mail', 'worker', 'api'];

const product = ['shared', 'workflows', 'activities', 'engine', 'record', 'mail', 'worker', 'api'];

/** Which parts of the project each folder may import, besides itself. Nobody imports worker but who starts it. */
const parts = {
  shared: [],
  workflows: ['shared/contracts'],
  activities: ['shared', 'engine', 'record', 'mail'],
  engine: ['shared/contracts', 'shared/platform'],
  record: ['shared'],
  mail: ['shared'],
  worker: ['shared', 'activities', 'engine', 'record', 'mail'],
  api: ['shared', 'engine', 'record', 'mail'],
  stories: ['shared', 'record', 'api'],
  simulation: ['shared', 'stories'],
  local: [...production, 'stories', 'simulation'],
  // Benches measure what the tests build.
  bench: [...production, 'stories', 'simulation', 'local', 'tests'],
  tests: [...production, 'stories', 'simulation', 'local', 'bench'],
};

const roomsOfShared = {
  platform: [],
  domain: [],
  policy: ['domain'],
  programme: ['domain', 'policy', 'platform', 'languages'],
  contracts: ['domain', 'policy'],
  languages: ['domain'],
  documents: ['domain', 'policy', 'programme', 'platform'],
};

const lowerRoomsOfRecord = ['postgres', 'keys', 'sealing', 'log', 'reads', 'directory', 'subjects', 'programmes'];
/** The verifier has rules of its own. */
const roomsOfRecord = {
  postgres: [],
  keys: ['postgres'],
  sealing: ['keys', 'postgres'],
  log: ['sealing', 'postgres'],
  reads: ['postgres'],
  directory: ['log', 'sealing', 'postgres', 'subjects'],
  subjects: ['keys', 'sealing', 'postgres'],
  programmes: ['postgres'],
  sessions: ['postgres'],
  outbox: ['postgres'],
  tree: ['reads', 'log', 'keys', 'postgres'],
  queries: lowerRoomsOfRecord,
  deciding: [...lowerRoomsOfRecord, 'outbox', 'queries'],
  projections: [...lowerRoomsOfRecord, 'queries', 'deciding'],
  cases: [...lowerRoomsOfRecord, 'queries', 'projections', 'deciding'],
  cli: [...lowerRoomsOfRecord, 'queries', 'projections', 'tree', 'cases'],
};

/** What serves nothing itself, such as api/paths.ts, lies beside the rooms and is open to all of them. */
const roomsOfApi = {
  errors: [],
  auth: ['errors'],
  http: ['auth', 'errors'],
  health: [],
  openapi: ['http'],
  forms: [],
  links: ['http', 'forms'],
  sessions: ['auth', 'http', 'links'],
  directory: ['http', 'errors'],
  reads: ['cases', 'http', 'errors'],
  cases: ['http', 'errors'],
  tasks: ['cases', 'http', 'errors'],
  work: ['cases', 'http', 'errors'],
  commands: ['cases', 'tasks', 'http', 'errors'],
};

/** Files that import a room above their own. None is added. */
const reachUpwards = [
  'record/postgres/migrations.ts',
  'record/sealing/existing.ts',
  'record/outbox/agenda.ts',
  'record/queries/present.ts',
];

/** A rule for each room of a folder: it imports itself and the rooms of its row. */
function arrowsOf(folder, rooms) {
  return Object.entries(rooms).map(([room, allowed]) => ({
    name: `${folder.replace('/', '-')}${room}-imports-only`,
    comment: `${folder}${room}/ may import ${allowed.join(', ') || 'no other room'}`,
    severity: 'error',
    from: { path: `^${folder}${room}/`, pathNot: anyOf(reachUpwards) },
    to: { path: anyOf(Object.keys(rooms), folder), pathNot: anyOf([room, ...allowed], folder) },
  }));
}

function anyOf(paths, folder = '') {
  return `^${folder}(${paths.join('|')})(/|$)`;
}

const sdkOfWorkflows = '(^|/)node_modules/@temporalio/workflow/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrowsOf('', parts),
    ...arrowsOf('shared/', roomsOfShared),
    ...arrowsOf('record/', roomsOfRecord),
    ...arrowsOf('api/', roomsOfApi),
    {
      name: 'no-cycles',
      comment: 'Two files that need each other, or each other’s types, are one file or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-between-areas',
      comment: 'An area that needs another is above it: what both need belongs to the lower one, or to a moment.',
      scope: 'folder',
      severity: 'error',
      from: { path: '^shared/domain/areas/' },
      to: { circular: true },
    },
    {
      name: 'the-kernel-knows-no-area',
      comment:
        'Only the catalogue, and the rules that it makes, know the areas; the kernel has their rows as a parameter.',
      severity: 'error',
      from: { path: '^shared/domain/', pathNot: '^shared/domain/(areas/|catalogue|case-rules)' },
      to: { path: '^shared/domain/(areas/|catalogue|case-rules)' },
    },
    {
      name: 'areas-know-no-catalogue',
      comment: 'What an area asks of all others it is handed as `practice`.',
      severity: 'error',
      from: { path: '^shared/domain/areas/' },
      to: { path: '^shared/domain/(catalogue|case-rules)' },
    },
    {
      name: 'stories-run-no-record',
      comment: 'A story knows the types of the record; only the driver that commits to it runs its code.',
      severity: 'error',
      from: { path: '^stories/', pathNot: '^stories/drivers/commit' },
      to: { path: '^record/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-leans-on-a-program',
      comment: 'A command-line program, and what only writes documents, is started and never imported.',
      severity: 'error',
      from: { pathNot: '^(record/cli|shared/documents|tests|bench|local)/' },
      to: { path: '^(record/cli|shared/documents)/' },
    },
    {
      name: 'workflows-know-only-the-workflow-sdk',
      comment: 'A workflow is replayed for years: what it imports must be deterministic and stay so.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'core'], pathNot: sdkOfWorkflows },
    },
    {
      name: 'domain-knows-no-world',
      comment: 'shared/domain is pure: no Node built-ins, and of packages only zod, in which contracts are written.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-no-pkg'],
        pathNot: '(^|/)node_modules/zod/',
      },
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
      from: { pathNot: '^(record/verify|tests|bench)/' },
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
