import { existsSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { mergedFiles } from '../../core/merge/mergeFile.js';
import { writeStudyFile } from '../files/gate.js';
import { git } from './git.js';
import { readStudyFile } from '../files/readStudyFile.js';
import { requireTrust } from '../process/trust.js';

const heading = '# Gloss merges and compares these by meaning. Once in each clone: gloss git-setup';
const name = '.gitattributes';
const lines = mergedFiles.map((glob) => `${glob} merge=gloss diff=gloss`);

/** The lines that `.gitattributes` does not have yet. */
function missingFrom(attributes: string): readonly string[] {
  const known = new Set(attributes.split(/\r?\n/));
  return lines.filter((line) => !known.has(line));
}

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
  await refuseLink(resolve(folder, common.trimEnd(), 'config'));
  for (const [key = '', value = ''] of settingsFor(program)) await set(folder, key, value);
  const attributes = join(folder, name);
  const file = await readStudyFile(folder, name);
  const before = file?.text ?? '';
  const missing = missingFrom(before);
  if (missing.length === 0) return { attributes, isNew: false };
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  const head = before.includes(heading) ? [] : [heading];
  const text = `${start}${[...head, ...missing].join('\n')}\n`;
  await writeStudyFile(folder, name, { text, bom: file?.bom ?? false });
  return { attributes, isNew: true };
}

/** What is missing for git to merge by meaning, in sentences; empty where all is set up. */
export async function checkGitSetUp(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  const text = (await readStudyFile(folder, name))?.text ?? '';
  if (missingFrom(text).length > 0) {
    missing.push(`${join(folder, name)} does not name all files that Gloss merges.`);
  }
  for (const key of ['merge.gloss.driver', 'diff.gloss.textconv']) {
    const value = await git(folder, ['config', '--get', key]).catch(() => '');
    const program = /p='([^']*)'/.exec(value)?.[1] ?? /'([^']*cli\.js)'/.exec(value)?.[1];
    if (program === undefined) missing.push(`${key} is not set in this clone.`);
    else if (!existsSync(program)) missing.push(`${key} names ${program}, which is not there.`);
  }
  return missing;
}

/** Takes back what {@link setUpGit} did; git then merges line by line. */
export async function undoGitSetUp(folder: string): Promise<void> {
  requireTrust();
  for (const section of ['merge.gloss', 'diff.gloss']) {
    await git(folder, ['config', '--local', '--remove-section', section]).catch(() => undefined);
  }
  const file = await readStudyFile(folder, name);
  if (!file) return;
  const own = new Set([heading, ...lines]);
  const left = file.text.split(/(?<=\n)/).filter((line) => !own.has(line.replace(/\r?\n$/, '')));
  if (left.join('') !== file.text) await writeStudyFile(folder, name, { text: left.join(''), bom: file.bom });
}

/**
 * The settings of a clone. The driver says with 80 that something is to be decided. If it ends in any other way, or cannot be
 * started, git's own merge of lines leaves marks, since git would take the file of ours for merged.
 */
function settingsFor(program: string): readonly (readonly [key: string, value: string])[] {
  const run = `${starting(program)}ELECTRON_RUN_AS_NODE=1 "$n" "$p"`;
  const labels = '-L ours -L base -L theirs';
  return [
    ['merge.gloss.name', 'Gloss: codings, codebooks and discussions by meaning'],
    [
      'merge.gloss.driver',
      [
        `${run.replaceAll('%', '%%')} merge-driver %O %A %B %L %P %X %Y; case $? in 0) exit 0;; ${toBeDecided}) exit 1;; esac`,
        'echo "Gloss did not merge this file, so git merges its lines. See gloss git-setup --check" >&2',
        `git merge-file --marker-size=%L ${labels} %A %O %B || exit 1`,
      ].join('; '),
    ],
    ['diff.gloss.textconv', `${run} textconv`],
  ];
}

/** How the driver ends where something is to be decided: no program that fails to start ends so. */
export const toBeDecided = 80;

/** Finds Node and the bundle for a shell: a newer version of an extension is in another folder, and so may its Node be. */
function starting(program: string): string {
  const node = `n=${quoted(process.execPath)}; command -v "$n" >/dev/null 2>&1 || n=node; `;
  const versioned = /^(.*-)\d+\.\d+\.\d[^/]*(\/dist\/cli\.js)$/.exec(program.replaceAll('\\', '/'));
  const bundle = `p=${quoted(program)}; `;
  if (!versioned) return node + bundle;
  const [, before = '', behind = ''] = versioned;
  return `${node}${bundle}[ -f "$p" ] || for p in ${quoted(before)}*${quoted(behind)}; do :; done; `;
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

/** A path for the shell that git uses, on every platform. */
const quoted = (path: string): string => `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
