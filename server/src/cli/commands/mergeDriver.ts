import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { isBrokenFile, mergeFile } from '../../core/merge/mergeFile.js';
import { surroundingsOf } from '../../disk/git/mergeSurroundings.js';
import type { Marks } from '../../core/merge/rules.js';
import { plain } from '../../core/text/plain.js';
import { toBeDecided } from '../../disk/git/driver.js';
import { embeddedIn } from '../../disk/git/embedded.js';
import { writeMergedFile } from '../../disk/files/gate.js';
import { git } from '../../disk/git/git.js';
import { say } from '../formats/terminal.js';

/** `gloss merge-driver`: what git calls for a file that both sides have changed. Exit code 80 leaves a conflict. */
export function addMergeDriver(program: Command): void {
  program
    .command('merge-driver')
    .description(l10n.t('merge three versions of a file by meaning; git calls it, see “gloss git-setup”'))
    .argument('<base>', l10n.t('file with the common version'))
    .argument('<ours>', l10n.t('file with our version, which becomes the merged one'))
    .argument('<theirs>', l10n.t('file with their version'))
    .argument('<size>', l10n.t('length of conflict marks'))
    .argument('<path>', l10n.t('path of the file in the repository'))
    .argument('[our-name]', l10n.t('what conflict marks call our side'))
    .argument('[their-name]', l10n.t('what they call theirs'))
    .action(
      async (base: string, ours: string, theirs: string, size: string, path: string, ...names: readonly unknown[]) => {
        const [was, mine, yours] = await Promise.all([base, ours, theirs].map((file) => readFile(file, 'utf8')));
        const versions = { base: was ?? '', ours: mine ?? '', theirs: yours ?? '' };
        const length = /^\d+$/.test(size) ? Math.max(7, Number(size)) : 7;
        const marks = { size: length, ...(await labels(names)) };
        const merged = mergeFile(path, versions, marks, await surroundingsOf(path, versions));
        if (merged) {
          await writeMergedFile(ours, merged.text);
          if (merged.conflicts > 0) {
            conflict(
              l10n.counted(merged.conflicts, '{path}: 1 to be decided.', '{path}: {count} to be decided.', { path }),
            );
          }
          return;
        }
        const isClean = await mergeLines([ours, base, theirs], marks);
        if (!isClean) conflict(l10n.t('{path}: merged line by line, since it cannot be merged by meaning.', { path }));
        else if (isBrokenFile(path, await readFile(ours, 'utf8'))) {
          conflict(l10n.t('{path}: merged line by line, and has errors now; “gloss check” tells where.', { path }));
        }
      },
    );
}

function conflict(message: string): void {
  say(message);
  process.exitCode = toBeDecided;
}

/** What git calls the two sides, or the branches where it does not say: it has told drivers since version 2.44. */
async function labels([ours, theirs]: readonly unknown[]): Promise<{ readonly ours: string; readonly theirs: string }> {
  const told = (name: unknown): string | undefined =>
    typeof name === 'string' && name !== '' && !name.startsWith('%') ? name : undefined;
  const branch = (): Promise<string> => git('.', ['symbolic-ref', '--short', '--quiet', 'HEAD']).catch(() => '');
  const heads = Object.entries(process.env).filter(([key]) => key.startsWith('GITHEAD_'));
  const other = heads.length === 1 ? heads[0]?.[1] : undefined;
  const plainOf = (name: string): string => plain(name.trim());
  return {
    ours: plainOf(told(ours) ?? ((await branch()) || 'ours')),
    theirs: plainOf(told(theirs) ?? other ?? 'theirs'),
  };
}

/** As git merges any text; answers whether nothing is left to be decided. */
function mergeLines(paths: readonly string[], { size, ours, theirs }: Marks): Promise<boolean> {
  const named = [ours, 'base', theirs].flatMap((label) => ['-L', label]);
  const files = paths.map((file) => resolve(file));
  const folder = embeddedIn('.') === undefined ? '.' : tmpdir();
  return git(folder, ['merge-file', `--marker-size=${size}`, ...named, '--', ...files]).then(
    () => true,
    () => false,
  );
}
