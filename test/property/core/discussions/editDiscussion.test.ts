import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Discussion, Thread } from '../../../../server/src/core/discussions/discussion.js';
import { DiscussionEdit } from '../../../../server/src/core/discussions/editDiscussion.js';
import { printBy, printComment, printThread } from '../../../../server/src/core/discussions/printDiscussion.js';
import { readDiscussion } from '../../../../server/src/core/discussions/readDiscussion.js';
import { printScalar } from '../../../../server/src/core/yaml/scalar.js';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('a\nb', 'a # b', '- a', 'a: b\n\n  c'),
);
const by = fc.constantFrom({ by: 'coder1', on: '2026-11-23' }, { by: 'coder2', on: '2026-11-24' });
const layout = fc.record({
  /** Spaces before each list's dash, beyond the column of its key. */
  indent: fc.constantFrom(0, 2, 4),
  comment: fc.boolean(),
  crlf: fc.boolean(),
});
const threads = fc
  .array(fc.tuple(fc.option(by, { nil: undefined }), fc.array(words, { minLength: 1, maxLength: 3 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all): Thread[] =>
    all.map(([resolved, texts], i) => ({
      id: `thread0${i}`,
      ...(resolved && { resolved }),
      comments: texts.map((text, k) => ({ id: `said${i}${k}`, by: 'coder1', on: '2026-11-23T10:00:00Z', text })),
    })),
  );

/** What a person does, by places in lists, so that it is there whatever the lists are. */
const deed = fc.record({
  kind: fc.constantFrom('add', 'reply', 'resolve', 'reopen', 'edit', 'delete', 'deleteThread'),
  thread: fc.nat(),
  comment: fc.nat(),
  text: words,
});

/** Written by hand: lists at any column, a comment above each entry, either line end. */
function written(
  { threads: all }: Pick<Discussion, 'threads'>,
  { indent, comment, crlf }: typeof layout extends fc.Arbitrary<infer Layout> ? Layout : never,
): string {
  const text = readable(all, indent, comment);
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

function readable(all: readonly Thread[], indent: number, comment: boolean): string {
  const [outer, inner] = [' '.repeat(indent), ' '.repeat(2 * indent + 2)];
  const note = (pad: string, id: string): string => (comment ? `${pad}# about ${id}\n` : '');
  const said = all.map(({ id, resolved, comments }) => {
    const list = comments.map(
      ({ id: own, by: coder, on, text }) =>
        `${note(inner, own)}${inner}- id: ${own}\n${inner}  by: ${coder}\n${inner}  on: ${on}\n${inner}  text: ${printScalar(text, inner.length + 4)}\n`,
    );
    const closed = resolved ? `${outer}  resolved: ${printBy(resolved)}\n` : '';
    return `${note(outer, id)}${outer}- id: ${id}\n${closed}${outer}  comments:\n${list.join('')}`;
  });
  return `transcript: t.txt\ntext: sha256-0\nthreads:\n${said.join('')}`;
}

describe('editing a discussion', () => {
  it('does what was asked and leaves all else, however the file is laid out', () => {
    fc.assert(
      fc.property(threads, layout, deed, (all, how, { kind, thread: pick, comment: pickComment, text }) => {
        const before = written({ threads: all }, how);
        assert.deepEqual(readDiscussion(before), {
          value: { transcript: 't.txt', text: 'sha256-0', threads: all },
          problems: [],
        });
        const thread = all[pick % all.length]!;
        const comment = thread.comments[pickComment % thread.comments.length]!;
        const added = { id: 'new', by: 'coder2', on: '2026-11-24T10:00:00Z', text };
        const others = (next: Thread | undefined): Thread[] =>
          all.flatMap((one) => (one !== thread ? [one] : (next ?? [])));
        const edit = new DiscussionEdit(before);
        const { resolved: _, ...open } = thread;
        const closed = { by: 'coder2', on: '2026-11-24' };
        const expected: Record<typeof kind, () => readonly Thread[]> = {
          add: () => [...all, { id: 'newThread', comments: [added] }],
          reply: () => others({ ...thread, comments: [...thread.comments, added] }),
          resolve: () => others({ ...thread, resolved: closed }),
          reopen: () => others(open),
          edit: () =>
            others({ ...thread, comments: thread.comments.map((one) => (one === comment ? { ...one, text } : one)) }),
          delete: () => others({ ...thread, comments: thread.comments.filter((one) => one !== comment) }),
          deleteThread: () => others(undefined),
        };
        if (kind === 'add') edit.add([], printThread({ id: 'newThread', comments: [added] }));
        if (kind === 'reply') edit.add([thread.id], printComment(added));
        if (kind === 'resolve') edit.set([thread.id], { resolved: printBy(closed) });
        if (kind === 'reopen') edit.set([thread.id], { resolved: undefined });
        if (kind === 'edit') edit.set([thread.id, comment.id], { text: printScalar(text, 2) });
        if (kind === 'delete') edit.remove([thread.id, comment.id]);
        if (kind === 'deleteThread') edit.remove([thread.id]);
        const { value, problems } = readDiscussion(edit.text);
        assert.deepEqual(problems, []);
        assert.deepEqual(value.threads, expected[kind]());
        assert.equal(edit.text.split('# about ').length, before.split('# about ').length, 'comments stay');
        if (how.crlf) assert.doesNotMatch(edit.text, /[^\r]\n/);
        const kept = before.split(/\r?\n/).filter((line) => /^ *- id:/.test(line));
        const gone =
          kind === 'delete'
            ? [comment.id]
            : kind === 'deleteThread'
              ? [thread.id, ...thread.comments.map(({ id }) => id)]
              : [];
        for (const line of kept) assert.equal(edit.text.includes(line), !gone.includes(line.trim().slice(6)), line);
      }),
      { numRuns: 400 },
    );
  });
});
