import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder, links and `.git` included, by path: what files hold, and where links lead. */
export function snapshot(
  folder: string,
  isLeftOut: (path: string) => boolean = () => false,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (below: string): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      if (isLeftOut(path)) continue;
      const file = join(folder, path);
      const stats = lstatSync(file);
      if (stats.isDirectory()) {
        found.set(path, 'folder');
        walk(path);
      } else if (stats.isSymbolicLink()) found.set(path, `link to ${readlinkSync(file)}`);
      else found.set(path, stats.isFile() ? readFileSync(file, 'latin1') : 'neither file nor folder');
    }
  };
  walk('');
  return found;
}
