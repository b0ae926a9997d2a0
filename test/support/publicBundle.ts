import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built command line. */
export const bundle = join(__dirname, '../../../dist/cli.js');

/** A copy of it, with the server, that every user of the machine can read: a clone may be its owner's alone. */
export function publicBundle(): string {
  if (copied === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'gloss-bundle-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'dist'));
    for (const file of ['dist/cli.js', 'dist/server.js', 'codebooks']) {
      cpSync(join(bundle, '../..', file), join(folder, file), { recursive: true });
    }
    copied = join(folder, 'dist/cli.js');
  }
  return copied;
}

let copied: string | undefined;
