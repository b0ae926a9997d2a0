import assert from 'node:assert/strict';
import type { Commit, SegmentBlame } from '../../../../server/src/core/review/blame.js';
import { blameInWords } from '../../../../server/src/features/common/blameWords.js';

const first: Commit = { id: 'a1b2c3d4e5', on: '2026-11-12', author: 'Ann', subject: 'Code [P01](x) *twice*' };
const later: Commit = { id: 'f6a7b8c9d0', on: '2026-11-20', author: 'Ann', subject: 'Merge' };
const segment = (on?: string): Parameters<typeof blameInWords>[0] => ({
  id: 'a',
  from: { line: 1, column: 1 },
  to: { line: 1, column: 3 },
  quote: 'We',
  codes: [{ code: 'trust' }],
  ...(on !== undefined && { on }),
});
const blame = (given: Commit | undefined, last: SegmentBlame['last']): SegmentBlame => ({
  given,
  last,
  codes: new Map(),
  changes: [],
});

const nameOf = (id: string): string => ({ trust: 'Trust', old: 'Old *name*' })[id] ?? id;
/** A segment whose code the codebook made of another in that commit. */
const made = (kind: 'merged' | 'renamed', commit: Commit | undefined, reason?: string): SegmentBlame => ({
  ...blame(first, later),
  codes: new Map([
    [
      'trust',
      [
        { commit: first, kind: 'given' },
        { commit, kind, from: 'old', ...(reason !== undefined && { reason }) },
      ],
    ],
  ]),
});

describe('who coded, in a hover', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'in which commit, with its subject escaped',
      blameInWords(segment('2026-11-11'), blame(first, first), nameOf),
      ['coded 11 Nov 2026 in a1b2c3d “Code \\[P01\\]\\(x) \\*twice\\*”'],
    ],
    [
      'the last change',
      blameInWords(segment(), blame(first, later), nameOf),
      ['coded 12 Nov 2026 in a1b2c3d “Code \\[P01\\]\\(x) \\*twice\\*”', 'changed 20 Nov 2026 in f6a7b8c “Merge”'],
    ],
    [
      'what is not committed yet',
      blameInWords(segment('2026-11-23'), blame(undefined, undefined), nameOf),
      ['coded 23 Nov 2026, not committed yet'],
    ],
    [
      'a change that is not committed yet',
      blameInWords(segment(), blame(later, undefined), nameOf),
      ['coded 20 Nov 2026 in f6a7b8c “Merge”', 'changed since, not committed yet'],
    ],
    [
      'why the codebook made the code another, escaped',
      blameInWords(segment(), made('merged', later, 'Too [close](x),\nreally.'), nameOf).slice(1),
      [
        'changed 20 Nov 2026 in f6a7b8c “Merge”',
        'Trust merged from Old \\*name\\*, because Too \\[close\\]\\(x), really.',
      ],
    ],
    [
      'in which commit, where others came after, and the id of what was renamed',
      blameInWords(segment(), made('renamed', first), nameOf).slice(2),
      ['Trust renamed from old in a1b2c3d “Code \\[P01\\]\\(x) \\*twice\\*”'],
    ],
  ];
  for (const [what, found, expected] of cases) it(what, () => assert.deepEqual(found, expected));
});
