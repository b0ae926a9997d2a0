import assert from 'node:assert/strict';
import { printCodings, printSegment } from '../../../../server/src/core/codings/printCodings.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';

const segment: Segment = {
  id: 'k3v9x2ma',
  from: { line: 12, column: 5 },
  to: { line: 12, column: 48 },
  quote: 'the trust',
  codes: [],
};

describe('printing codings', () => {
  it('writes the canonical form of the design', () => {
    const full: Segment = {
      ...segment,
      text: 'sha256-7be2d044111f3c9a',
      before: 'that ',
      after: ', then',
      codes: [{ code: 'institutional-opposition' }, { code: 'clashing-paces', weight: 3 }],
      memo: 'Said after a long pause.',
      exemplar: true,
      on: '2026-11-23',
    };
    const header = { transcript: 'transcripts/P03.txt', coder: 'coder1', text: 'sha256-1f3c9a7be2d04411' };
    assert.equal(
      printCodings({ ...header, segments: [full] }),
      `transcript: transcripts/P03.txt
coder: coder1
text: sha256-1f3c9a7be2d04411
segments:
  - id: k3v9x2ma
    at: 12:5-12:48
    text: sha256-7be2d044111f3c9a
    quote: the trust
    before: "that "
    after: ", then"
    codes: [institutional-opposition, { code: clashing-paces, weight: 3 }]
    memo: Said after a long pause.
    exemplar: true
    on: 2026-11-23
`,
    );
    assert.match(printCodings({ ...header, segments: [] }), /\nsegments: \[\]\n$/);
  });

  it('writes a quote of several lines as a literal block', () => {
    assert.match(
      printSegment({ ...segment, quote: 'one\n\n  two' }),
      /\n {4}quote: \|-\n {6}one\n\n {8}two\n {4}codes: \[\]\n$/,
    );
  });

  it('keeps codes and weights apart from what YAML would make of them', () => {
    const codes = [{ code: 'yes' }, { code: 'a, b' }, { code: 'trust', weight: 'no]' }];
    assert.match(printSegment({ ...segment, codes }), / codes: \["yes", "a, b", \{ code: trust, weight: "no\]" \}\]\n/);
  });
});
