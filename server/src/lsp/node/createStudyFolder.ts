import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GlossError } from '../../core/glossError.js';
import { configFile } from '../../core/study/paths.js';
import { printScalar } from '../../core/text/scalar.js';
import { isStudyFolder } from './studyFolder.js';
import { readTextFile, writeTextFile } from './textFile.js';

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
  if (isStudyFolder(folder)) {
    throw new GlossError('bad-argument', `${folder} is a study already. Choose another folder, or open this one.`);
  }
  const known = (await readdir(starters))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const unknown = codebooks.find((book) => !known.includes(book));
  if (unknown !== undefined) {
    throw new GlossError('bad-argument', `There is no starter codebook “${unknown}”. There are: ${known.join(', ')}.`);
  }
  await mkdir(join(folder, 'transcripts'), { recursive: true });
  await mkdir(join(folder, 'codebooks'), { recursive: true });
  for (const book of codebooks) {
    const starter = await readTextFile(join(starters, book + ending));
    if (starter) await writeTextFile(join(folder, 'codebooks', book + ending), starter);
  }
  await writeTextFile(join(folder, configFile), {
    text: `study: ${printScalar(name ?? basename(folder), 2)}\ncoders: []\n`,
    bom: false,
  });
}
