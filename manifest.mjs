import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Writes commands, keys and menus into package.json, from the tables beside the client's features. */
const file = 'package.json';
const manifest = JSON.parse(readFileSync(file, 'utf8'));
const made = await build({ entryPoints: ['client/src/contributes.ts'], bundle: true, format: 'esm', write: false });
const { contributed } = await import(
  `data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString('base64')}`
);
Object.assign(manifest.contributes, contributed);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
