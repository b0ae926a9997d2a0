import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { spokenOf } from '../../../../server/src/core/transcript/spoken.js';
import { format, transcriptText } from './arbitraries.js';

describe('What is said in a transcript', () => {
  it('gives each place of any text, and back, in order', () => {
    fc.assert(
      fc.property(transcriptText, format, fc.nat(200), fc.nat(200), (text, written, a, b) => {
        const spoken = spokenOf(text, parseTranscript(text, written));
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const range = spoken.within({ start, end });
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= spoken.length);
        if (range.start < range.end) assert.deepEqual(spoken.within(spoken.inText(range)), range);
      }),
    );
  });
});
