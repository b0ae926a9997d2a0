import assert from 'node:assert/strict';
import { readCanonical } from '../../../../server/src/core/codings/readCanonical.js';
import { readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { yamlLimits } from '../../../../server/src/core/yaml/yamlLimits.js';
import { yamlDocument } from '../../../../server/src/core/yaml/yamlDocument.js';
import { commentsIn } from '../../../../server/src/core/yaml/comments.js';
import { hostileYaml, yamlReaders } from '../support/hostileYaml.js';

/** Longer ones are read in `test/torture`. */
const units = 2_000;

describe('YAML that is made to do harm', () => {
  for (const [what, ofLength] of Object.entries(hostileYaml)) {
    it(`is read without a fault, and with so many problems at most, where it has ${what}`, () => {
      const text = ofLength(units);
      for (const [name, read] of Object.entries(yamlReaders)) {
        const { problems } = read(text);
        assert.ok(problems.length <= yamlLimits.problems + 1, `${name} has ${problems.length} problems`);
        for (const { range, message, code } of problems) {
          assert.ok(range.start >= 0 && range.start < range.end && range.start <= text.length, `${name}: ${code}`);
          assert.ok(message.length < 1500, `${name}: ${code} has a message of ${message.length} characters`);
        }
      }
      yamlDocument(text);
      commentsIn(text);
      const fast = readCanonical(text);
      if (fast) assert.deepEqual(readCodings(text), { value: fast, problems: [] });
    });
  }
});

describe('a YAML file beyond what Gloss reads', () => {
  const check = (what: string, text: string, code: string, message: RegExp, at: number): void => {
    it(`is reported where it has ${what}, in one problem, and nothing of it is used`, () => {
      for (const [name, read] of Object.entries(yamlReaders)) {
        const { value, problems } = read(text);
        assert.deepEqual(
          problems.map((problem) => [problem.code, problem.severity, problem.range]),
          [[code, 'error', { start: at, end: at + 1 }]],
          name,
        );
        assert.match(problems[0]?.message ?? '', message);
        assert.deepEqual(value, read('').value, name);
      }
      assert.ok(yamlDocument(text).isBroken);
    });
  };
  const header = 'codes:\n';
  const { depth, characters, charactersOfToken, tokensInBrackets } = yamlLimits;
  check('too many characters', ' '.repeat(characters + 1), 'too-long', /8,000,001 characters.* up to 8,000,000/, 0);
  check(
    'one text that is too long',
    `${header}  - id: ${'x'.repeat(charactersOfToken + 1)}\n`,
    'too-long-value',
    /More than 1,000,000 characters.*leaves it as it is.*Shorten/,
    header.length + '  - id: '.length,
  );
  check(
    'too much in a pair of brackets',
    `codes: [${','.repeat(tokensInBrackets)}`,
    'too-much-in-brackets',
    /More than 200,000 words and marks.*lines of its own/,
    'codes: ['.length + tokensInBrackets - 1,
  );
  check(
    'too much depth',
    '- '.repeat(depth + 10),
    'too-deep',
    /more than 200 deep.*leaves it as it is/,
    2 * (depth - 1),
  );

  it('has as many values as honest files at most', () => {
    // What one code and one segment with every key take, times 5,000 and 20,000.
    assert.ok(yamlLimits.tokens > 5_000 * 110);
    assert.ok(yamlLimits.tokens > 20_000 * 62);
  });
});
