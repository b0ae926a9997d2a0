import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of the package that the program belongs to; “(unknown)” where it stands outside of one. */
export function version(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const manifest = manifestIn(folder);
    if (manifest?.name === 'gloss') return manifest.version;
  }
  return '(unknown)';
}

function manifestIn(folder: string): { readonly name: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as ReturnType<typeof manifestIn>;
  } catch {
    return undefined;
  }
}
