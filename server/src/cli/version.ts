import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the package that the bundle belongs to. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
