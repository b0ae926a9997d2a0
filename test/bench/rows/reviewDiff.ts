import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withStudy } from '../generateStudy.js';
import { repeat, timed } from '../measure.js';
import { atMost, type RowGroup } from '../row.js';
import { distFolder } from '../server.js';
import { middleStudy } from './studies.js';

/** Codings files that differ from the commit before. */
const changed = 300;

/** What a pull request over 300 codings files changes, as a comment. */
export const reviewDiff: RowGroup = {
  name: 'review-diff',
  table: 'against others',
  run: ({ quick }) =>
    withStudy(middleStudy, async (folder) => {
      const git = (...args: readonly string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=x@example.org', ...args], { cwd: folder });
      git('init', '--quiet', '--initial-branch=main');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Before');
      const files = readdirSync(join(folder, 'codings'), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.yaml'))
        .map((path) => join(folder, 'codings', path));
      for (const file of files.slice(0, changed)) {
        const text = readFileSync(file, 'utf8');
        writeFileSync(file, text.replace(/codes: \[.*\]/, 'codes: [hope]').replace(/memo: memo/, 'memo: other'));
      }
      git('commit', '--quiet', '--all', '--message', 'After');
      const diff = (...args: readonly string[]): void => {
        const all = [join(distFolder, 'cli.js'), 'diff', ...args, '--format', 'md'];
        const { status, stderr, stdout } = spawnSync(process.execPath, all, { cwd: folder, encoding: 'utf8' });
        if (status !== 0 || !stdout.includes('Segments: ')) throw new Error(stderr);
      };
      const runs = quick ? 3 : 9;
      return [
        {
          what: 'diff of two commits, 300 files',
          sample: await repeat(runs, () => timed(() => diff('HEAD~1..HEAD')), 1),
          unit: 'ms',
          aim: atMost(2000),
          how: '`gloss diff HEAD~1..HEAD --format md`, the whole process',
        },
        {
          what: 'diff of a commit and the files',
          sample: await repeat(runs, () => timed(() => diff('HEAD~1')), 1),
          unit: 'ms',
          aim: atMost(2000),
          how: '`gloss diff HEAD~1 --format md`, the whole process',
        },
      ];
    }),
};
