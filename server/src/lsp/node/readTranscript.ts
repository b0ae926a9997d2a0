import type { TranscriptText } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { linesOf } from '../../core/text/lines.js';
import { digestOf } from './digest.js';
import { readStudyText } from './readStudyFile.js';

/** A transcript as it is on disk; `path` is relative to the study's folder. */
export async function readTranscript(folder: string, path: string): Promise<TranscriptText> {
  const text = await readStudyText(folder, path);
  if (text === undefined) throw new GlossError('not-found', `There is no transcript ${path} in ${folder}.`);
  return { path, lines: linesOf(text), digest: digestOf(text) };
}
