import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { configFile } from '../../core/study/paths.js';
import * as l10n from '../../core/text/l10n.js';
import { printScalar } from '../../core/yaml/scalar.js';
import { isStudyFolder } from './studyFolder.js';
import { makeStudyFolder, writeStudyFile } from '../files/gate.js';
import { readTextFile, reason, type TextFile } from '../files/textFile.js';
import { requireTrust } from '../process/trust.js';

const ending = '.codebook.yaml';

/**
 * Makes a study in a folder: its settings, its folders and copies of starter codebooks, named by file name without
 * ending. What is in the folder stays; a folder that is a study already is refused.
 */
export async function createStudyFolder(
  folder: string,
  name: string | undefined,
  codebooks: readonly string[],
  starters: string,
): Promise<void> {
  requireTrust();
  if (isStudyFolder(folder)) {
    throw new GlossError(
      'bad-argument',
      l10n.t('{folder} is a study already. Choose another folder, or open this one.', { folder }),
    );
  }
  const copies = codebooks.length === 0 ? new Map<string, TextFile>() : await readStarters(starters, codebooks);
  for (const part of ['transcripts', 'codebooks'] as const) {
    await makeStudyFolder(folder, part);
  }
  for (const [name, starter] of copies) {
    const path = `codebooks/${name}`;
    if (!existsSync(join(folder, path))) await writeStudyFile(folder, path, starter);
  }
  await writeStudyFile(folder, configFile, {
    text: `study: ${printScalar(name ?? basename(folder), 2)}\ncoders: []\n`,
    bom: false,
  });
}

/** Starter codebooks by their files' names. */
async function readStarters(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, TextFile>> {
  const files = await readdir(folder).catch((error: unknown) => {
    throw new GlossError(
      'unreadable',
      l10n.t(
        'The starter codebooks in {folder} cannot be read ({reason}). Install Gloss again, or make the study without them.',
        { folder, reason: reason(error) },
      ),
    );
  });
  const known = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  const read = new Map<string, TextFile>();
  for (const name of names) {
    const starter = known.includes(name) ? await readTextFile(join(folder, name + ending)) : undefined;
    if (!starter) {
      throw new GlossError(
        'bad-argument',
        l10n.t('There is no starter codebook “{name}”. There are: {codebooks}.', {
          name,
          codebooks: known.sort().join(', '),
        }),
      );
    }
    read.set(name + ending, starter);
  }
  return read;
}
