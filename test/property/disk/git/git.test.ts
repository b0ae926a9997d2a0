import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blobReader } from '../../../../server/src/disk/git/blobReader.js';

describe('objects of git', () => {
  const named = (content: Buffer, type = 'blob'): Buffer =>
    Buffer.concat([Buffer.from(`${'a'.repeat(40)} ${type} ${content.length}\n`), content, Buffer.from('\n')]);

  it('are read alike in whatever pieces they come', () => {
    const objects = fc.array(
      fc.record({
        content: fc.uint8Array({ maxLength: 60 }),
        type: fc.constantFrom('blob', 'blob', 'tree', 'missing'),
      }),
    );
    fc.assert(
      fc.property(objects, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (list, sizes) => {
        const out = Buffer.concat(
          list.map(({ content, type }) =>
            type === 'missing' ? Buffer.from('HEAD:x missing\n') : named(Buffer.from(content), type),
          ),
        );
        const read: string[] = [];
        const reader = blobReader((content) => {
          read.push(content?.toString('hex') ?? 'too large');
          return true;
        });
        for (let at = 0, i = 0; at < out.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          assert.ok(reader(out.subarray(at, at + size)));
          at += size;
        }
        const blobs = list.filter(({ type }) => type === 'blob');
        assert.deepEqual(
          read,
          blobs.map(({ content }) => Buffer.from(content).toString('hex')),
        );
      }),
      { seed: 12 },
    );
  });
});
