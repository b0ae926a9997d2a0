import assert from 'node:assert/strict';
import { isReadAlike, study } from './readAlike.js';

describe('reading usual YAML', () => {
  const check = (what: string, text: string): void => {
    it(`reads ${what} as the library does`, () => assert.equal(isReadAlike(text), true));
  };
  check('a codebook', study('codebooks/partnership.codebook.yaml'));
  check('gloss.yaml', study('gloss.yaml'));
  check('words', 'a: x y\nb-c: "q: \\"z\\" \\\\"\nd: \'it\'\'s # no\'\n');
  check('words that are followed by a comment', '# one\na: x  # two\n\nb: "y" # three\n# four\n');
  check('lists', 'a:\n  - x\n  - b: y\n    c:\n    - z\n    - z\nd: [p, q r]\ne: []\n');
  check(
    'texts in blocks',
    'a:\n  b: >-\n    one\n    two\n\n    three\n\n\n  c: |\n    one\n     two\n\n    three\nd: x\n',
  );
  check('letters of all scripts', 'a: \u{1f642} é – 山田\nb: [ä, 山]\n');
  check('a text without a last line break', 'a:\n  - b: x');

  const leave = (what: string, ...texts: readonly string[]): void => {
    it(`leaves ${what} to the library`, () => {
      for (const text of texts) assert.equal(isReadAlike(text), false, text);
    });
  };
  leave('what is wrong', 'a: b: c\n', 'a: "x\n', 'a: [x\n', 'a: x\n  b: y\n', 'a:\n  b: x\n c: y\n', 'a: x\na: y\n');
  leave(
    'what is rare',
    'a: x\n  y\n',
    'a: &b x\n',
    'a: *b\n',
    'a: !t x\n',
    '? a\n',
    'a: {b: c}\n',
    'a: x\r\n',
    'a:\tx\n',
  );
  leave(
    'what is too much',
    `a: [${'x,'.repeat(150_000)}x]\n`,
    `a: x\n${'\n'.repeat(5000)}${'# c\n'.repeat(5000)}b: y\n`,
  );
  leave('white space of other kinds in brackets', 'a: [x\u00a0]\n', 'a: [\u3000x, y]\n');
  leave('what says nothing', '', 'a:\n', 'a:\nb: x\n', 'a: ""\n---\n', '- x\n', 'x\n');
});
