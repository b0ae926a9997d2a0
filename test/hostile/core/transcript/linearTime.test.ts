import assert from 'node:assert/strict';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { sentencesOf } from '../../../../server/src/core/transcript/sentences.js';
import { tidyRange } from '../../../../server/src/core/transcript/tidyRange.js';
import type { Format } from '../../../../server/src/core/transcript/transcript.js';

/** What a call costs, given `this`, its arguments and result, and where a pattern began to search. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown, from: number) => number;

const lengthOf = (text: unknown): number => String(text).length;
const searched: Cost = (self, [, from = 0], found) =>
  (Number(found) < 0 ? lengthOf(self) : Number(found)) - Number(from);
/** A sticky pattern looks at one place, a global one goes on from the last match, any other may look at everything. */
const matched: Cost = (self, [text], _result, from) => {
  const { sticky, global, lastIndex } = self as RegExp;
  if (sticky) return 1;
  return global ? (lastIndex === 0 ? lengthOf(text) : lastIndex) - from : lengthOf(text);
};
const counted: readonly (readonly [owner: object, name: string, cost: Cost])[] = [
  [String.prototype, 'charCodeAt', () => 1],
  [String.prototype, 'slice', (_self, _args, piece) => lengthOf(piece)],
  [String.prototype, 'indexOf', searched],
  [String.prototype, 'lastIndexOf', lengthOf],
  [String.prototype, 'includes', lengthOf],
  [String.prototype, 'replace', lengthOf],
  [RegExp.prototype, 'exec', matched],
  [RegExp.prototype, 'test', matched],
];

/** How many units of text are looked at while a task runs: work is counted, not timed. */
function workOf(task: () => void): number {
  let units = 0;
  const originals = counted.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? {});
  counted.forEach(([owner, name, cost], i) => {
    const method = originals[i]?.value as (this: unknown, ...args: unknown[]) => unknown;
    Object.defineProperty(owner, name, {
      ...originals[i],
      value(this: unknown, ...args: unknown[]): unknown {
        const from = this instanceof RegExp ? this.lastIndex : 0;
        const result = method.apply(this, args);
        units += cost(this, args, result, from);
        return result;
      },
    });
  });
  try {
    task();
  } finally {
    counted.forEach(([owner, name], i) => Object.defineProperty(owner, name, originals[i] ?? {}));
  }
  return units;
}

describe('the work of reading a transcript', () => {
  const check = (what: string, format: Format, piece: (i: number) => string): void => {
    it(`grows no faster than the text: ${what}`, () => {
      const textOf = (pieces: number): string => Array.from({ length: pieces }, (_, i) => piece(i)).join('');
      const read = (text: string) => (): void => {
        const transcript = parseTranscript(text, format);
        for (const turn of transcript.turns) sentencesOf(text, transcript, turn);
      };
      const small = workOf(read(textOf(200)));
      const large = workOf(read(textOf(1600)));
      assert.ok(large < small * 8 * 1.5 + 10_000, `${small} units of work became ${large} for eight times the text`);
    });
  };
  check('turns', 'text', (i) => `P${i % 3}: We waited for months. Then it came.\n\n`);
  check('turns with CRLF', 'text', (i) => `P${i % 3}: We waited for months. Then it came.\r\n\r\n`);
  check('ever new speakers', 'text', (i) => `Ann${i} Lee: We waited.\n\n`);
  check('one paragraph', 'text', () => 'We waited for months. ');
  check('one word', 'text', () => 'We');
  check('white space', 'text', () => ' \t');
  check('blank lines', 'text', () => '\n');
  check('rules', 'markdown', () => '---\n');
  check('underlined headings', 'markdown', () => 'a\n---\n\n');
  check('headings ever deeper', 'markdown', (i) => `${'#'.repeat((i % 6) + 1)} a\n\n`);
  check('comments that never end', 'markdown', () => '<!-- a\n\n');
  check('comments', 'markdown', () => '<!-- a -->\n');
  check('bold that never ends', 'markdown', () => '**P1: a\n');
  check('opening brackets', 'text', () => '[[');
  check('front matter that never ends', 'markdown', (i) => (i === 0 ? '---\n' : 'a: b\n'));
  check('timestamps', 'text', () => '[00:10] a ');
  check(
    'cues of one sentence',
    'webvtt',
    (i) => `00:${String(i % 60).padStart(2, '0')}.000 --> 00:59.000\n<v P1>and so\n\n`,
  );
  check('cues without speakers', 'srt', (i) => `${i}\n00:00:01,000 --> 00:00:01,500\nwe waited\n\n`);
  check('tags that never end', 'webvtt', (i) => (i === 0 ? '00:01.000 --> 00:02.000\n' : '<v '));
  check('numbered lines', 'text', (i) => `${i + 1}  P${i % 3}: We waited.\n`);
  check('numbers that are no lines’', 'text', (i) => `${(i * 7) % 100} We waited.\n`);
  check('one line of numbers', 'text', () => '1 2. ');
  check('rows of a table', 'text', (i) => `P${i % 3}\t0:01\t0:02\tWe waited.\n`);
  check('one row of a table', 'text', () => 'P1\t');
  check('one row between bars', 'markdown', () => '| P1 ');
  check('quotes', 'markdown', () => '> P1: We waited.\n');
  check('one line of marks', 'markdown', () => '> - ');
  check('names alone', 'text', (i) => `Ann${i} Lee\nWe waited.\n\n`);
  check('names with asides', 'text', (i) => `Ann${i} (P${i}): We waited.\n\n`);
  check('asides alone', 'text', () => 'A(a)');
  check('times in words', 'text', () => 'Ann 1 minute 4 seconds\n');
  check('times in words on one line', 'text', () => '1 minute 4 seconds ');
  check('times on one line', 'text', () => '0:04');
  check('dashes', 'text', (i) => `Ann${i % 3} – We waited.\n`);
  check('one line of dashes', 'text', () => 'Ann-–');
  check('characters that cannot be seen', 'text', () => '\u200b\u200f');
  check('metadata', 'text', () => 'Date: May\n');
  check('one block of a caption', 'webvtt', (i) => (i === 0 ? 'WEBVTT\n\nNOTE\n' : 'a\n'));

  it('is the same for a selection however long the text', () => {
    const tidy = (text: string) => (): void =>
      void tidyRange(text, { start: text.length >> 1, end: (text.length >> 1) + 9 });
    for (const piece of ['We waited. ', '我们等', '👩🏽‍⚕️', '-', ' ']) {
      const small = workOf(tidy(piece.repeat(4000)));
      const large = workOf(tidy(piece.repeat(40_000)));
      assert.ok(large <= small * 1.5 + 100, `${small} units of work became ${large} for ${JSON.stringify(piece)}`);
    }
  });
});
