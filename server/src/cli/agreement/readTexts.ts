import { placedBy, unitsOf, type ComparedText, type CountedUnit } from '../../core/analysis/agreement/comparedText.js';
import { recordsFor } from '../../core/study/study.js';
import type { Lines } from '../../core/text/lines.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { spokenOf } from '../../core/transcript/spoken.js';
import { placeRecords } from '../../lsp/node/placeRecords.js';
import { readTranscript } from '../../lsp/node/readTranscript.js';
import { inParallel } from '../../lsp/node/studyFolder.js';
import { say } from '../formats/terminal.js';
import type { OpenStudy } from '../study.js';

/** A transcript to compare, with its lines where they are to be shown: keeping all texts costs more than comparing them. */
export interface ReadText extends ComparedText {
  readonly lines?: Lines;
}

/**
 * The transcripts that two of the coders coded, in order of path; segments whose place is in doubt are left out, and that is
 * said.
 */
export async function readTexts(
  { folder, study }: OpenStudy,
  coders: readonly string[],
  unit: CountedUnit,
  keepLines: boolean,
): Promise<readonly ReadText[]> {
  const texts = new Map<string, ReadText>();
  let inDoubt = 0;
  await inParallel([...study.transcripts.keys()], 8, async (path) => {
    const records = recordsFor(study, path).filter(({ coder }) => coders.includes(coder));
    if (new Set(records.map(({ coder }) => coder)).size < 2) return;
    const transcript = await readTranscript(folder, path);
    const { lines } = transcript;
    const found = await placeRecords(folder, transcript, records);
    const parsed = parseTranscript(lines.text, formatOf(path));
    const spoken = spokenOf(lines.text, parsed);
    const { placed, doubtful } = placedBy(
      spoken,
      coders,
      found.map(({ record: { coder }, segments }) => ({ coder, segments })),
    );
    inDoubt += doubtful;
    const units = unitsOf(lines.text, parsed, spoken, unit);
    texts.set(path, { path, spoken, placed, units, ...(keepLines && { lines }) });
  });
  if (inDoubt > 0) say(`Segments left out, as their place is in doubt (see “gloss check”): ${inDoubt}.`);
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}
