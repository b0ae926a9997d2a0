import assert from 'node:assert/strict';
import { allCodes, isCodeId } from '../../../../server/src/core/codebook/codebook.js';
import { parseCodebook, readWeight } from '../../../../server/src/core/codebook/parseCodebook.js';
import { readMarks } from '../../../support/marks.js';
import { smallStudy } from '../../../support/temporaryStudy.js';

describe('reading a codebook', () => {
  it('reads codes with all that is said of them, themes before what is below', () => {
    const { value, problems } = parseCodebook(smallStudy['codebooks/main.codebook.yaml']);
    assert.deepEqual(problems, []);
    assert.equal(value.name, 'Small');
    assert.equal(value.version, '1.0.0');
    const codes = [...allCodes(value.codes)];
    assert.deepEqual(
      codes.map(({ id }) => id),
      ['challenges', 'clashing-paces', 'institutional-opposition', 'trust', 'old-code'],
    );
    const [challenges, paces, , trust, old] = codes;
    assert.equal(challenges?.codable, false);
    assert.deepEqual(paces?.include, ['Talk of waiting for each other']);
    assert.equal(paces.color, '#d1495b');
    assert.equal(paces.status, 'active');
    assert.deepEqual(trust?.scale, [1, 2, 3]);
    assert.deepEqual(trust.aliases, ['confidence']);
    assert.deepEqual([old?.status, old?.mergedInto], ['retired', 'trust']);
  });

  it('knows where ids, definitions and mentions of other codes stand', () => {
    const { text, ranges } = readMarks(
      'codes:\n  - id: ⟦a⟧\n    definition: ⟦What it is.⟧\n    differs: [{ code: ⟦b⟧, rule: r }]\n    merged-into: ⟦c⟧\n',
    );
    const [code] = parseCodebook(text).value.codes;
    assert.deepEqual(
      [code?.idRange, code?.definitionRange, ...(code?.mentions.map(({ range }) => range) ?? [])],
      ranges.map(({ start, end }) => ({ start, end })),
    );
    assert.deepEqual(
      code?.mentions.map(({ code: id }) => id),
      ['b', 'c'],
    );
  });

  it('reads scalars as they are written', () => {
    const [code] = parseCodebook(
      'codes:\n  - id: 1e3\n    name: yes\n    scale: [low, 2, 1.5]\n    revised: 2026-11-20\n',
    ).value.codes;
    assert.deepEqual([code?.id, code?.name, code?.scale, code?.revised], ['1e3', 'yes', ['low', 2, 1.5], '2026-11-20']);
    assert.deepEqual(['3', '0x', ' ', '-1', 'Infinity', '1e2'].map(readWeight), [3, '0x', ' ', -1, 'Infinity', 100]);
  });

  const check = (what: string, fixture: string, code: string, message: RegExp, kept: number): void => {
    it(`reports ${what} and keeps the rest`, () => {
      const { text, ranges } = readMarks(fixture);
      const { value, problems } = parseCodebook(text);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.range]),
        [[code, { start: ranges[0]?.start, end: ranges[0]?.end }]],
      );
      assert.match(problems[0]?.message ?? '', message);
      assert.equal([...allCodes(value.codes)].length, kept);
    });
  };
  check('a missing id', 'codes:\n  - ⟦name⟧: A\n  - id: b\n', 'missing-key', /“A” needs an “id”/, 1);
  check('an id with a space', 'codes:\n  - id: ⟦a b⟧\n', 'bad-id', /without spaces/, 1);
  check('a colour that is none', 'codes:\n  - id: a\n    color: ⟦beige-ish⟧\n', 'bad-value', /“beige-ish”/, 1);
  check('a status that is none', 'codes:\n  - id: a\n    status: ⟦old⟧\n', 'bad-value', /draft, active or retired/, 1);
  check('an unknown key', 'codes:\n  - id: a\n    ⟦notes⟧: x\n', 'unknown-key', /“notes”/, 1);
  check('codes that are no list', 'codes: ⟦{ id: a }⟧\n', 'wrong-type', /list/, 0);
  check('a file without codes', '⟦codebook: A\n⟧', 'missing-key', /“codes”/, 0);

  it('is empty where the file is, and stops at a depth that no person writes', () => {
    assert.deepEqual(parseCodebook('').value.codes, []);
    const deep = Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}codes:\n${'  '.repeat(i)}- id: c${i}\n`).join(
      '',
    );
    const { value, problems } = parseCodebook(deep);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['too-deep'],
    );
    assert.equal([...allCodes(value.codes)].length, 32);
  });

  it('takes letters of any script for an id, and nothing that would end one', () => {
    for (const id of ['a', 'été-2', 'été.b', 'אמון', '信任', '1e3']) assert.ok(isCodeId(id), id);
    for (const id of ['', '-a', 'a b', 'a,b', 'a/b', 'a]', '#a', 'a\n']) assert.ok(!isCodeId(id), id);
  });
});
