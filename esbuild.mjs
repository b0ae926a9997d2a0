import { chmod } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { notices } from './notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: production,
  keepNames: true,
  sourcemap: !production,
  logLevel: watch ? 'info' : 'warning',
};

const executable = {
  name: 'executable',
  setup: ({ onEnd }) => {
    onEnd(({ errors }) => (errors.length === 0 ? chmod('dist/cli.js', 0o755) : undefined));
  },
};

/** The licences of all packages in both. */
const licences = notices(2);

/** Client, server and command line: three bundles, each with all that it needs. */
const bundles = [
  {
    ...shared,
    entryPoints: { extension: 'client/src/extension.ts', server: 'server/src/lsp/main.ts' },
    plugins: [licences('editor')],
  },
  {
    ...shared,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [executable, licences('cli')],
  },
];

if (watch) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  // What is wrong has been printed by then.
  const built = await Promise.allSettled(bundles.map((bundle) => build(bundle)));
  if (built.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
