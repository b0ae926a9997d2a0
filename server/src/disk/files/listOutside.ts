import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Outside } from '../../core/study/outside.js';
import { evenGlob, isOutside } from '../../core/study/paths.js';
import type { Study } from '../../core/study/study.js';
import type { Listing } from '../../core/study/studyLoader.js';
import { createBudget, skipped } from './listFiles.js';
import { isTrusted } from '../process/trust.js';

/** Folders below the one that a glob names that are looked through for `**`. */
const deepest = 6;

/** The folder from which a glob looks, as far as it has no wildcards; `.` for the study's own. */
export function baseOf(glob: string): string {
  const even = evenGlob(glob);
  const { base, isGlob } = picomatch.scan(even);
  const folder = isGlob ? base : base.slice(0, Math.max(0, base.lastIndexOf('/')));
  return folder === '' ? '.' : folder;
}

/** Codebooks that a study has outside of its folder, as seen from there, sorted; none where the person does not trust it. */
export async function listOutside(folder: string, study: Study): Promise<Omit<Listing, 'nested'>> {
  const found = new Set<string>();
  const outside: Outside[] = [];
  let budget = createBudget();
  const walk = async (below: string, deepest: number, depth = 0): Promise<boolean> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((): Dirent[] => []);
    if (!budget.take(entries.length, depth)) return false;
    let isWhole = true;
    for (const entry of entries) {
      const path = `${below}/${entry.name}`;
      if (entry.isFile() && study.kindOf(path) === 'codebook') found.add(path);
      const isOwn = resolve(folder, path) === resolve(folder);
      if (!entry.isDirectory() || depth >= deepest || isOwn || skipped.has(entry.name)) continue;
      isWhole = (await walk(path, deepest, depth + 1)) && isWhole;
    }
    return isWhole;
  };
  const globs = isTrusted() ? study.config.codebooks.map(evenGlob).filter(isOutside) : [];
  for (const glob of globs) {
    const base = baseOf(glob);
    budget = createBudget();
    const isWhole = await walk(base, glob.includes('**') ? deepest : glob.slice(base.length + 1).split('/').length - 1);
    if (!isWhole) outside.push({ kind: 'glob', path: glob, place: resolve(folder, base), isCut: true });
  }
  return { files: [...found].sort(), outside };
}
