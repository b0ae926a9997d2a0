import type { CountedUnit, CountedSpeakers } from '../../core/study/settings/agreementTerms.js';
import { placedBy, unitsOf, type ComparedText } from '../../core/analysis/agreement/comparedText.js';
import { countsTurnsOf } from '../../core/analysis/agreement/countedSpeakers.js';
import { recordsToCompare, type Undone } from '../../core/analysis/agreement/finished.js';
import { GlossError } from '../../core/glossError.js';
import type { Lines } from '../../core/text/lines.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { spokenOf } from '../../core/transcript/spoken.js';
import { placeRecords } from '../../disk/study/placeRecords.js';
import { readTranscript } from '../../disk/files/readTranscript.js';
import { inParallel } from '../../disk/study/studyFolder.js';
import * as l10n from '../../core/text/l10n.js';
import type { OpenStudy } from '../study.js';

/** A transcript to compare, with its lines where they are to be shown: keeping all texts costs more than comparing them. */
export interface ReadText extends ComparedText {
  readonly lines?: Lines;
}

/** The transcripts that two of the coders coded, in order of path, and those that do not count yet. */
export interface ReadTexts {
  readonly texts: readonly ReadText[];
  readonly undone: readonly Undone[];
}

export interface Reading {
  readonly coders: readonly string[];
  readonly unit: CountedUnit;
  readonly keepLines: boolean;
  /** Whether transcripts count only for coders who are done with them. */
  readonly areDone: boolean;
  readonly isWanted: (path: string) => boolean;
  readonly speakers: CountedSpeakers;
}

export async function readTexts(
  { folder, study }: OpenStudy,
  { coders, unit, keepLines, areDone, isWanted, speakers }: Reading,
): Promise<ReadTexts> {
  const texts = new Map<string, ReadText>();
  const undone: Undone[] = [];
  await inParallel([...study.transcripts.keys()].filter(isWanted).sort(), 8, async (path) => {
    const compared = recordsToCompare(study, path, coders, areDone);
    undone.push(...compared.undone);
    if (compared.records.length === 0) return;
    const transcript = await readTranscript(folder, path);
    const { lines } = transcript;
    const found = await placeRecords(folder, transcript, compared.records);
    const parsed = parseTranscript(lines.text, formatOf(path), study.config.reading);
    const spoken = spokenOf(lines.text, parsed, countsTurnsOf(speakers, study.config.reading, parsed));
    const placed = placedBy(
      spoken,
      coders,
      found.map(({ record: { coder }, segments }) => ({ coder, segments })),
    );
    const units = unitsOf(lines.text, parsed, spoken, unit);
    texts.set(path, { path, spoken, ...placed, units, ...(keepLines && { lines }) });
  });
  const found = [...texts.values()];
  if (Array.isArray(speakers) && found.length > 0 && found.every(({ spoken }) => spoken.length === 0)) {
    throw new GlossError(
      'not-found',
      l10n.t(
        'No transcript that two of them coded has turns of {speakers}. Give names, aliases or roles of speakers.',
        { speakers: speakers.map((name: string) => l10n.t('“{words}”', { words: name })).join(', ') },
      ),
    );
  }
  return { texts: [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text), undone };
}
