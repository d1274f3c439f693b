/** What the parts reach while they run: type imports, which vanish when compiled, do not count here. */
const production = '^(shared|workflows|activities|engine|record|mail|worker|api)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-zod-in-workflows',
      comment:
        'zod makes a cached workflow twenty times as large (docs/performance.md); contracts split off what needs it.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '(^|/)node_modules/zod/', reachable: true },
    },
    {
      name: 'domain-imports-only-types',
      comment: 'From the rest of shared the domain takes types only.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { pathNot: '^(shared/domain/|node_modules/zod/)' },
    },
    {
      name: 'no-development-packages',
      comment: 'The image holds production dependencies only.',
      severity: 'error',
      from: { path: production },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other to start are one file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.local)/' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'] },
  },
};
