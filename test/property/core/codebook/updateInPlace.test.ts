import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeUpstream } from '../../../../server/src/core/codebook/mergeUpstream.js';
import { drawn, fileOf, layout, type Drawn, type Owner } from '../merge/support/writtenFile.js';

const free = { isTaken: (): boolean => false, isUsed: (): boolean => false };

/** Comments of the source are not taken in, nor out: what stands around what it removed stays. */
function asSourceDoes(entry: Drawn): Drawn {
  const ours = (owner: Owner): Owner => (owner === 'ours' ? owner : 'nobody');
  const isNoted = entry.isBlank || Object.values(entry.has).some(Boolean);
  return {
    ...entry,
    removed: isNoted || entry.removed === 'ours' ? 'nobody' : entry.removed,
    noteAbove: ours(entry.noteAbove),
    noteBehind: ours(entry.noteBehind),
    noteBelow: ours(entry.noteBelow),
  };
}

describe('An update of a codebook that is written in any way', () => {
  it('is what both sides wrote, byte for byte, with our comments and blank lines', () => {
    fc.assert(
      fc.property(drawn, layout, layout, (all, here, there) => {
        const entries = all.map(asSourceDoes);
        const [mine, source] = [here, there].map((one) => ({ ...one, kind: 'codebook' as const }));
        assert.ok(mine && source);
        const base = fileOf(entries, [], source);
        const theirs = fileOf(entries, ['theirs', 'both'], source);
        const ours = fileOf(entries, ['ours', 'both'], mine);
        const expected = fileOf(entries, ['ours', 'theirs', 'both'], mine);
        const seen = (text: string): string => text.replaceAll('\r\n', '\\r\n');
        const { text, conflicts } = mergeUpstream(base, ours, theirs, free);
        assert.deepEqual(conflicts, []);
        assert.equal(seen(text), seen(expected));
        // Nothing is left to be taken in.
        assert.deepEqual(mergeUpstream(theirs, text, theirs, free), { text, conflicts: [] });
      }),
      { numRuns: 300 },
    );
  });
});
