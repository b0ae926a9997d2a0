import assert from 'node:assert/strict';
import {
  parseYaml,
  rangeOf,
  readList,
  readMap,
  readText,
  readTexts,
  type Fields,
} from '../../../../server/src/core/yaml/yaml.js';
import type { Problem, Report } from '../../../../server/src/core/text/problem.js';
import { readMarks } from '../../../support/marks.js';

function read(text: string): { fields: Fields | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const contents = parseYaml(text, (problem) => problems.push(problem));
  return {
    fields: readMap(contents, 'a thing', ['a', 'b', 'on'], (problem) => problems.push(problem)),
    problems,
  };
}

const none: Report = (problem) => assert.fail(problem.message);

describe('reading YAML', () => {
  it('takes every scalar for the string it is written as', () => {
    const { fields } = read('a: 1e3\nb: yes\non: 2026-11-23\n');
    assert.deepEqual(
      ['a', 'b', 'on'].map((key) => readText(fields?.get(key), key, none)),
      ['1e3', 'yes', '2026-11-23'],
    );
  });

  it('takes an empty value for an absent one', () => {
    const { fields, problems } = read('a:\nb: ""\non: []\n');
    for (const key of ['a', 'b', 'c']) assert.equal(readText(fields?.get(key), key, none), undefined);
    assert.deepEqual(readList(fields?.get('a'), 'a', none), []);
    assert.deepEqual(readTexts(fields?.get('on'), 'on', none), []);
    assert.deepEqual(problems, []);
  });

  it('takes a lone scalar for a list of one', () => {
    assert.deepEqual(readTexts(read('a: x\n').fields?.get('a'), 'a', none), ['x']);
    assert.deepEqual(readTexts(read('a: [x, y]\n').fields?.get('a'), 'a', none), ['x', 'y']);
  });

  const check = (what: string, fixture: string, code: string, message: RegExp, severity = 'error'): void => {
    it(`reports ${what}, where it is`, () => {
      const { text, ranges } = readMarks(fixture);
      const { fields, problems } = read(text);
      const report = (problem: Problem): number => problems.push(problem);
      readText(fields?.get('a'), '“a”', report);
      readTexts(fields?.get('b'), '“b”', report);
      const found = problems.find((problem) => problem.code === code);
      assert.match(found?.message ?? '', message);
      assert.equal(found?.severity, severity);
      assert.deepEqual(found.range, { start: ranges[0]?.start, end: ranges[0]?.end });
    });
  };
  check('an unknown key', 'a: x\n⟦own⟧: y\n', 'unknown-key', /“own” in a thing.*kept/, 'warning');
  check('a key that stands twice', 'a: x\n⟦a⟧: y\n', 'duplicate-key', /twice/);
  check('a list where text should be', 'a: ⟦[x]⟧\n', 'wrong-type', /“a” should be text/);
  check('text where a map should be', '⟦just text⟧\n', 'wrong-type', /a thing should be a map/);
  check('a map where a list should be', 'b: ⟦{ x: y }⟧\n', 'wrong-type', /“b” should be a list/);
  check('an alias, which is not followed', 'b: &x y\na: ⟦*x⟧\n', 'wrong-type', /alias/);

  it('never throws, and gives every problem a range in the text', () => {
    for (const text of [
      '',
      '\t',
      '{',
      '[',
      '"',
      'a: b: c',
      '- - -',
      '*x',
      '%',
      '--- a\n--- b\n',
      '\u0000',
      'a: |\n b\n  c\n d',
      '? [a]: b',
    ]) {
      const { problems } = read(text);
      assert.ok(
        problems.every(({ range }) => range.start >= 0 && range.start < range.end && range.start <= text.length),
        text,
      );
    }
  });

  it('does not grow on aliases of aliases', () => {
    const bomb = [
      'a: &a [x]',
      ...Array.from('bcdefgh').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i] ?? ''},`.repeat(20)}]`),
    ].join('\n');
    assert.deepEqual(
      readTexts(read(bomb).fields?.get('b'), 'b', () => undefined),
      [],
    );
  });

  it('has a fallback for a node that is not there', () =>
    assert.deepEqual(rangeOf(null, { start: 3, end: 4 }), { start: 3, end: 4 }));
});
