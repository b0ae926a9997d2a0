import assert from 'node:assert/strict';
import { digestFor } from '../../../../server/src/core/codings/segment.js';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { readDiscussion } from '../../../../server/src/core/discussions/readDiscussion.js';
import { mergeFile } from '../../../../server/src/core/merge/mergeFile.js';
import { codingsPath, digestOf, transcriptPath } from '../support/desk.js';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };
const texts = {
  base: 'I: q1?\nP: Yes, I think so.\nI: q2?\nP: Yes, I think so.\nI: q3?\nP: No.\n',
  above: 'Room 5.\nI: q1?\nP: Yes, I think so.\nI: q2?\nP: Yes, I think so.\nI: q3?\nP: No.\n',
  below: 'I: q1?\nP: Yes, I think so.\nI: q2?\nP: Yes, I think so.\nI: q3?\nP: No, never.\n',
  gone: 'I: q2?\nP: Yes, I think so.\nI: q3?\nP: No.\n',
};
type Name = keyof typeof texts;

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly of?: Name;
  readonly quote?: string;
  readonly codes?: string;
}

const yes = 'Yes, I think so.';
const file = (of: Name, ...entries: readonly Entry[]): string =>
  `transcript: ${transcriptPath}\ncoder: coder1\ntext: ${digestOf(texts[of])}\nsegments:\n${entries
    .map(
      (entry) =>
        `  - id: ${entry.id}\n    at: ${entry.at}\n${entry.of ? `    text: ${digestOf(texts[entry.of])}\n` : ''}    quote: ${entry.quote ?? yes}\n    codes: [${entry.codes ?? 'trust'}]\n`,
    )
    .join('')}`;

/** The texts that are at hand, by digest. */
const known = (...names: readonly Name[]) => ({
  texts: new Map(names.map((name) => [digestOf(texts[name]), texts[name]] as const)),
});
const all = known('base', 'above', 'below', 'gone');

/** Where entries are and of which text their positions speak, by id. */
function merged(base: string, ours: string, theirs: string, surroundings = all): Readonly<Record<string, string>> {
  const result = mergeFile(codingsPath, { base, ours, theirs }, marks, surroundings);
  assert.equal(result?.conflicts, 0, result?.text);
  const { value } = parseCodings(result.text);
  return Object.fromEntries(
    value.segments.map((segment) => [
      segment.id,
      `${segment.from.line}:${segment.from.column} ${Object.entries(texts).find(([, text]) => digestOf(text) === digestFor(value, segment))?.[0]}`,
    ]),
  );
}

describe('Positions in merged codings', () => {
  const base = file('base', { id: 'a', at: '2:4-2:20' });

  it('stand each under the text that they were written for', () => {
    const ours = file('base', { id: 'a', at: '2:4-2:20' }, { id: 'b', at: '4:4-4:20' });
    const theirs = file('above', { id: 'a', at: '3:4-3:20' });
    assert.deepEqual(merged(base, ours, theirs), { a: '3:4 above', b: '4:4 base' });
    assert.deepEqual(merged(base, theirs, ours), { a: '3:4 above', b: '4:4 base' });
  });

  it('of two texts, with the file under ours', () => {
    const ours = file('above', { id: 'a', at: '3:4-3:20' }, { id: 'b', at: '5:4-5:20' });
    const theirs = file('gone', { id: 'a', at: 'orphaned' }, { id: 'c', at: '2:4-2:20' });
    assert.deepEqual(merged(base, ours, theirs), { a: '3:4 above', b: '5:4 above', c: '2:4 gone' });
  });

  it('keep saying so through a second merge', () => {
    const mixed = file('above', { id: 'a', at: '3:4-3:20' }, { id: 'b', at: '4:4-4:20', of: 'base' });
    const ours = mixed.replace('[trust]', '[trust, power]');
    const theirs = file(
      'above',
      { id: 'a', at: '3:4-3:20' },
      { id: 'b', at: '5:4-5:20' },
      { id: 'd', at: '2:4-2:20', of: 'below' },
    );
    assert.deepEqual(merged(mixed, ours, theirs), { a: '3:4 above', b: '5:4 above', d: '2:4 below' });
  });

  for (const [what, surroundings] of [
    ['where the texts are known', all],
    ['where they are not', known()],
  ] as const) {
    it(`keep other bounds that one side gave while the other edited the transcript, ${what}`, () => {
      const corrected = file('base', { id: 'a', at: '4:4-4:20' });
      const edited = file('above', { id: 'a', at: '3:4-3:20' });
      assert.deepEqual(merged(base, edited, corrected, surroundings), { a: '4:4 base' });
      assert.deepEqual(merged(base, corrected, edited, surroundings), { a: '4:4 base' });
    });
  }

  it('keep other bounds that were given together with an edit', () => {
    const both = file('above', { id: 'a', at: '5:4-5:20' });
    const edited = file('below', { id: 'a', at: '2:4-2:20' });
    assert.deepEqual(merged(base, edited, both), { a: '5:4 above' });
    assert.deepEqual(merged(base, both, edited), { a: '5:4 above' });
  });

  it('keep other bounds that were given together with an edit to a text that is not known, by what stood around', () => {
    const around = (text: string, question: number): string =>
      text.replace(
        `    quote: ${yes}\n`,
        `    quote: ${yes}\n    before: "q${question}?\\nP: "\n    after: "\\nI: q${question + 1}?"\n`,
      );
    const was = around(base, 1);
    const both = around(file('above', { id: 'a', at: '5:4-5:20' }), 2);
    const edited = around(file('below', { id: 'a', at: '2:4-2:20' }), 1);
    const surroundings = known('base', 'below');
    assert.deepEqual(merged(was, edited, both, surroundings), { a: '5:4 above' });
    assert.deepEqual(merged(was, both, edited, surroundings), { a: '5:4 above' });
  });

  it('that both sides gave otherwise are to be decided', () => {
    const [ours, theirs] = [
      file('base', { id: 'a', at: '4:4-4:20' }),
      file('base', { id: 'a', at: '2:4-2:7', quote: 'Yes' }),
    ];
    const result = mergeFile(codingsPath, { base, ours, theirs }, marks, all);
    assert.equal(result?.conflicts, 1);
  });

  it('go with a segment that one side removed, though it moved along on the other', () => {
    const none = file('base').replace('segments:\n', 'segments: []\n');
    assert.deepEqual(merged(base, none, file('above', { id: 'a', at: '3:4-3:20' })), {});
    assert.equal(
      mergeFile(codingsPath, { base, ours: none, theirs: file('base', { id: 'a', at: '4:4-4:20' }) }, marks, all)
        ?.conflicts,
      1,
    );
  });

  it('of threads stand each under their text too', () => {
    const path = 'discussions/P01.txt.discussion.yaml';
    const thread = (id: string, at: string): string =>
      `  - id: ${id}\n    at: ${at}\n    quote: ${yes}\n    comments:\n      - id: ${id}1\n        by: coder1\n        on: "2026-11-20T10:00:00Z"\n        text: Why?\n`;
    const of = (name: Name, ...threads: readonly string[]): string =>
      `transcript: ${transcriptPath}\ntext: ${digestOf(texts[name])}\nthreads:\n${threads.join('')}`;
    const versions = {
      base: of('base', thread('a', '2:4-2:20')),
      ours: of('base', thread('a', '2:4-2:20'), thread('b', '4:4-4:20')),
      theirs: of('above', thread('a', '3:4-3:20')),
    };
    const result = mergeFile(path, versions, marks, all);
    const { value, problems } = readDiscussion(result?.text ?? '');
    assert.deepEqual(problems, []);
    assert.equal(value.text, digestOf(texts.above));
    assert.deepEqual(
      value.threads.map(({ id, at }) => [id, at?.from.line, at?.text]),
      [
        ['a', 3, undefined],
        ['b', 4, digestOf(texts.base)],
      ],
    );
  });
});
