import { build } from 'esbuild';

const production = process.argv.includes('--production');

/** Client, server and command line: three bundles, each with all that it needs. */
await build({
  entryPoints: {
    extension: 'client/src/extension.ts',
    server: 'server/src/lsp/main.ts',
    cli: 'server/src/cli/main.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: production,
  keepNames: true,
  sourcemap: !production,
  logLevel: 'warning',
});
