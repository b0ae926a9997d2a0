import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes the table of the English sentences that the server and the command line say, from their sources. */
const made = await build({
  entryPoints: ['test/manifest/sentences.ts'],
  bundle: true,
  platform: 'node',
  packages: 'external',
  format: 'cjs',
  write: false,
});
const module = { exports: {} };
new Function('module', 'exports', 'require', made.outputFiles[0].text)(
  module,
  module.exports,
  createRequire(import.meta.url),
);
const { englishTable, tablesFolder } = module.exports;
writeFileSync(join(tablesFolder, 'bundle.l10n.json'), englishTable());
