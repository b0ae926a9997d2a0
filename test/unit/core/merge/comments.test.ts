import assert from 'node:assert/strict';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { bookPath, commonDesk } from '../support/commonDesk.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };

describe('Comments that both sides wrote into a file', () => {
  it('alone are a change', () => {
    const base = commonDesk().files.get(bookPath) ?? '';
    const theirs = base.replace('  - id: time\n', '  - id: time # or pace\n    # to be discussed\n');
    const ours = base.replace('name: Time', 'name: Hours');
    const merged = mergeFile(bookPath, { base, ours, theirs }, marks);
    assert.equal(merged?.conflicts, 0);
    assert.equal(merged.text, theirs.replace('name: Time', 'name: Hours'));
  });

  it('stay where one side removed what the other commented on', () => {
    const base = commonDesk().files.get(bookPath) ?? '';
    const theirs = base.replace('  - id: time\n', '  - id: time # or pace\n');
    const ours = base.replace('  - id: time\n    name: Time\n', '');
    const merged = mergeFile(bookPath, { base, ours, theirs }, marks);
    assert.deepEqual([merged?.conflicts, merged?.text], [0, `${ours}  # or pace\n`]);
  });
});
