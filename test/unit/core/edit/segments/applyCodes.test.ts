import assert from 'node:assert/strict';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import type { Coding, Segment } from '../../../../../server/src/core/codings/segment.js';
import { readMarks } from '../../../../support/marks.js';
import { codingsFile, codingsPath, deskOf, digestOf, transcriptPath, type Desk } from '../../support/desk.js';

const apply = (desk: Desk, fixture: string, codes: readonly Coding[], memo?: string): readonly Segment[] => {
  const [range] = readMarks(fixture).ranges;
  desk.edit({ op: 'apply', range: range!, codes, ...(memo !== undefined && { memo }) });
  return parseCodings(desk.files.get(codingsPath) ?? '').value.segments;
};
const trust: Coding = { code: 'trust' };
const passage = 'P01: ⟦The trust⟧ would not.\n';
const text = readMarks(passage).text;

describe('applying codes', () => {
  it('begins the coder’s file, in canonical form', () => {
    const desk = deskOf(text);
    apply(desk, passage, [trust, { code: 'clashing-paces' }], 'why');
    assert.equal(
      desk.files.get(codingsPath),
      `transcript: ${transcriptPath}\ncoder: coder1\ntext: ${digestOf(text)}\nsegments:\n  - id: new1\n    at: 1:6-1:15\n    quote: The trust\n    before: "P01: "\n    after: " would not.\\n"\n    codes: [trust, clashing-paces]\n    memo: why\n    on: 2026-11-23\n`,
    );
    assert.equal(desk.files.get(transcriptPath), text);
  });

  it('says what it does, and which codes it applied', () => {
    const { step } = deskOf(text).edit({
      op: 'apply',
      range: { start: 5, end: 8 },
      codes: [{ code: 'confidence' }, { code: 'clashing-paces' }],
    });
    assert.equal(step.label, 'Apply “Trust”, “Clashing paces”');
    assert.deepEqual(step.applied, ['trust', 'clashing-paces']);
  });

  it('joins a segment with these very bounds, and no other', () => {
    const desk = deskOf(text);
    apply(desk, passage, [trust]);
    apply(desk, 'P01: ⟦The⟧ trust would not.\n', [trust]);
    const segments = apply(desk, passage, [{ code: 'clashing-paces' }], 'and so');
    assert.deepEqual(
      segments.map(({ quote, codes, memo }) => [quote, codes.length, memo]),
      [
        ['The trust', 2, 'and so'],
        ['The', 1, undefined],
      ],
    );
  });

  it('writes a code under its current id, replaces its weight, and adds to a memo', () => {
    const desk = deskOf(text);
    apply(desk, passage, [{ code: 'confidence', weight: 1 }], 'one');
    const [segment] = apply(desk, passage, [{ code: 'trust', weight: 3 }], 'two');
    assert.deepEqual(segment?.codes, [{ code: 'trust', weight: 3 }]);
    assert.equal(segment.memo, 'one\ntwo');
  });

  const refusals: readonly (readonly [what: string, codes: readonly Coding[], code: string, message: RegExp])[] = [
    ['an unknown code', [{ code: 'trustt' }], 'not-found', /Did you mean trust\?/],
    ['a theme that only groups', [{ code: 'challenges' }], 'bad-argument', /only groups/],
    ['a retired code', [{ code: 'old-code' }], 'bad-argument', /Use “Trust” instead/],
    ['a weight outside the scale', [{ code: 'trust', weight: 9 }], 'bad-argument', /1, 2, 3, not 9/],
    ['a weight without a scale', [{ code: 'clashing-paces', weight: 1 }], 'bad-argument', /no scale/],
    ['no code at all', [], 'bad-argument', /at least one code/],
    ['what is there already', [trust], 'nothing-to-do', /already/],
  ];
  for (const [what, codes, code, message] of refusals) {
    it(`refuses ${what}`, () => {
      const desk = deskOf(text);
      apply(desk, passage, [trust]);
      const before = new Map(desk.files);
      assert.throws(() => apply(desk, passage, codes), { code, message });
      assert.deepEqual(desk.files, before);
    });
  }

  it('refuses an empty range', () => {
    assert.throws(() => apply(deskOf(text), 'P01: ⟦⟧', [trust]), { code: 'bad-argument' });
  });

  it('never overwrites a file that cannot be read, or speaks of something else', () => {
    for (const [broken, message] of [
      [codingsFile(text, '  - id: a\n    at: 1:1-1:4\n'), /error in line 5/],
      ['<<<<<<< ours\n', /error in line 1/],
      [codingsFile(text, '').replace('P01', 'P02'), /speaks of transcripts\/P02\.txt/],
      [codingsFile(text, '').replace('coder1', 'coder2'), /coder coder2/],
    ] as const) {
      const desk = deskOf(text, { [codingsPath]: broken });
      assert.throws(() => apply(desk, passage, [trust]), { code: 'unreadable', message });
      assert.equal(desk.files.get(codingsPath), broken);
    }
  });
});
