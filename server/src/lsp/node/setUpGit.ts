import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { mergedFiles } from '../../core/merge/mergeFile.js';
import { writeStudyFile } from './gate.js';
import { git } from './git.js';
import { readStudyFile } from './readStudyFile.js';
import { requireTrust } from './trust.js';

const heading = '# Gloss merges and compares these by meaning. Once in each clone: gloss git-setup';
const name = '.gitattributes';
const lines = mergedFiles.map((glob) => `${glob} merge=gloss diff=gloss`);

/**
 * Lets git merge and compare the files of a study by meaning: `.gitattributes` in its folder names the files, and this clone's
 * configuration the program, a bundle of the command line. Both can be done again.
 */
export async function setUpGit(
  folder: string,
  program: string,
): Promise<{ readonly attributes: string; readonly isNew: boolean }> {
  requireTrust();
  const common = await git(folder, ['rev-parse', '--git-common-dir']).catch(() => {
    throw new GlossError(
      'not-found',
      `${folder} is not in a git repository. Make one with “git init”, or clone the study, and try again.`,
    );
  });
  const run = `${runner()} ${quoted(program)}`;
  const settings = [
    ['merge.gloss.name', 'Gloss: codings, codebooks and discussions by meaning'],
    ['merge.gloss.driver', `${run} merge-driver %O %A %B %L %P`],
    ['diff.gloss.textconv', `${run} textconv`],
  ];
  await refuseLink(resolve(folder, common.trimEnd(), 'config'));
  for (const [key = '', value = ''] of settings) await set(folder, key, value);
  const attributes = join(folder, name);
  const file = await readStudyFile(folder, name);
  const before = file?.text ?? '';
  const missing = lines.filter((line) => !before.split(/\r?\n/).includes(line));
  if (missing.length === 0) return { attributes, isNew: false };
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  const head = before.includes(heading) ? [] : [heading];
  const text = `${start}${[...head, ...missing].join('\n')}\n`;
  await writeStudyFile(folder, name, { text, bom: file?.bom ?? false });
  return { attributes, isNew: true };
}

/** Sets a key of the clone, and sees that this is what git takes: settings that came with a study may win over it. */
async function set(folder: string, key: string, value: string): Promise<void> {
  await git(folder, ['config', '--replace-all', key, value]);
  const [origin = '', taken] = (await git(folder, ['config', '--show-origin', '-z', '--get', key])).split('\0');
  if (taken === value) return;
  throw new GlossError(
    'bad-argument',
    `git does not take the setting ${key} of Gloss, since ${origin.replace(/^file:/, '')} sets it to something else. Remove it there, if you know where it comes from, and try again.`,
  );
}

/** Writes of git follow links. */
async function refuseLink(file: string): Promise<void> {
  if (!(await lstat(file).catch(() => undefined))?.isSymbolicLink()) return;
  throw new GlossError(
    'bad-argument',
    `${file} is a link to another file, which Gloss leaves alone. Nothing was written.`,
  );
}

/** The Node that runs this, also where it is the one inside the editor. */
const runner = (): string =>
  `${process.versions['electron'] === undefined ? '' : 'ELECTRON_RUN_AS_NODE=1 '}${quoted(process.execPath)}`;

/** A path for the shell that git uses, on every platform. */
const quoted = (path: string): string => `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
