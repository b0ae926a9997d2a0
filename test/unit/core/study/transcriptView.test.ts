import assert from 'node:assert/strict';
import {
  segmentsAt,
  type PlacedSegment,
  type TranscriptView,
} from '../../../../server/src/core/study/transcriptView.js';
import { readMarks } from '../../../support/marks.js';

describe('segments at a place', () => {
  /** Segments by name (`-other` another coder’s, `-orphan` without a place); at the caret, or at the range named `sel`. */
  const check = (what: string, fixture: string, expected: readonly string[]): void => {
    it(what, () => {
      const { caret, ranges } = readMarks(fixture);
      const selected = ranges.find(({ name }) => name === 'sel') ?? { start: caret, end: caret };
      const placed = ranges
        .filter(({ name }) => name !== 'sel')
        .map(
          ({ name, start, end }) =>
            ({
              segment: { id: name },
              own: !name.endsWith('-other'),
              place: { start, end, state: name.endsWith('-orphan') ? 'orphaned' : 'exact' },
            }) as PlacedSegment,
        );
      const found = segmentsAt({ placed } as unknown as TranscriptView, selected);
      assert.deepEqual(
        found.map(({ segment }) => segment.id),
        expected,
      );
    });
  };
  check('are none in bare text', 'a ‸b ⟦x|c⟧', []);
  check('are those around the caret, innermost first', '⟦x|a ⟦y|b ‸c⟧ d⟧ ⟦z|e⟧', ['y', 'x']);
  check('begin at the caret rather than end there', '⟦x|a⟧‸⟦y|b⟧', ['y']);
  check('end at the caret where none begins', '⟦x|a ⟦y|b⟧⟧‸ c', ['y', 'x']);
  check('are the coder’s own first, of two alike', '⟦x-other|⟦y|a‸b⟧⟧', ['y', 'x-other']);
  check('are those that a selection meets', '⟦x|ab⟧ ⟦sel|⟦y|c⟧ ⟦z|d⟧⟧⟦w|e⟧', ['y', 'z']);
  check('are never orphans', '⟦x-orphan|a‸b⟧', []);
});
