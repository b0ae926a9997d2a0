import assert from 'node:assert/strict';
import type { DiscussOperation } from '../../../../../server/src/core/edit/discussions/discuss.js';
import { readDiscussion } from '../../../../../server/src/core/discussions/readDiscussion.js';
import { anchorOf } from '../../../../../server/src/core/anchor/makeSegment.js';
import { printSegment } from '../../../../../server/src/core/codings/printCodings.js';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';
import { codingsFile, codingsPath, deskOf, digestOf, transcriptPath, type Desk } from '../../support/desk.js';

const path = 'discussions/P01.txt.discussion.yaml';
const text = 'P: We waited and waited again.\nI: How long?\n';
const range = { start: 3, end: 12 };

function desk(coder = 'coder1', file?: string): Desk {
  const entry = printSegment({ id: 'seg1', ...anchorOf(linesOf(text), range), codes: [{ code: 'trust' }] });
  return deskOf(text, { [codingsPath]: codingsFile(text, entry), ...(file !== undefined && { [path]: file }) }, coder);
}

/** Does it as one coder after the other, on the same files. */
function talk(...turns: readonly (readonly [coder: string, operation: DiscussOperation])[]): Desk {
  let last = desk();
  turns.forEach(([coder, operation], i) => {
    const next = deskOf(text, Object.fromEntries(last.files), coder);
    let made = 0;
    Object.assign(next.context, { newId: () => `n${i}x${++made}` });
    next.edit(operation);
    last = next;
  });
  return last;
}

const start: readonly [string, DiscussOperation] = [
  'coder2',
  { op: 'startThread', range, text: 'Is this not rather trust?' },
];
const begun = `transcript: ${transcriptPath}
text: ${digestOf(text)}
threads:
  - id: n0x2
    at: 1:4-1:13
    quote: We waited
    before: "P: "
    after: " and waited again.\\nI: How long?\\n"
    comments:
      - id: n0x1
        by: coder2
        on: "2026-11-23T10:15:00Z"
        text: Is this not rather trust?
`;

describe('Talking about a passage', () => {
  const check = (what: string, turns: readonly (readonly [string, DiscussOperation])[], expected: string): void => {
    it(what, () => {
      const file = talk(...turns).files.get(path) ?? '';
      assert.equal(file, expected);
      assert.deepEqual(readDiscussion(file).problems, []);
    });
  };
  const reply: readonly [string, DiscussOperation] = [
    'coder1',
    { op: 'reply', thread: 'n0x2', text: 'No.\n\nThey wait.' },
  ];
  const replied = `${begun}      - id: n1x1
        by: coder1
        on: "2026-11-23T10:15:00Z"
        text: |-
          No.

          They wait.
`;
  check('starts a thread', [start], begun);
  check(
    'starts one on the whole transcript',
    [['coder2', { op: 'startThread', text: 'Long.' }]],
    begun.replace(/ {4}at: .*\n(.*\n){3}/, '').replace('Is this not rather trust?', 'Long.'),
  );
  check('replies', [start, reply], replied);
  check(
    'opens what was resolved with a reply to it',
    [start, ['coder2', { op: 'resolveThread', thread: 'n0x2', resolved: true }], reply],
    replied.replace(/n1x1/, 'n2x1'),
  );
  check(
    'resolves',
    [start, ['coder1', { op: 'resolveThread', thread: 'n0x2', resolved: true }]],
    begun.replace('    comments:', '    resolved: { by: coder1, on: 2026-11-23 }\n    comments:'),
  );
  check(
    'opens again',
    [
      start,
      ['coder1', { op: 'resolveThread', thread: 'n0x2', resolved: true }],
      ['coder2', { op: 'resolveThread', thread: 'n0x2', resolved: false }],
    ],
    begun,
  );
  check(
    'changes one’s own words',
    [start, ['coder2', { op: 'editComment', thread: 'n0x2', comment: 'n0x1', text: 'Is it?' }]],
    begun.replace('Is this not rather trust?\n', 'Is it?\n        edited: "2026-11-23T10:15:00Z"\n'),
  );
  check(
    'takes a comment back',
    [start, reply, ['coder1', { op: 'deleteComment', thread: 'n0x2', comment: 'n1x1' }]],
    begun,
  );
  check(
    'takes the thread with its last comment',
    [start, ['coder2', { op: 'deleteComment', thread: 'n0x2', comment: 'n0x1' }]],
    begun.replace(/threads:[^]*/, 'threads: []\n'),
  );

  const propose: readonly [string, DiscussOperation] = [
    'coder2',
    {
      op: 'startThread',
      text: 'Both?',
      proposes: {
        segment: 'seg1',
        codes: [{ code: 'clashing-paces' }, { code: 'trust', weight: 2 }],
        range: { start: 3, end: 23 },
      },
    },
  ];

  it('proposes a change, which its coder takes over in one step', () => {
    const made = talk(propose, ['coder1', { op: 'acceptProposal', thread: 'n0x2', comment: 'n0x1' }]);
    const [segment] = parseCodings(made.files.get(codingsPath) ?? '').value.segments;
    assert.deepEqual(
      [segment?.quote, segment?.codes, segment?.id],
      ['We waited and waited', [{ code: 'clashing-paces' }, { code: 'trust', weight: 2 }], 'seg1'],
    );
    const file = made.files.get(path) ?? '';
    assert.match(file, /accepted: \{ by: coder1, on: 2026-11-23 \}\n$/);
    assert.deepEqual(readDiscussion(file).problems, []);
    assert.equal(readDiscussion(file).value.threads[0]?.comments[0]?.proposes?.at?.quote, 'We waited and waited');
  });

  it('refuses what is not one’s own, what is gone, and what says nothing', () => {
    const refuse = (turn: readonly [string, DiscussOperation], message: RegExp, first = start): void => {
      assert.throws(() => talk(first, turn), message);
    };
    refuse(['coder1', { op: 'editComment', thread: 'n0x2', comment: 'n0x1', text: 'x' }], /coder2's/);
    refuse(['coder1', { op: 'deleteComment', thread: 'n0x2', comment: 'n0x1' }], /coder2's/);
    refuse(['coder1', { op: 'reply', thread: 'nope', text: 'x' }], /not there any more/);
    refuse(['coder1', { op: 'reply', thread: 'n0x2', text: ' \n' }], /some words/);
    refuse(['coder2', { op: 'acceptProposal', thread: 'n0x2', comment: 'n0x1' }], /Only coder1/, propose);
    refuse(['coder2', { op: 'resolveThread', thread: 'n0x2', resolved: false }], /open already/);
    assert.throws(() => desk('coder1', 'threads: [').edit({ op: 'startThread', text: 'x' }), /error in line 1/);
  });

  it('loses no comment, no unknown key and no list that is written in another way', () => {
    const odd = begun
      .replace('threads:\n', 'threads: # ours\n')
      .replace('    comments:\n', '    mood: low\n    comments: # said\n')
      .replace('text: Is this', 'text: Is this')
      .replace('        by: coder2\n', '        # who\n        by: coder2\n');
    const made = desk('coder2', odd);
    made.edit({ op: 'resolveThread', thread: 'n0x2', resolved: true });
    made.edit({ op: 'editComment', thread: 'n0x2', comment: 'n0x1', text: 'Is it?' });
    made.edit({ op: 'deleteComment', thread: 'n0x2', comment: 'n0x1' });
    const file = made.files.get(path) ?? '';
    for (const comment of ['# ours', '# said', '# who']) assert.ok(file.includes(comment), `${comment} in ${file}`);
    assert.deepEqual(readDiscussion(file).value.threads, []);
    const flow = begun.replace(
      /comments:[^]*/,
      'comments: [{ id: n0x1, by: coder2, on: "2026-11-23T10:15:00Z", text: Hm }]\n',
    );
    const other = desk('coder1', flow);
    assert.throws(() => other.edit({ op: 'reply', thread: 'n0x2', text: 'x' }), /not written in lines/);
    assert.equal(other.files.get(path), flow);
    const none = desk('coder1', begun.replace(/ {4}comments:[^]*/, ''));
    none.edit({ op: 'reply', thread: 'n0x2', text: 'First.' });
    assert.equal(readDiscussion(none.files.get(path) ?? '').value.threads[0]?.comments[0]?.text, 'First.');
  });

  it('keeps what is hidden in a blind study out of reach', () => {
    const files = { [path]: begun, 'gloss.yaml': 'blind: true\n' };
    const made = deskOf(text, files, 'coder1');
    const refuse = (operation: DiscussOperation): void => {
      assert.throws(
        () => made.edit(operation),
        (error: Error) => /not there any more|no segment/.test(error.message) && !error.message.includes('coder2'),
      );
    };
    refuse({ op: 'reply', thread: 'n0x2', text: 'x' });
    refuse({ op: 'resolveThread', thread: 'n0x2', resolved: true });
    refuse({ op: 'editComment', thread: 'n0x2', comment: 'n0x1', text: 'x' });
    made.write(
      'codings/coder2/P01.txt.codings.yaml',
      codingsFile(text, '')
        .replace('coder1', 'coder2')
        .replace(' []', '\n  - id: hid\n    at: 1:4-1:6\n    quote: We\n    codes: [trust]'),
    );
    refuse({ op: 'startThread', text: 'x', proposes: { segment: 'hid', codes: [{ code: 'trust' }] } });
  });

  it('touches nothing else: comments, unknown keys and other threads stay as they are', () => {
    const odd = `${begun.replace('    quote:', '    # as said\n    mood: low\n    quote:')}  # the end\n`;
    const made = desk('coder1', odd);
    made.edit({ op: 'reply', thread: 'n0x2', text: 'Yes.' });
    made.edit({ op: 'startThread', text: 'Another.' });
    const file = made.files.get(path) ?? '';
    for (const line of odd.split('\n')) assert.ok(file.includes(line), line);
    assert.equal(readDiscussion(file).value.threads.length, 2);
  });

  it('follows a transcript that has changed, where all threads have a certain place', () => {
    const made = desk('coder1', begun);
    made.write(transcriptPath, `I: Tell me.\n${text}`);
    made.edit({ op: 'reply', thread: 'n0x2', text: 'Yes.' });
    const file = made.files.get(path) ?? '';
    assert.match(file, /at: 2:4-2:13\n/);
    assert.ok(file.includes(`text: ${digestOf(`I: Tell me.\n${text}`)}`));
  });
});
