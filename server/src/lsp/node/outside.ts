import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { evenGlob, isOutside } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';

/** Folders below the one that a glob names that are looked through for `**`; and those that never are. */
const deepest = 6;
const skipped = new Set(['node_modules', '.git', '.gloss']);

/** The folder from which a glob looks, as far as it has no wildcards; `.` for the study's own. */
export function baseOf(glob: string): string {
  const even = evenGlob(glob);
  const { base, isGlob } = picomatch.scan(even);
  const folder = isGlob ? base : base.replace(/\/?[^/]*$/, '');
  return folder === '' ? '.' : folder;
}

/** Codebooks that a study has outside of its folder, as seen from there, sorted. */
export async function listOutside(folder: string, study: Study): Promise<readonly string[]> {
  const found = new Set<string>();
  const walk = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((): Dirent[] => []);
    for (const entry of entries) {
      const path = `${below}/${entry.name}`;
      if (entry.isFile() && study.kindOf(path) === 'codebook') found.add(path);
      const isOwn = resolve(folder, path) === resolve(folder);
      if (entry.isDirectory() && depth > 0 && !isOwn && !skipped.has(entry.name)) await walk(path, depth - 1);
    }
  };
  for (const glob of study.config.codebooks.map(evenGlob).filter(isOutside)) {
    const base = baseOf(glob);
    const depth = glob.includes('**') ? deepest : glob.slice(base.length + 1).split('/').length - 1;
    await walk(base, depth);
  }
  return [...found].sort();
}
