import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decided, findConflicts } from '../../../../server/src/core/text/conflicts.js';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { areInEachOther } from '../../../unit/core/support/areInEachOther.js';
import { carryOut, history, lostIn, saidInCodebook, saidInCodings, type Said } from '../support/histories.js';
import { bookPath, commonDesk } from '../../../unit/core/support/commonDesk.js';
import { codingsPath } from '../../../unit/core/support/desk.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };

/** Ids that stand in what is marked in a text. */
const markedIn = (text: string): ReadonlySet<string> =>
  new Set(
    findConflicts(text).flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/(?:- id: |aliases: \[|, )([\w-]+)/g)].map(([, id = '']) => id),
    ),
  );

describe('Two histories of a study, merged by meaning', () => {
  const check = (
    path: string,
    said: (text: string, base: string) => Said,
    hasError: (text: string) => boolean,
  ): void => {
    fc.assert(
      fc.property(history, history, (one, other) => {
        const [base, ours, theirs] = [commonDesk(), commonDesk('ours'), commonDesk('theirs')];
        carryOut(ours, one, 'x');
        carryOut(theirs, other, 'y');
        const [was = '', mine = '', yours = ''] = [base, ours, theirs].map(({ files }) => files.get(path));
        const merged = mergeFile(path, { base: was, ours: mine, theirs: yours }, marks);
        if (!merged && path === bookPath && areInEachOther(mine, yours)) return;
        assert.ok(merged, 'can be merged');
        assert.equal(findConflicts(merged.text).length, merged.conflicts);
        for (const kept of ['ours', 'theirs'] as const) {
          const text = decided(merged.text, kept);
          assert.ok(!hasError(text), text);
        }
        const result = decided(merged.text, 'ours');
        const lost = lostIn(
          said(was, was),
          said(mine, was),
          said(yours, was),
          said(result, was),
          markedIn(merged.text),
        );
        assert.deepEqual(lost, [], merged.text);
      }),
      { numRuns: 150 },
    );
  };

  it('have every change of both in their codings, or mark the segment', () =>
    check(codingsPath, saidInCodings, (text) =>
      parseCodings(text).problems.some(({ severity }) => severity === 'error'),
    ));

  it('have every change of both in their codebook, or mark the code', () =>
    check(bookPath, saidInCodebook, (text) =>
      parseCodebook(text).problems.some(({ severity }) => severity === 'error'),
    ));
});
