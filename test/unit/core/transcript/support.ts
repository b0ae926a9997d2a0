import assert from 'node:assert/strict';
import type { Range } from '../../../../server/src/core/text/range.js';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import type { Format, Transcript } from '../../../../server/src/core/transcript/transcript.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

/**
 * Parses a fixture's text and compares what was found with its marks: `turn`, `who` (the speaker's name), `at` (a
 * timestamp), `section` and `title`; a mark without a name is a stretch of speech.
 */
export function checkParse(fixture: string, format: Format = 'text'): Transcript {
  const { text } = readMarks(fixture);
  const transcript = parseTranscript(text, format);
  assert.equal(writeMarks(text, partsOf(transcript)), fixture);
  return transcript;
}

/** All that a transcript holds, named as in fixtures; what holds another part comes before it. */
function partsOf({ sections, turns, timestamps }: Transcript): readonly (Range & { readonly name: string })[] {
  const named = (name: string, range: Range): Range & { readonly name: string } => ({ ...range, name });
  return [
    ...sections.flatMap(({ range, titleRange }) => [named('section', range), named('title', titleRange)]),
    ...turns.map(({ range }) => named('turn', range)),
    ...turns.flatMap(({ speakerRange }) => (speakerRange ? [named('who', speakerRange)] : [])),
    ...timestamps.map(({ range }) => named('at', range)),
    ...turns.flatMap(({ speech }) => speech.map((range) => named('', range))),
  ];
}
