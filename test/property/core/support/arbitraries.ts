import fc from 'fast-check';
import { readWeight } from '../../../../server/src/core/codebook/parseCodebook.js';
import type { Coding, Segment } from '../../../../server/src/core/codings/segment.js';
import type { Point } from '../../../../server/src/core/text/lines.js';
import type { PlainCodings } from '../../../unit/core/support/plainCodings.js';

/** What some YAML reader takes for something other than a text, or for a mark of its own. */
const special =
  `yes no on off y n true null ~ = << 1 1.5 1e3 1:2 0x1f 0o17 1_000 .5 .inf .nan - -- --- ... ? : | > |- & * ! % @ \``
    .split(' ')
    .concat([
      '2026-11-23',
      'e0',
      '+.inf',
      '2001-12-14T21:59:43.10-05:00',
      '- x',
      '#',
      '# x',
      'a #b',
      'a: b',
      'a:',
      'trailing ',
      ' lead',
      'a\tb',
    ])
    .concat(['"', "'", '"q" and \'q\'', '[x]', '{x: y}', 'a, b', '*a', '&a b', '!tag', 'a\\nb', '\\', '/'])
    .concat([
      '😀',
      '👩🏽‍⚕️',
      'שלום',
      '\u202eabc',
      'é',
      'e\u0301',
      '\u00a0',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\u0000',
      '\u007f',
      '\ud800',
      '\udc00',
    ])
    .concat([
      'a\nb',
      'a\n\nb',
      'a\n  b\nc',
      '\na',
      'a\n',
      'a\r\nb',
      'a\rb',
      'a\n---\nb',
      'a\n# b',
      '\n',
      '  \n',
      'a \n b',
    ]);

/** Texts, never empty, of what goes wrong: YAML's own marks, odd characters, several lines. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...special),
  fc
    .array(fc.constantFrom(...special, ' ', '\n', 'word'), { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ minLength: 1, maxLength: 20 }),
);

/** Whole transcripts: lines of every kind of line end, astral characters, right-to-left. */
export const transcriptText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', ' ', 'a', 'ab', 'trust', '😀', '👩🏽‍⚕️', 'שלום', 'e\u0301', '. ', 'P1: '), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

const point: fc.Arbitrary<Point> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 60 }))
  .map(([line, column]) => ({ line, column }));

const codeId = fc.constantFrom('trust', 'clashing-paces', 'a.b_c-1', 'été', '1e3', 'yes', '7');

const weight = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  oddText.filter((text) => readWeight(text) === text),
);

const coding: fc.Arbitrary<Coding> = fc.record(
  { code: fc.oneof({ weight: 4, arbitrary: codeId }, { weight: 1, arbitrary: oddText }), weight },
  { requiredKeys: ['code'], noNullPrototype: true },
);

const sourceKey = fc.constantFrom('k3v9x2ma', '7hq2m4xz', 'ab+cd', '1e3', '12', 'null', 'a b', 'x, y', '[z]');

export const segment: fc.Arbitrary<Segment> = fc
  .record(
    {
      id: fc.string({
        unit: fc.constantFrom(...Array.from('0123456789abcdefghjkmnpqrstvwxyz')),
        minLength: 8,
        maxLength: 8,
      }),
      from: point,
      length: fc.integer({ min: 0, max: 40 }),
      text: fc.oneof(
        { weight: 3, arbitrary: fc.constant('sha256-7be2d044111f3c9a') },
        { weight: 1, arbitrary: oddText },
      ),
      quote: oddText,
      before: oddText,
      after: oddText,
      codes: fc.array(coding, { maxLength: 3 }),
      memo: oddText,
      exemplar: fc.constant(true),
      on: fc.constantFrom('2026-11-23', '1999-01-01', 'May 3'),
      reviewed: fc.constantFrom('2026-11-23', 'May 3'),
      sources: fc.array(sourceKey, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['id', 'from', 'length', 'quote', 'codes'], noNullPrototype: true },
  )
  .map(({ length, ...rest }) => ({ ...rest, to: { line: rest.from.line, column: rest.from.column + length } }));

const codingsWith = (most: number): fc.Arbitrary<PlainCodings> =>
  fc.record(
    {
      transcript: fc.oneof(fc.constant('transcripts/P01.txt'), oddText),
      coder: fc.oneof(fc.constant('coder1'), oddText),
      text: fc.constant('sha256-1f3c9a7be2d04411'),
      done: fc.constantFrom('2026-11-24', 'May 3'),
      dismissed: fc.array(sourceKey, { minLength: 1, maxLength: 3 }),
      segments: fc.uniqueArray(segment, { selector: ({ id }) => id, maxLength: most }),
    },
    { requiredKeys: ['transcript', 'coder', 'text', 'segments'], noNullPrototype: true },
  );

/** What a codings file may say, entries in any order. */
export const codings: fc.Arbitrary<PlainCodings> = codingsWith(4);
