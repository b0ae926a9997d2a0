import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { holdsOwnStudy } from '../../core/study/nested.js';
import type { Listing, Unreadable } from '../../core/study/studyLoader.js';
import type { Outside } from '../../core/study/outside.js';
import { isMissing, reason } from './textFile.js';
import { isTrusted } from '../process/trust.js';
import * as l10n from '../../core/text/l10n.js';

/** Folders that never hold a study's files. */
export const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.gloss', '.vscode', 'out', 'dist']);

/** What is looked through behind links and globs that lead out of a study: names in all, and folders below one another. */
const mostNames = 20_000;
const deepest = 12;

/** Counts what is looked through, so that it comes to an end wherever a study leads. */
export interface Budget {
  /** Whether there is room for so many names more, so deep. */
  readonly take: (names: number, depth: number) => boolean;
}

/** Room for `names` names in all, in folders at most `depth` below one another. */
export function createBudget(names = mostNames, depth = deepest): Budget {
  let left = names;
  return { take: (count, at) => at <= depth && (left -= count) >= 0 };
}

/**
 * Lists a study's files. Links are followed to files and folders, except to those that are listed anyway, since they are
 * in the same folder right below the study's; those that lead out of the study only where the person trusts it.
 * Folders below that are studies of their own are left out. `unreadable` is called with folders whose files cannot be listed.
 */
export async function listFiles(folder: string, unreadable?: Unreadable, isOwnStudy = holdsOwnStudy): Promise<Listing> {
  const files: string[] = [];
  const outside: Outside[] = [];
  const nested: string[] = [];
  const budget = createBudget();
  let root: Promise<string> | undefined;

  const walk = async (below: string, behind?: Behind): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
      if (!isMissing(error) && behind?.isOutside !== true) {
        unreadable?.(
          below,
          l10n.t('{below} is a folder that cannot be read ({reason}).', {
            below: below || folder,
            reason: reason(error),
          }),
        );
      }
      return [];
    });
    if (
      isOwnStudy(
        below,
        entries.map(({ name }) => name),
      )
    ) {
      nested.push(below);
      return;
    }
    if (behind && !budget.take(entries.length, behind.chain.length)) {
      behind.cut();
      return;
    }
    await Promise.all(
      entries.map((entry) => look(entry, below === '' ? entry.name : `${below}/${entry.name}`, behind)),
    );
  };
  const look = async (entry: Dirent, path: string, behind: Behind | undefined): Promise<void> => {
    if (entry.isFile()) files.push(path);
    else if (entry.isDirectory() && !skipped.has(entry.name)) {
      await walk(path, behind && { ...behind, chain: [...behind.chain, join(behind.chain.at(-1) ?? '', entry.name)] });
    } else if (entry.isSymbolicLink() && !skipped.has(entry.name)) await follow(path, behind);
  };
  const follow = async (path: string, behind: Behind | undefined): Promise<void> => {
    const top = await (root ??= realpath(folder));
    const target = await targetOf(join(folder, path));
    if (!target || target.place === top) return;
    const { place, isFile } = target;
    const isInside = isAround(top, place);
    if (isInside && topOf(relative(top, place)) === topOf(path)) return;
    const leads = { kind: 'link', path, place, isCut: false } as const;
    // What leads out through another such link is that one's affair.
    if (!isInside && behind?.isOutside !== true) outside.push(leads);
    if (!isInside && !isTrusted()) return;
    const cut = (): void => {
      const at = outside.indexOf(leads);
      if (at >= 0) outside[at] = { ...leads, isCut: true };
      else behind?.cut();
    };
    const chain = behind?.chain ?? [];
    if (isAround(place, top) || (isFile && !budget.take(1, 0))) cut();
    else if (isFile) files.push(path);
    else if (!chain.some((passed) => isAround(place, passed))) {
      await walk(path, { chain: [...chain, place], isOutside: !isInside || behind?.isOutside === true, cut });
    }
  };
  await walk('');
  return { files: files.sort(), nested, outside: outside.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** What is walked behind a link. */
interface Behind {
  /** Real paths of the folders from the link's target down. */
  readonly chain: readonly string[];
  readonly isOutside: boolean;
  readonly cut: () => void;
}

/** Where a link leads, if that is a file or a folder. */
async function targetOf(link: string): Promise<{ readonly place: string; readonly isFile: boolean } | undefined> {
  try {
    const [place, stats] = [await realpath(link), await stat(link)];
    return stats.isFile() || stats.isDirectory() ? { place, isFile: stats.isFile() } : undefined;
  } catch {
    return undefined;
  }
}

const topOf = (path: string): string => path.split(/[\\/]/, 1)[0] ?? '';

/** Whether a folder is the same as another, or around it: what is walked from there comes back to the other. */
export const isAround = (folder: string, inner: string): boolean =>
  `${inner}${sep}`.startsWith(folder.endsWith(sep) ? folder : folder + sep);
