import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { formatCodebook } from '../../../../server/src/core/codebook/formatCodebook.js';
import { commentsIn } from '../../../../server/src/core/yaml/comments.js';

describe('formatting a codebook', () => {
  it('loses no value and no comment, and has nothing to do the second time', () => {
    let formatted = 0;
    fc.assert(
      fc.property(codebookText, (text) => {
        const once = formatCodebook(text);
        if (once === undefined) return;
        formatted++;
        assert.deepEqual(parse(once, { schema: 'failsafe' }), parse(text, { schema: 'failsafe' }));
        assert.deepEqual(commentsOf(once), commentsOf(text));
        assert.equal(formatCodebook(once), once);
      }),
      { numRuns: 100 },
    );
    assert.ok(formatted >= 95, `only ${formatted} of 100 could be formatted`);
  });
});

const commentsOf = (text: string): readonly string[] =>
  commentsIn(text)
    .map(({ start, end }) => text.slice(start, end))
    .sort();

const words = fc.array(
  fc.constantFrom('we', 'waited', 'é', '😀', 'for', 'the “trust”', 'it’s', 'a-b', 'x'.repeat(50)),
  {
    minLength: 1,
    maxLength: 30,
  },
);
const value = (indent: string): fc.Arbitrary<string> =>
  fc.oneof(
    words.map((list) => ` ${list.join(' ')}`),
    words.map((list) => ` "${list.join(' ')}"`),
    words.map((list) => ` '${list.join(' ').replaceAll("'", "''")}'`),
    words.map((list) => ` >-\n${indent}  ${list.join(`\n${indent}  `)}`),
    words.map((list) => ` |\n${indent}  ${list.join(`\n\n${indent}  `)}`),
    words.map((list) => ` [${list.join(', ')}]`),
    words.map((list) => `\n${list.map((word) => `${indent}- ${word}`).join('\n')}`),
    words.map((list) => `\n${list.map((word) => `${indent}  - ${word} # of ${word}`).join('\n')}`),
    fc.constant(''),
  );
const comment = fc.option(fc.constantFrom('# why', '#', '# a: b', '#x # y', '# TODO: ask'), { nil: undefined });
const keys = ['id', 'name', 'color', 'brief', 'definition', 'include', 'exclude', 'status', 'zebra', 'note', 'revised'];

const entry = (indent: string, depth: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.shuffledSubarray(keys, { minLength: 1 }),
      fc.array(fc.tuple(value(indent), comment, fc.boolean()), { minLength: keys.length, maxLength: keys.length }),
      depth > 0 ? fc.array(entry(`${indent}    `, depth - 1), { maxLength: 2 }) : fc.constant([]),
      fc.nat(),
    )
    .map(([chosen, values, below, at]) => {
      const lines = chosen.map((key, i) => {
        const [written = '', remark, blank] = values[i] ?? [];
        const above = remark === undefined || i === 0 ? '' : `${blank ? '\n' : ''}${indent}${remark}\n`;
        return `${above}${indent}${key}:${written}`;
      });
      if (below.length > 0) lines.splice(at % (lines.length + 1), 0, `${indent}codes:\n${below.join('\n')}`);
      const text = lines.join('\n');
      return `${indent.slice(2)}- ${text.slice(indent.length)}`;
    });

const codebookText: fc.Arbitrary<string> = fc
  .tuple(fc.array(entry('    ', 2), { maxLength: 3 }), comment, fc.boolean(), fc.constantFrom('\n', '\r\n'))
  .map(([entries, remark, isLast, eol]) => {
    const codes = entries.length === 0 ? 'codes: []' : `codes:\n${entries.join('\n')}`;
    const name = `${remark === undefined ? '' : `${remark}\n`}codebook: x`;
    return `${isLast ? `${codes}\n${name}` : `${name}\n${codes}`}\n`.replaceAll('\n', eol);
  });
