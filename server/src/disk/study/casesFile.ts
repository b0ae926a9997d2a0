import { readCases } from '../../core/study/cases.js';
import type { Study } from '../../core/study/study.js';
import { readStudyFile } from '../files/readStudyFile.js';

/** Which case each transcript is about, by path; nothing where the study's cases cannot be read. */
export async function casesOf(folder: string, study: Study): Promise<ReturnType<typeof readCases>> {
  const file = await readStudyFile(folder, study.config.cases).catch(() => undefined);
  return readCases(file?.text ?? '');
}
