import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isTrusted } from '../process/trust.js';
import { dotGitAround } from './embedded.js';

/**
 * A text that is another one whenever another commit may be checked out in the repository around a folder: what its files say of
 * HEAD, of the refs that HEAD names, and of where refs are packed. Reads a few small files and starts no program, so that it
 * can be asked with every hover. Undefined where git is not to be asked, or finds nothing.
 */
export function stateOfHead(folder: string): string | undefined {
  const dotGit = isTrusted() ? dotGitAround(folder) : undefined;
  if (dotGit === undefined) return undefined;
  const own = linkedFrom(dotGit);
  const common = resolve(own, readSmall(join(own, 'commondir')).trim());
  const state = [own, readSmall(join(own, 'HEAD'))];
  for (let links = 0; links < mostLinks; links++) {
    const name = nameIn(state.at(-1) ?? '');
    if (name === undefined) break;
    // A working tree has some refs to itself.
    const ref = readSmall(join(own, name)) || readSmall(join(common, name));
    state.push(ref || stampOf(join(common, 'packed-refs')));
  }
  // Refs may be in tables, with a HEAD that is always the same.
  for (const place of new Set([own, common])) state.push(stampOf(join(place, 'reftable', 'tables.list')));
  return JSON.stringify(state);
}

/** As many as git follows from a ref to another. */
const mostLinks = 5;
/** Bytes of a file that names a ref, a commit or a folder. */
const mostBytes = 4096;

/** The folder that a `.git` is, or that it names where it is a file, as in a working tree beside the first. */
function linkedFrom(dotGit: string): string {
  const named = /^gitdir: (.+?)[\r\n]*$/.exec(readSmall(dotGit))?.[1];
  return named === undefined ? dotGit : resolve(dirname(dotGit), named);
}

/** The ref that a HEAD or another ref names; none that would lead out of the repository. */
function nameIn(text: string): string | undefined {
  const name = /^ref:\s*(refs\/\S+)\s*$/.exec(text)?.[1];
  return name?.split(/[\\/]/).some((part) => /^\.*$/.test(part)) ? undefined : name;
}

/** The text of a small file; nothing where there is none, or something else that may not come to an end. */
function readSmall(file: string): string {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() && stats.size <= mostBytes ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

/** Tells whether a file is the one that it was: git replaces these files as a whole. */
function stampOf(file: string): string {
  try {
    const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
    return stats ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ') : '';
  } catch {
    return '';
  }
}
