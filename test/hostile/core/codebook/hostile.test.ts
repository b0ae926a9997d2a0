import assert from 'node:assert/strict';
import { allCodes } from '../../../../server/src/core/codebook/codebook.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { parseConfig } from '../../../../server/src/core/study/settings/config.js';
import { codesOf, createStudy, setFile } from '../../../../server/src/core/study/study.js';

const one = '  - id: a\n    name: A\n';

describe('a codebook that is made to do harm', () => {
  const check = (what: string, text: string, code: string | undefined, codes: readonly string[] = []): void => {
    it(`is read in bounded time where it has ${what}`, () => {
      const { value, problems } = parseCodebook(text);
      assert.deepEqual(
        [...allCodes(value.codes)].slice(0, 3).map(({ id }) => id),
        codes,
      );
      if (code !== undefined) assert.ok(problems.some((problem) => problem.code === code));
      assert.ok(problems.length <= 110, `${problems.length} problems`);
      for (const { range } of problems) assert.ok(range.start >= 0 && range.start < range.end);
    });
  };

  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [i, key] of Array.from('bcdefghij').entries()) {
    const below = `*${'abcdefghi'[i] ?? ''}`;
    laughs.push(`${key}: &${key} [${Array(9).fill(below).join(', ')}]`);
  }
  check('ten million characters', `codes:\n${one.repeat(450_000)}`, 'too-long');
  check('a billion laughs', `${laughs.join('\n')}\ncodes: *j\n`, 'wrong-type');
  check('a laugh for a name', `${laughs.join('\n')}\ncodes:\n  - id: a\n    name: *j\n`, 'wrong-type', ['a']);
  check('an anchor that holds itself', 'codes: &c\n  - id: a\n    codes: *c\n', 'wrong-type', ['a']);
  check('an alias to nothing', 'codes: *nowhere\n', 'wrong-type');
  check('thirty thousand opened lists', `codes: ${'['.repeat(30_000)}`, 'too-deep');
  check('thirty thousand maps in one another', `codes: ${'{ codes: '.repeat(30_000)}`, 'too-deep');
  check('thirty thousand dashes', `codes:\n  ${'- '.repeat(30_000)}x\n`, 'too-deep');
  check('thirty thousand question marks', `codes:\n  ${'? '.repeat(30_000)}x\n`, 'too-deep');
  check('ever deeper lines', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}codes:`).join('\n'), 'too-deep');
  check(
    'codes below codes, fifty levels down',
    `${Array.from({ length: 50 }, (_, i) => `${'  '.repeat(2 * i)}codes:\n${'  '.repeat(2 * i)}  - id: c${i}`).join('\n')}\n`,
    'too-deep',
    ['c0', 'c1', 'c2'],
  );
  check('closing brackets alone', ']'.repeat(30_000), 'yaml-syntax');
  check('a tab on each line', '\t- ]\n'.repeat(20_000), 'yaml-syntax');
  check(
    'sixty thousand keys in one map',
    `codes:\n  - id: a\n    x:\n${Array.from({ length: 60_000 }, (_, i) => `      k${i}: x`).join('\n')}\n`,
    'unknown-key',
    ['a'],
  );
  check('keys of the object prototype', 'codes:\n  - id: a\n    __proto__: x\n    constructor: y\n', 'unknown-key', [
    'a',
  ]);
  check('two documents', `codes:\n${one}---\ncodes: []\n`, 'yaml-syntax', ['a']);
  check('a NUL and an unpaired surrogate', 'codes:\n  - id: "a\\0"\n    name: "\\ud800"\n', 'bad-id', ['a\0']);

  for (const id of ['two words', '../../etc', 'a/b', '-dash', '.hidden', 'a:b', '*']) {
    it(`says of the id “${id}” that it cannot be one, and keeps the code`, () => {
      const { value, problems } = parseCodebook(`codes:\n  - id: ${JSON.stringify(id)}\n`);
      assert.deepEqual(
        value.codes.map((code) => code.id),
        [id],
      );
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['bad-id'],
      );
    });
  }

  it('is told apart from another that has the same id, by the file that has it first', () => {
    const study = createStudy('file:///study');
    setFile(study, 'codebooks/b.codebook.yaml', 'codes:\n  - id: a\n    name: Second\n');
    setFile(study, 'codebooks/a.codebook.yaml', 'codes:\n  - id: a\n    name: First\n');
    const codes = codesOf(study);
    assert.equal(codes.find('a')?.code.name, 'First');
    assert.equal(codes.codes.length, 1);
    const [problem, ...rest] = codes.problems.get('codebooks/b.codebook.yaml') ?? [];
    assert.deepEqual(rest, []);
    assert.equal(problem?.code, 'duplicate-code');
    assert.match(problem.message, /“a” already belongs to “First” in codebooks\/a\.codebook\.yaml/);
    assert.equal(codes.problems.get('codebooks/a.codebook.yaml'), undefined);
  });
});

describe('other files that are made to do harm', () => {
  const deep = '['.repeat(30_000);
  it('give a problem and an empty value', () => {
    const codings = readCodings(`segments: ${deep}`);
    assert.deepEqual(codings.value.segments, []);
    assert.ok(codings.problems.some(({ code }) => code === 'too-deep'));
    const config = parseConfig(`coders: ${deep}`);
    assert.deepEqual(config.value.coders, []);
    assert.ok(config.problems.some(({ code }) => code === 'too-deep'));
  });
});
