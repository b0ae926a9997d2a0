import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isBrokenFile, mergeFile } from '../../core/merge/mergeFile.js';
import { surroundingsOf } from '../../lsp/node/mergeSurroundings.js';
import { embeddedIn } from '../../lsp/node/embedded.js';
import { writeMergedFile } from '../../lsp/node/gate.js';
import { git } from '../../lsp/node/git.js';
import { say } from '../formats/terminal.js';

/** `gloss merge-driver`: what git calls for a file that both sides have changed. Exit code 1 leaves a conflict. */
export function addMergeDriver(program: Command): void {
  program
    .command('merge-driver')
    .description('merge three versions of a file by meaning; git calls it, see “gloss git-setup”')
    .argument('<base>', 'file with the common version')
    .argument('<ours>', 'file with our version, which becomes the merged one')
    .argument('<theirs>', 'file with their version')
    .argument('<size>', 'length of conflict marks')
    .argument('<path>', 'path of the file in the repository')
    .action(async (base: string, ours: string, theirs: string, size: string, path: string) => {
      const [was, mine, yours] = await Promise.all([base, ours, theirs].map((file) => readFile(file, 'utf8')));
      const versions = { base: was ?? '', ours: mine ?? '', theirs: yours ?? '' };
      const length = /^\d+$/.test(size) ? Math.max(7, Number(size)) : 7;
      const marks = { size: length, ours: 'ours', theirs: 'theirs' };
      const merged = mergeFile(path, versions, marks, await surroundingsOf(path, versions));
      if (merged) {
        await writeMergedFile(ours, merged.text);
        if (merged.conflicts > 0) conflict(path, `${merged.conflicts} to be decided`);
        return;
      }
      const isClean = await mergeLines(base, ours, theirs, length);
      if (!isClean) conflict(path, 'merged line by line, since it cannot be merged by meaning');
      else if (isBrokenFile(path, await readFile(ours, 'utf8'))) {
        conflict(path, 'merged line by line, and has errors now; “gloss check” tells where');
      }
    });
}

function conflict(path: string, what: string): void {
  say(`${path}: ${what}.`);
  process.exitCode = 1;
}

/** As git merges any text; answers whether nothing is left to be decided. */
function mergeLines(base: string, ours: string, theirs: string, size: number): Promise<boolean> {
  const labels = ['ours', 'base', 'theirs'].flatMap((label) => ['-L', label]);
  const files = [ours, base, theirs].map((file) => resolve(file));
  const folder = embeddedIn('.') === undefined ? '.' : tmpdir();
  return git(folder, ['merge-file', `--marker-size=${size}`, ...labels, '--', ...files]).then(
    () => true,
    () => false,
  );
}
