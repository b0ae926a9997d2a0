import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readDiscussion } from '../../../../server/src/core/discussions/readDiscussion.js';

const valid = `transcript: transcripts/P01.txt
text: sha256-0000000000000001
threads:
  - id: thread01
    at: 1:1-1:6
    quote: abcde
    resolved: { by: coder1, on: 2026-11-23 }
    comments:
      - id: said0001
        by: coder1
        on: 2026-11-23T10:00:00Z
        text: |-
          Two
          lines.
        proposes: { segment: aaaaaaaa, coder: coder2, codes: [trust], at: 1:1-1:3, quote: ab }
`;

/** Pieces that break YAML, or turn one kind of value into another. */
const pieces = fc.constantFrom(
  '',
  '\n',
  ':',
  '- ',
  '[',
  '}',
  '"',
  '&a',
  '*a',
  '!!binary',
  '|',
  '\t',
  '\u0000',
  '~',
  '{ a: 1 }',
  '12:5',
  '<<: ',
);

describe('Any text as a discussion', () => {
  it('is read, with problems that lie within it', () => {
    const mutated = fc
      .array(fc.tuple(fc.nat(valid.length), fc.nat(30), pieces), { maxLength: 4 })
      .map((cuts) =>
        cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), valid),
      );
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { value, problems } = readDiscussion(text);
        for (const { range, message } of problems) {
          assert.ok(message !== '', text);
          assert.ok(range.start >= 0 && range.start <= range.end && range.start <= text.length, JSON.stringify(range));
        }
        assert.ok(value.threads.length <= text.length);
      }),
      { numRuns: 500 },
    );
  });
});
