/** `from` may import of ours only what lies in `to`: a regular expression each. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}` },
  to: { path: '^(client|server|test)/', pathNot: `^(${to})` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or want a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolves',
      comment: 'An import must lead somewhere, or none of the rules below can be trusted.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('core-imports-core', 'server/src/core/', 'server/src/core/', 'The core is pure: nothing of ours below it.'),
    {
      name: 'core-without-analysis',
      comment: 'Analyses stand on the core; nothing else in it knows them.',
      severity: 'error',
      from: { path: '^server/src/core/', pathNot: '^server/src/core/(analysis|exchange)/' },
      to: { path: '^server/src/core/(analysis|exchange)/' },
    },
    only(
      'features-import-core-and-protocol',
      'server/src/features/',
      'server/src/(features|core|protocol)/',
      'A feature is a function over the core, whoever serves it.',
    ),
    only('protocol-imports-protocol', 'server/src/protocol/', 'server/src/protocol/', 'Messages know no model.'),
    only(
      'lsp-imports-the-server',
      'server/src/lsp/',
      'server/src/(lsp|disk|core|features|protocol)/',
      'The server knows neither the command line nor the client.',
    ),
    only(
      'cli-imports-core-and-file-access',
      'server/src/cli/',
      'server/src/(cli|core|disk)/',
      'The command line works over the core; it shares only file access with the server.',
    ),
    only(
      'client-imports-protocol',
      'client/',
      '(client|server/src/protocol)/',
      'The client holds no model: it asks through the protocol.',
    ),
    {
      name: 'commands-print-with-writers',
      comment: 'What is printed as it is has been made safe by one of the writers beside it.',
      severity: 'error',
      from: { path: '^server/src/cli/', pathNot: '^server/src/cli/(formats/|main\\.ts$)' },
      to: { path: '^server/src/cli/formats/output\\.ts$' },
    },
    {
      name: 'file-access-stands-alone',
      comment: 'File access serves the command line too, which must not pull in the server.',
      severity: 'error',
      from: { path: '^server/src/disk/' },
      to: { path: '^(client|server|test)/', pathNot: '^server/src/(disk|core)/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests import anything; nothing imports tests.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'server-without-editor',
      comment: 'Any language client can be served: only the client knows VS Code.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '(^|/)(vscode|@types/vscode|vscode-languageclient)(/|$)' },
    },
    {
      name: 'pure-layers-without-node',
      comment: 'Core, features and protocol also run in a web worker.',
      severity: 'error',
      from: { path: '^server/src/(core|features|protocol)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shipped-code-in-dependencies-only-by-bundle',
      comment: 'What is imported is declared in package.json, not there by accident of another package.',
      severity: 'error',
      from: { path: '^(client|server|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A file called like a package is taken for it where package.json has names of its own.
    exclude: { path: '^(test/(study|fixtures)/|esbuild\\.mjs$)' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    // Imports of types count: a layer that knows another's types depends on it.
    tsPreCompilationDeps: true,
    builtInModules: { add: ['vscode'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['gloss-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
