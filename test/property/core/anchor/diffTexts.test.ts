import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffTexts, type Hunk } from '../../../../server/src/core/anchor/diffTexts.js';
import { diffTokens } from '../../../../server/src/core/anchor/diffTokens.js';
import { atOnce } from '../../../../server/src/core/workInSteps.js';
import { applySplices } from '../../../../server/src/core/text/splice.js';

const seed = 20260714;

/** The new text, made from the old one by what the hunks say, which have to be in order and to say something. */
function rebuilt(before: string, after: string, hunks: readonly Hunk[]): string {
  let [end, newEnd] = [0, 0];
  for (const { old, new: now } of hunks) {
    assert.ok(old.start >= end && now.start >= newEnd && old.end >= old.start && now.end >= now.start);
    assert.equal(before.slice(end, old.start), after.slice(newEnd, now.start));
    assert.ok(old.end > old.start || now.end > now.start);
    [end, newEnd] = [old.end, now.end];
  }
  return applySplices(
    before,
    hunks.map(({ old, new: now }) => ({ ...old, text: after.slice(now.start, now.end) })),
  );
}

/** How many tokens have to be taken out or put in, at least: by the table of longest common subsequences. */
function fewestEdits(before: readonly number[], after: readonly number[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const token of before) {
    const next = [0];
    after.forEach((other, j) => {
      next.push(token === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    });
    row = next;
  }
  return before.length + after.length - 2 * (row.at(-1) ?? 0);
}

const sizeOf = ({ start, end }: Hunk['old']): number => end - start;
const editsOf = (hunks: readonly Hunk[]): number =>
  hunks.reduce((sum, { old, new: now }) => sum + sizeOf(old) + sizeOf(now), 0);

describe('what differs between two texts', () => {
  const word = fc.constantFrom('the', 'ward', 'Yes.', 'waited', ',', 'é', '漢', '漢字', '😀', '\u0301');
  const gap = fc.constantFrom(' ', ' ', '\n', '', '\n\n', '\r\n', '\t');
  const texts = fc
    .array(fc.tuple(gap, word), { maxLength: 40 })
    .map((pieces) => pieces.map((piece) => piece.join('')).join(''));

  it('makes the new text of the old one', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        assert.equal(rebuilt(before, after, diffTexts(before, after)), after);
      }),
      { numRuns: 500, seed },
    );
  });

  it('does so for texts too long to be compared as a whole', () => {
    const pieces = fc.array(fc.tuple(texts, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 30 });
    const longTexts = pieces.map((made) => made.map(([text, times]) => text.repeat(times)).join('\n'));
    fc.assert(
      fc.property(longTexts, longTexts, fc.boolean(), (one, other, related) => {
        const [before, after] = related ? [one + other + one, other + one + other] : [one, other];
        assert.equal(rebuilt(before, after, diffTexts(before, after)), after);
      }),
      { numRuns: 60, seed },
    );
  });

  it('is found at the very beginning, where the old text begins with an empty line', () => {
    assert.deepEqual(diffTexts('\nYes.', 'Yes.'), [{ old: { start: 0, end: 1 }, new: { start: 0, end: 0 } }]);
    assert.equal(rebuilt('\nYes.\n', 'I: \nYes.\n', diffTexts('\nYes.\n', 'I: \nYes.\n')), 'I: \nYes.\n');
  });

  it('is as little as it can be, among few tokens', () => {
    const tokens = fc.array(fc.nat({ max: 6 }), { maxLength: 32 });
    fc.assert(
      fc.property(tokens, tokens, (before, after) => {
        const hunks = atOnce(diffTokens(Int32Array.from(before), Int32Array.from(after), [3]));
        assert.equal(editsOf(hunks), fewestEdits(before, after));
        assert.ok(hunks.every(({ coarse }) => !coarse));
      }),
      { numRuns: 500, seed },
    );
  });

  it('is hardly more where the work was divided', () => {
    const story = fc.array(fc.nat({ max: 2000 }), { minLength: 1200, maxLength: 2000 });
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.array(fc.nat({ max: 2000 }), { maxLength: 3 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(story, edits, (before, made) => {
        const after = [...before];
        for (const [at, length, put] of made) after.splice(at % after.length, length, ...put);
        const hunks = atOnce(diffTokens(Int32Array.from(before), Int32Array.from(after), [8, 3]));
        assert.ok(editsOf(hunks) <= 1.1 * fewestEdits(before, after));
      }),
      { numRuns: 8, seed },
    );
  });

  it('is one coarse hunk where there is too much to compare and nothing to go by', () => {
    const [before, after] = [31, 37].map((step) =>
      Int32Array.from({ length: 4000 }, (_, i) => Math.floor((i * i) / step) % 5),
    );
    const hunks = atOnce(diffTokens(before!, after!, [3]));
    assert.ok(hunks.some(({ coarse }) => coarse));
  });
});
