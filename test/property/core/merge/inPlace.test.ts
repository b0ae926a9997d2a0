import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { drawn, fileOf, layout, type Layout, type Owner } from './support/writtenFile.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const paths = { codings: 'codings/coder1/P01.txt.codings.yaml', codebook: 'codebooks/a.codebook.yaml' };

describe('A merge of files that are written in any way', () => {
  const merged = ({ kind }: Layout, base: string, ours: string, theirs: string): string | undefined => {
    const result = mergeFile(paths[kind], { base, ours, theirs }, marks);
    assert.ok(!result || result.conflicts === 0, result?.text);
    return result?.text;
  };
  const seen = (text: string): string => text.replaceAll('\r\n', '\\r\n');

  it('is what both sides wrote, byte for byte, comments and blank lines included', () => {
    fc.assert(
      fc.property(drawn, layout, (entries, written) => {
        const of = (...owners: readonly Owner[]): string => fileOf(entries, owners, written);
        const [base, ours, theirs] = [of(), of('ours', 'both'), of('theirs', 'both')];
        const expected = of('ours', 'theirs', 'both');
        assert.deepEqual(parseDocument(expected).errors, []);
        assert.equal(seen(merged(written, base, ours, theirs) ?? 'not merged'), seen(expected));
        assert.equal(seen(merged(written, base, theirs, ours) ?? 'not merged'), seen(expected));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the file of a side as it is where the other did the same, or nothing', () => {
    fc.assert(
      fc.property(drawn, layout, (entries, written) => {
        const [base, side] = [fileOf(entries, [], written), fileOf(entries, ['ours', 'both'], written)];
        assert.equal(merged(written, base, side, side), side);
        assert.equal(merged(written, base, side, base), side);
        assert.equal(merged(written, base, base, side), side);
      }),
      { numRuns: 200 },
    );
  });

  it('takes what a side wrote with other line ends and indentation into the layout of ours', () => {
    fc.assert(
      fc.property(drawn, layout, layout, (entries, here, there) => {
        const other = { ...there, kind: here.kind };
        const base = fileOf(entries, [], other);
        const theirs = fileOf(entries, ['theirs', 'both'], other);
        const ours = fileOf(entries, ['both'], here);
        const result = merged(here, base, ours, theirs);
        assert.equal(seen(result ?? 'not merged'), seen(fileOf(entries, ['theirs', 'both'], here)));
      }),
      { numRuns: 200 },
    );
  });
});
