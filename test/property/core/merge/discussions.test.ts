import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DiscussOperation } from '../../../../server/src/core/edit/discussions/discuss.js';
import type { Comment } from '../../../../server/src/core/discussions/discussion.js';
import { readDiscussion } from '../../../../server/src/core/discussions/readDiscussion.js';
import { GlossError } from '../../../../server/src/core/glossError.js';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { decided, findConflicts } from '../../../../server/src/core/text/conflicts.js';
import { deskOf, digestOf, transcriptPath } from '../../../unit/core/support/desk.js';

const path = 'discussions/P01.txt.discussion.yaml';
const text = 'P: We waited and waited again.\n';
const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const begun = `transcript: ${transcriptPath}
text: ${digestOf(text)}
threads:
  - id: one
    at: 1:4-1:13
    quote: We waited
    comments:
      - id: a
        by: coder1
        on: "2026-11-20T10:00:00Z"
        text: Is this not rather trust?
      - id: b
        by: coder2
        on: "2026-11-20T11:00:00Z"
        text: No, they wait for each other.
  - id: two # on all of it
    comments:
      - id: c
        by: coder1
        on: "2026-11-21T10:00:00Z"
        text: A long interview.
`;

interface Deed {
  readonly kind: 'start' | 'reply' | 'edit' | 'resolve' | 'delete';
  readonly first: boolean;
}

const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom<Deed['kind'][]>('start', 'reply', 'edit', 'resolve', 'delete'),
    first: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

const operationOf = ({ kind, first }: Deed, words: string): DiscussOperation => {
  const thread = first ? 'one' : 'two';
  const comment = first ? 'a' : 'c';
  if (kind === 'start') return { op: 'startThread', text: words };
  if (kind === 'reply') return { op: 'reply', thread, text: words };
  if (kind === 'edit') return { op: 'editComment', thread, comment, text: `${words} indeed` };
  return kind === 'resolve'
    ? { op: 'resolveThread', thread, resolved: true }
    : { op: 'deleteComment', thread, comment };
};

/** The file after what one side did, as coder1. */
function after(done: readonly Deed[], side: string): string {
  const desk = deskOf(text, { [path]: begun });
  let made = 0;
  Object.assign(desk.context, { newId: () => `${side}${++made}`, now: '2026-11-24T09:00:00Z' });
  done.forEach((deed, i) => {
    try {
      desk.edit(operationOf(deed, `said ${side}${i}`));
    } catch (error) {
      if (!(error instanceof GlossError)) throw error;
    }
  });
  return desk.files.get(path) ?? '';
}

const commentsIn = (file: string): ReadonlyMap<string, Comment> =>
  new Map(readDiscussion(file).value.threads.flatMap(({ comments }) => comments.map((one) => [one.id, one] as const)));

describe('Two sides of a discussion, merged by meaning', () => {
  it('have every word of both, or mark the thread', () => {
    fc.assert(
      fc.property(deeds, deeds, (one, other) => {
        const [ours, theirs] = [after(one, 'x'), after(other, 'y')];
        const merged = mergeFile(path, { base: begun, ours, theirs }, marks);
        assert.ok(merged);
        assert.equal(findConflicts(merged.text).length, merged.conflicts);
        const marked = findConflicts(merged.text)
          .map(({ start, end }) => merged.text.slice(start, end))
          .join('');
        const kept = decided(merged.text, 'ours');
        assert.deepEqual(
          readDiscussion(kept).problems.filter(({ severity }) => severity === 'error'),
          [],
          kept,
        );
        const [base, found] = [commentsIn(begun), commentsIn(kept)];
        for (const side of [ours, theirs]) {
          const said = commentsIn(side);
          for (const [id, comment] of said) {
            if (marked.includes(`id: ${id}\n`)) continue;
            const isNew = base.get(id)?.text !== comment.text;
            if (isNew) assert.equal(found.get(id)?.text, comment.text, merged.text);
          }
          for (const id of base.keys()) {
            if (!said.has(id) && !marked.includes(`id: ${id}\n`)) assert.ok(!found.has(id), merged.text);
          }
          for (const { id, resolved } of readDiscussion(side).value.threads) {
            if (!resolved || marked.includes(`id: ${id}`)) continue;
            const thread = readDiscussion(kept).value.threads.find((candidate) => candidate.id === id);
            assert.ok(!thread || thread.resolved, merged.text);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
