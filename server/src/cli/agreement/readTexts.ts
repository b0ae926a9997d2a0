import type { ComparedText } from '../../core/analysis/agreement/comparedText.js';
import type { Undone } from '../../core/analysis/agreement/finished.js';
import type { PlannedComparison } from '../../core/analysis/agreement/planComparison.js';
import { textCompared, textsToCompare } from '../../core/analysis/agreement/textsToCompare.js';
import { GlossError } from '../../core/glossError.js';
import type { Lines } from '../../core/text/lines.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import type { Spoken } from '../../core/transcript/spoken.js';
import { placeRecords } from '../../disk/study/placeRecords.js';
import { readTranscript } from '../../disk/files/readTranscript.js';
import { inParallel } from '../../core/inParallel.js';
import * as l10n from '../../core/text/l10n.js';

/** A transcript as it was read. */
export interface ReadText {
  readonly compared: ComparedText;
  /** These hold the text: keeping all texts costs more than comparing them. */
  readonly spoken: Spoken;
  readonly lines: Lines;
}

/** What is kept of the transcripts that two of the coders coded, in order of path, and which of those do not count yet. */
export interface ReadTexts<Kept> {
  readonly texts: readonly Kept[];
  readonly undone: readonly Undone[];
}

/** Reads transcripts, and keeps of each what `keep` says. */
export async function readTexts<Kept>(
  folder: string,
  plan: PlannedComparison,
  isWanted: (path: string) => boolean,
  keep: (read: ReadText) => Kept,
): Promise<ReadTexts<Kept>> {
  const { study, speakers } = plan;
  const { texts, undone } = textsToCompare(plan, isWanted);
  const kept = new Map<string, Kept>();
  let isAnythingSaid = texts.length === 0;
  await inParallel(texts, 8, async ({ path, records }) => {
    const read = await readTranscript(folder, path);
    const { lines } = read;
    const found = await placeRecords(folder, read, records);
    const transcript = parseTranscript(lines.text, formatOf(path), study.config.reading);
    const segments = found.map(({ record: { coder }, segments }) => ({ coder, segments }));
    const { compared, spoken } = textCompared(plan, { path, text: lines.text, transcript, segments });
    if (compared.length > 0) isAnythingSaid = true;
    kept.set(path, keep({ compared, spoken, lines }));
  });
  if (Array.isArray(speakers) && !isAnythingSaid) {
    throw new GlossError(
      'not-found',
      l10n.t(
        'No transcript that two of them coded has turns of {speakers}. Give names, aliases or roles of speakers.',
        { speakers: speakers.map((name: string) => l10n.t('“{words}”', { words: name })).join(', ') },
      ),
    );
  }
  return { texts: [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text), undone };
}
