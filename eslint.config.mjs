import { builtinModules } from 'node:module';
import { defineConfig } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const vscode = { name: 'vscode', message: 'Only the client knows the editor.' };
const node = {
  regex: `^(node:.*|(${builtinModules.join('|')})(/.*)?)$`,
  message: 'Nothing here reads files, clocks or the system; what is needed is handed in.',
};
const programs = ['child_process', 'cluster'].flatMap((name) =>
  [name, `node:${name}`].map((path) => ({ name: path, message: 'Programs are run in disk/git/git.ts alone.' })),
);
const yamlReaders = {
  name: 'yaml',
  importNames: ['parse', 'parseDocument', 'parseAllDocuments', 'Parser', 'Composer'],
  message: 'YAML is read within bounds, by core/yaml/yaml.ts, or by core/yaml/yamlDocument.ts to change it.',
};
const nodeEntryPoints = {
  regex: '^vscode-(languageserver|languageclient|jsonrpc)[^/]*/node',
  message: 'What is specific to Node stays in lsp/main.ts, disk/ and the client.',
};

/** What changes files. */
const writing = [
  ...[
    'writeFile',
    'appendFile',
    'rename',
    'unlink',
    'rm',
    'rmdir',
    'mkdir',
    'mkdtemp',
    'symlink',
    'link',
    'copyFile',
    'cp',
  ],
  ...['truncate', 'chmod', 'chown', 'utimes', 'open', 'createWriteStream', 'write', 'writev'],
].flatMap((name) => [name, `${name}Sync`]);
const noWriting = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  importNames: writing,
  message: 'Files of a study are written through disk/files/gate.ts.',
}));

export default defineConfig(
  { ignores: ['dist/', 'out/', 'coverage/', '.bench/', '.vscode-test/', 'test/study/', 'test/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers in messages are what a reader is told; everything else is still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => void work()` and `(x) => list.push(x)` are how this code writes a callback of one expression.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A parameter named with an underscore is there because the signature asks for it.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['**/*.{ts,mjs,cjs}'],
    rules: {
      complexity: ['error', 20],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 200, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 6],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // What reads a stranger's text takes time in proportion to it: no expression goes back over it again and again.
    files: ['{client,server}/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
    },
  },
  {
    // What is exported says in its docstring what its name does not: units, shapes, errors.
    files: ['{client,server}/src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          require: { FunctionDeclaration: false },
          contexts: ['Program > ExportNamedDeclaration[declaration]'],
          enableFixer: false,
        },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [vscode, yamlReaders, ...noWriting, ...programs] }],
    },
  },
  {
    // The gate, and what stands behind it.
    files: [
      'server/src/disk/{files/{gate,textFile},journal/{journalFile,journalKey,studyLock},process/codeCache,codebooks/codebookSource}.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { paths: [vscode, yamlReaders, ...programs] }] },
  },
  {
    files: ['server/src/disk/git/git.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [vscode, yamlReaders, ...noWriting] }] },
  },
  {
    files: ['server/src/{core,features,protocol}/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [vscode, yamlReaders], patterns: [node, nodeEntryPoints] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'setTimeout', 'setInterval'],
    },
  },
  {
    files: ['server/src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The day is handed in.' },
        { object: 'Math', property: 'random', message: 'Randomness is handed in.' },
      ],
    },
  },
  {
    files: ['server/src/cli/**/*.ts'],
    ignores: ['server/src/cli/formats/output.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'stdout',
          message: 'Print with a writer in cli/formats/, which makes text safe.',
        },
        {
          object: 'process',
          property: 'stderr',
          message: 'Print with a writer in cli/formats/, which makes text safe.',
        },
      ],
    },
  },
  {
    files: ['client/src/**/*.ts'],
    ignores: ['client/src/common/{ask,plainMarkdown}.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          'showInformationMessage',
          'showWarningMessage',
          'showErrorMessage',
          'setStatusBarMessage',
          'showQuickPick',
          'showInputBox',
        ].map((property) => ({
          object: 'window',
          property,
          message: 'Ask and say through common/ask.ts: messages make links.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='MarkdownString']",
          message: 'plainMarkdown.ts makes Markdown of text.',
        },
      ],
    },
  },
  {
    files: ['server/src/core/yaml/{composeYaml,yamlTokens}.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [vscode], patterns: [node, nodeEntryPoints] }] },
  },
  {
    // A message is one namespace: method, type and documentation together.
    files: ['server/src/protocol/**/*.ts'],
    rules: { '@typescript-eslint/no-namespace': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A `describe` holds all cases of one feature.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Tools ask for a default export in their configuration, and mocha for one in a reporter.
    files: ['*.{mjs,cjs}', 'test/support/countingReporter.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
