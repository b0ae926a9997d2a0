import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './install.mjs';

/**
 * Copies the sample study into a folder that `remove` takes away, with a history as a team's repository has one: the
 * codebook, then the transcripts, then what each coder coded. Without git it is a folder without a history.
 */
export function makeScratchStudy(source = fileURLToPath(new URL('test/study', projectFolder))) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-study-')));
  const folder = join(scratch, 'sample-study');
  cpSync(source, folder, { recursive: true });
  writeHistory(folder);
  return { folder, remove: () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }) };
}

function writeHistory(folder) {
  const git = (args, date) => {
    const env = { ...environment, ...(date && { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }) };
    return spawnSync('git', [...configuration, ...args], { cwd: folder, env, stdio: 'ignore' }).status === 0;
  };
  const present = (...paths) => paths.filter((path) => existsSync(join(folder, path)));
  const commits = [
    { author: 'coder1', paths: present('gloss.yaml', 'codebooks'), message: 'Draft the codebook' },
    { author: 'coder1', paths: present('transcripts', 'cases.csv'), message: 'Add the transcripts' },
    ...codersIn(folder).map((coder) => ({
      author: coder,
      paths: [join('codings', coder)],
      message: 'Code interviews',
    })),
    { author: 'coder1', paths: ['.'], message: 'Add what else belongs to the study' },
  ];
  if (!git(['init', '--quiet', '--initial-branch=main'])) return;
  // Whoever tries the sample out codes as the first of its coders.
  git(['config', 'user.name', 'coder1']);
  git(['config', 'user.email', 'coder1@example.org']);
  commits.forEach(({ author, paths, message }, day) => {
    if (paths.length === 0 || !git(['add', '--', ...paths])) return;
    const who = `${author} <${author}@example.org>`;
    git(
      ['commit', '--quiet', `--author=${who}`, `--message=${message}`],
      `2025-03-${String(day + 3).padStart(2, '0')}T09:00:00Z`,
    );
  });
}

function codersIn(folder) {
  const codings = join(folder, 'codings');
  if (!existsSync(codings)) return [];
  const entries = readdirSync(codings, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Nothing of whoever runs this gets in: neither name nor signature nor hooks. */
const configuration = [
  ...['user.name=coder1', 'user.email=coder1@example.org', 'commit.gpgsign=false', 'core.hooksPath=/dev/null'],
  'core.autocrlf=false',
].flatMap((setting) => ['-c', setting]);

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
