import { noCases, type Cases } from '../../core/cases/cases.js';
import { readCases } from '../../core/cases/readCases.js';
import type { Study } from '../../core/study/study.js';
import { readStudyFile } from '../files/readStudyFile.js';

/** The study's cases as they are on disk; none where there is no such file, or it cannot be read. */
export async function casesOf(folder: string, study: Study): Promise<Cases> {
  const file = await readStudyFile(folder, study.config.cases).catch(() => undefined);
  return file ? readCases(file.text).value : noCases;
}
