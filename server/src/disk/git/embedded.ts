import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether git would take a folder itself for a repository, without a `.git` in it. */
export function isBare(folder: string): boolean {
  if (!isHead(join(folder, 'HEAD'))) return false;
  return existsSync(join(folder, 'commondir')) || ['objects', 'refs'].every((name) => existsSync(join(folder, name)));
}

/** As git looks at the file: a name of a branch or a commit. A device or a pipe is not waited for. */
function isHead(file: string): boolean {
  try {
    const { size } = statSync(file);
    return size > 0 && size < 4096 && /^(?:ref:\s*refs\/|[\da-f]{40})/.test(readFileSync(file, 'latin1'));
  } catch {
    return false;
  }
}

/**
 * The folder at or above one that is a bare repository, where git would find that first. Such a one is made of plain files
 * and survives a clone; git before 2.38 cannot be told to leave it alone.
 */
export const embeddedIn = (folder: string): string | undefined => around(folder).embedded;

/** The `.git` that git finds at or above a folder, a folder or a file; undefined where there is none, or one that is embedded first. */
export const dotGitAround = (folder: string): string | undefined => around(folder).dotGit;

function around(folder: string): { readonly embedded?: string; readonly dotGit?: string } {
  for (let at = real(folder); ; at = dirname(at)) {
    if (isBare(at)) return { embedded: at };
    const own = join(at, '.git');
    if (isBare(own) || isFile(own)) return { dotGit: own };
    if (dirname(at) === at) return {};
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
