import assert from 'node:assert/strict';
import { indexCodes, nearestIds, pathOf, withBelow } from '../../../../server/src/core/codebook/codeIndex.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { readMarks } from '../../../support/marks.js';
import { smallStudy } from '../../../support/temporaryStudy.js';

const read = (text: string): ReturnType<typeof parseCodebook>['value'] => parseCodebook(text).value;
const small = indexCodes([['main', read(smallStudy['codebooks/main.codebook.yaml'])]]);

describe('the index of codes', () => {
  it('finds a code by its id and by one it once had', () => {
    assert.equal(small.find('trust')?.code.name, 'Trust');
    assert.equal(small.find('confidence')?.code.id, 'trust');
    assert.equal(small.find('Trust'), undefined);
    assert.deepEqual(pathOf(small.find('clashing-paces')!), ['Challenges']);
    assert.deepEqual(withBelow(small.find('challenges')!.code), [
      'challenges',
      'clashing-paces',
      'institutional-opposition',
    ]);
  });

  it('takes the first of two codes with one id, and reports the other where it stands', () => {
    const { text, ranges } = readMarks('codes:\n  - { id: ⟦a⟧, name: Second }\n  - id: b\n');
    const index = indexCodes([
      ['one', read('codes:\n  - { id: a, name: First }\n')],
      ['two', read(text)],
    ]);
    assert.equal(index.find('a')?.code.name, 'First');
    assert.deepEqual(
      index.codes.map(({ code }) => code.id),
      ['a', 'b'],
    );
    const [problem] = index.problems.get('two') ?? [];
    assert.deepEqual(problem?.range, { start: ranges[0]?.start, end: ranges[0]?.end });
    assert.match(problem.message, /“First” in one/);
    assert.equal(index.problems.get('one'), undefined);
  });

  it('never lets an alias hide an id', () => {
    const index = indexCodes([['one', read('codes:\n  - { id: a, aliases: [b, c] }\n  - { id: b, aliases: [c] }\n')]]);
    assert.equal(index.find('b')?.code.id, 'b');
    assert.equal(index.find('c')?.code.id, 'a');
  });

  it('counts a retired code as the one that it was merged into, over several merges and not in a circle', () => {
    const retired = (id: string, into: string): string =>
      `  - { id: ${id}, aliases: [was-${id}], status: retired, merged-into: ${into} }\n`;
    const text = ['a:was-b', 'b:c', 'loop:pool', 'pool:loop', 'lost:nowhere'].map((pair) =>
      retired(pair.split(':')[0] ?? '', pair.split(':').slice(1).join(':')),
    );
    const more = '  - { id: c, aliases: [was-c] }\n  - { id: d, merged-into: c }\n';
    const { inUse, formsOf } = indexCodes([['one', read(`codes:\n${text.join('')}${more}`)]]);
    assert.deepEqual(
      ['a', 'was-a', 'b', 'c', 'was-c', 'd', 'loop', 'pool', 'lost', 'unknown'].map((id) => inUse(id)?.code.id),
      ['c', 'c', 'c', 'c', 'c', 'd', 'loop', 'pool', 'lost', undefined],
    );
    assert.deepEqual(formsOf('was-c'), ['c', 'was-c', 'b', 'was-b', 'a', 'was-a']);
    assert.deepEqual(formsOf('d'), ['d']);
    assert.deepEqual(formsOf('unknown'), ['unknown']);
  });

  const check = (id: string, expected: readonly string[]): void => {
    it(`suggests ${expected.join(', ') || 'nothing'} for “${id}”`, () =>
      assert.deepEqual(nearestIds(small, id), expected));
  };
  check('clashing-pace', ['clashing-paces']);
  check('Clashing Paces', ['clashing-paces']);
  check('TRUS', ['trust']);
  check('old code', ['old-code']);
  check('zebra', []);
  check('x', []);
});
