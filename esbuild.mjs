import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
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
  // What package.json calls by a name of ours is bundled from its source.
  conditions: ['gloss-source'],
  minify: production,
  keepNames: true,
  sourcemap: !production,
  logLevel: watch ? 'info' : 'warning',
};

/** A bundle as the function that Node makes of a module, in ASCII. An escape means the same everywhere but in String.raw. */
function programOf(name, text) {
  const [shown] = /String\.raw`[^`]*[\u0080-\uffff]/.exec(text) ?? [];
  if (shown !== undefined) throw new Error(`String.raw has to be in ASCII: ${shown}`);
  const body = text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const source = `(function (exports, require, module, __filename, __dirname) {${body}\n})`;
  return { name, source, digest: createHash('sha256').update(source).digest('hex').slice(0, 16) };
}

/** Writes server and command line as text into one file each, which starts them from compiled code where that was kept. */
const startable = {
  name: 'startable',
  setup: ({ onEnd }) => {
    onEnd(async ({ errors, outputFiles = [] }) => {
      if (errors.length > 0) return;
      await mkdir(shared.outdir, { recursive: true });
      for (const { path, contents, text } of outputFiles) {
        const name = basename(path, '.js');
        if (name !== 'server' && name !== 'cli') {
          await writeFile(path, contents);
          continue;
        }
        await build({
          ...shared,
          entryPoints: { [name]: 'server/src/disk/process/start.ts' },
          define: { program: JSON.stringify(programOf(name, text)) },
          sourcemap: false,
          ...(name === 'cli' && { banner: { js: '#!/usr/bin/env node' } }),
        });
        if (name === 'cli') await chmod(path, 0o755);
      }
    });
  },
};

/** What is run from its text has `require` alone. */
const supported = { 'dynamic-import': false };

/** The licences of all packages in both. */
const licences = notices(2);

/** Client, server and command line: three bundles, each with all that it needs. */
const bundles = [
  {
    ...shared,
    entryPoints: { extension: 'client/src/extension.ts', server: 'server/src/lsp/main.ts' },
    write: false,
    supported,
    plugins: [startable, licences('editor')],
  },
  {
    ...shared,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    write: false,
    supported,
    plugins: [startable, licences('cli')],
  },
];

/** The sample study is that of the tests; without what Gloss and the system keep in it. */
async function copySample() {
  const sample = `${shared.outdir}/sample-study`;
  await rm(sample, { recursive: true, force: true });
  await cp('test/study', sample, { recursive: true, filter: (path) => !basename(path).startsWith('.') });
}

if (watch) {
  await copySample();
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  // What is wrong has been printed by then.
  const built = await Promise.allSettled([...bundles.map((bundle) => build(bundle)), copySample()]);
  if (built.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
