import type { TranscriptText } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { linesOf } from '../../core/text/lines.js';
import { digestOf } from './digest.js';
import { readStudyText } from './readStudyFile.js';
import * as l10n from '../../core/text/l10n.js';

/** A transcript as it is on disk; `path` is relative to the study's folder. */
export async function readTranscript(folder: string, path: string): Promise<TranscriptText> {
  const text = await readStudyText(folder, path);
  if (text === undefined) {
    throw new GlossError('not-found', l10n.t('There is no transcript {path} in {folder}.', { path, folder }));
  }
  return { path, lines: linesOf(text), digest: digestOf(text) };
}
