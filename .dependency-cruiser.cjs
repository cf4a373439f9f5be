// SPDX-License-Identifier: Apache-2.0

// Which room may import which; packages/gates proves that each rule bites.
const room = name => `^((?:packages|plugins)/${name})/`;
const common = room('[^/]+-common');
const node = room('[^/]+-node');
const react = room('[^/]+-react');
const backend = '^(plugins/[^/]+-backend[^/]*)/';
const frontend = '^(plugins/(?![^/]+-(?:common|node|backend)[-/])[^/]+)/';
const browser =
  '^((?:plugins/(?![^/]+-(?:common|node|backend)[-/])|packages/(?=[^/]+-react/))[^/]+)/';
const anyRoom = room('[^/]+');
const test = '[.]test[.]tsx?$|/setupTests[.]ts$|/__testUtils__/';

/** Of our own workspaces `from` sees itself and `others`; its tests may look further. */
const sees = (from, others) => ({
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: anyRoom, pathNot: ['^$1/', ...others] },
});

const arrows = [
  {
    name: 'common-sees-common',
    comment: 'Everything imports -common; it imports no one but its like.',
    ...sees(common, [common]),
  },
  {
    name: 'node-sees-common-and-node',
    comment: 'A -node library is what backends and modules share.',
    ...sees(node, [common, node]),
  },
  {
    name: 'backend-sees-common-and-node',
    comment:
      'A backend asks another over its -common client; a module knows its extension point from -node.',
    ...sees(backend, [common, node]),
  },
  {
    name: 'frontend-sees-common-and-react',
    comment: 'What the browser loads shares words and cards, never a server.',
    ...sees(browser, [common, react]),
  },
  {
    name: 'app-is-a-list-of-features',
    comment: 'packages/app wires front-end plugins and holds no logic.',
    ...sees('^(packages/app)/', [frontend]),
  },
  {
    name: 'backend-is-a-list-of-features',
    comment: 'packages/backend wires backend plugins and holds no logic.',
    ...sees('^(packages/backend)/', [backend]),
  },
  {
    name: 'sandbox-knows-no-product',
    comment: 'The sandbox is the outside world: it knows wire protocols only.',
    ...sees('^(packages/sandbox)/', []),
    from: { path: '^(packages/sandbox)/' },
  },
  {
    name: 'product-knows-no-sandbox',
    comment: 'Production changes URLs and credentials, never code.',
    severity: 'error',
    from: { pathNot: [test, '^packages/(sandbox|e2e)/'] },
    to: { path: '^packages/sandbox/' },
  },
  {
    name: 'through-the-front-door',
    comment: 'A package is imported by its name, not by a file inside it.',
    severity: 'error',
    from: { path: anyRoom, pathNot: [test, '^packages/gates/'] },
    to: {
      path: anyRoom,
      pathNot: ['^$1/', '/src/(index|alpha)[.]tsx?$', '/package[.]json$'],
    },
  },
];

const runtimes = [
  {
    name: 'common-runs-anywhere',
    comment: '-common runs in the browser, the CLI and the server alike.',
    severity: 'error',
    from: { path: common, pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-server-in-the-browser',
    comment: 'Not even a type: it drags the server into the build.',
    severity: 'error',
    from: { path: [browser, common, '^packages/app/'], pathNot: test },
    to: {
      path: 'node_modules/(@backstage/backend-[^/]+|@(backstage|backstage-community|roadiehq)/[^/]+-(node|backend|backend-module-[^/]+)|express|knex|pg)/',
    },
  },
];

const hygiene = [
  {
    name: 'no-cycle',
    comment:
      'Two files that need each other to run are one idea, or three. Types may know each other.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphan',
    comment: 'A file that nothing imports and that imports nothing is dead.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        test,
        '[.]d[.]ts$',
        '^packages/gates/',
        '/src/index[.]tsx?$',
        // knex finds them by their directory.
        '/migrations/',
      ],
    },
    to: {},
  },
  {
    name: 'no-test-in-the-product',
    comment: 'What a test needs does not ship.',
    severity: 'error',
    from: { path: anyRoom, pathNot: test },
    to: { path: test },
  },
  {
    name: 'all-imports-resolve',
    comment: 'A rule cannot judge a file that it does not find.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [...arrows, ...runtimes, ...hygiene],
  options: {
    exclude: { path: '/(dist|dist-types|coverage|skeleton)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      mainFields: ['main', 'module', 'types'],
    },
  },
};
