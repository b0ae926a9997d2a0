import { existsSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import * as l10n from '../../core/text/l10n.js';
import { writeStudyFile } from '../files/gate.js';
import { attributeLines, heading, settingsFor } from './driver.js';
import { git } from './git.js';
import { readStudyFile } from '../files/readStudyFile.js';
import { requireTrust } from '../process/trust.js';

const name = '.gitattributes';

/** The lines that `.gitattributes` does not have yet. */
function missingFrom(attributes: string): readonly string[] {
  const known = new Set(attributes.split(/\r?\n/));
  return attributeLines.filter((line) => !known.has(line));
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
      l10n.t('{folder} is not in a git repository. Make one with “git init”, or clone the study, and try again.', {
        folder,
      }),
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
    missing.push(l10n.t('{file} does not name all files that Gloss merges.', { file: join(folder, name) }));
  }
  for (const key of ['merge.gloss.driver', 'diff.gloss.textconv']) {
    const value = await git(folder, ['config', '--get', key]).catch(() => '');
    const program = /p='([^']*)'/.exec(value)?.[1] ?? /'([^']*cli\.js)'/.exec(value)?.[1];
    if (program === undefined) missing.push(l10n.t('{key} is not set in this clone.', { key }));
    else if (!existsSync(program)) missing.push(l10n.t('{key} names {program}, which is not there.', { key, program }));
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
  const own = new Set([heading, ...attributeLines]);
  const left = file.text.split(/(?<=\n)/).filter((line) => !own.has(line.replace(/\r?\n$/, '')));
  if (left.join('') !== file.text) await writeStudyFile(folder, name, { text: left.join(''), bom: file.bom });
}

/** Sets a key of the clone, and sees that this is what git takes: settings that came with a study may win over it. */
async function set(folder: string, key: string, value: string): Promise<void> {
  await git(folder, ['config', '--replace-all', key, value]);
  const [origin = '', taken] = (await git(folder, ['config', '--show-origin', '-z', '--get', key])).split('\0');
  if (taken === value) return;
  throw new GlossError(
    'bad-argument',
    l10n.t(
      'git does not take the setting {key} of Gloss, since {origin} sets it to something else. Remove it there, if you know where it comes from, and try again.',
      { key, origin: origin.replace(/^file:/, '') },
    ),
  );
}

/** Writes of git follow links. */
async function refuseLink(file: string): Promise<void> {
  if (!(await lstat(file).catch(() => undefined))?.isSymbolicLink()) return;
  throw new GlossError(
    'bad-argument',
    l10n.t('{file} is a link to another file, which Gloss leaves alone. Nothing was written.', { file }),
  );
}
