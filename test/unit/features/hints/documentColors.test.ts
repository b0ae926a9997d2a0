import assert from 'node:assert/strict';
import type { ColorInformation, ColorPresentation } from 'vscode-languageserver-types';
import { colorsOf, documentColors, presentationsOf } from '../../../../server/src/features/hints/documentColors.js';
import { readMarks } from '../../../support/marks.js';
import { ask, bookPath, markRanges, root, wordsAt, yamlOf } from '../support.js';

const uri = `${root}/${bookPath}`;

describe('colours in a codebook', () => {
  const check = (what: string, fixture: string): void => {
    it(`are found ${what}`, async () => {
      const { yaml, text } = yamlOf(readMarks(fixture).text);
      const params = { textDocument: { uri } };
      const found = await ask<ColorInformation[]>(
        documentColors,
        { yaml: () => yaml },
        'textDocument/documentColor',
        params,
      );
      assert.equal(
        markRanges(
          text,
          found.map(({ range }) => range),
        ),
        fixture,
      );
    });
  };
  check(
    'as hex and as names',
    'codes:\n- id: a\n  color: ⟦"#d1495b"⟧ # red\n- id: b\n  color: ⟦teal⟧\n  codes:\n  - { id: c, color: ⟦\'#ABC\'⟧ }\n',
  );
  check(
    'only where they can be read',
    'codes:\n- { id: a, color: reddish }\n- { id: b }\n- { id: c, color: }\n- { id: d, color: ⟦blue⟧ }\n',
  );

  it('are none in other files', () => {
    const { yaml } = yamlOf('transcript: transcripts/P01.txt\n', 'codings/me/P01.txt.codings.yaml');
    assert.deepEqual(colorsOf(yaml), []);
  });

  it('are given as shares of red, green and blue', () => {
    const { yaml } = yamlOf('codes: [{ id: a, color: "#ff0033" }]\n');
    assert.deepEqual(
      colorsOf(yaml).map(({ color }) => color),
      [{ red: 1, green: 0, blue: 0.2, alpha: 1 }],
    );
  });

  const present = (what: string, fixture: string, expected: readonly (readonly [string, string])[]): void => {
    it(`are written ${what}`, async () => {
      const { yaml, text } = yamlOf(fixture);
      const [found] = colorsOf(yaml);
      assert.ok(found);
      const color = { red: 0xd1 / 255, green: 0x49 / 255, blue: 0x5c / 255, alpha: 0.5 };
      const params = { textDocument: { uri }, color, range: found.range };
      const given = await ask<ColorPresentation[]>(
        documentColors,
        { yaml: () => yaml },
        'textDocument/colorPresentation',
        params,
      );
      assert.deepEqual(
        given.map(({ label, textEdit }) => [label, textEdit?.newText]),
        expected,
      );
      for (const { textEdit } of given) {
        assert.equal(textEdit && wordsAt(text, textEdit.range), wordsAt(text, found.range));
      }
    });
  };
  const name = ['crimson (#d1495b, the nearest name)', 'crimson'] as const;
  present('in double quotes', 'codes: [{ id: a, color: "#aabbcc" }]\n', [['#d1495c', '"#d1495c"'], name]);
  present('in single quotes where they were', "codes: [{ id: a, color: '#aabbcc' }]\n", [
    ['#d1495c', "'#d1495c'"],
    name,
  ]);
  present('in quotes where a name was', 'codes: [{ id: a, color: blue }]\n', [['#d1495c', '"#d1495c"'], name]);

  it('are written by their very name where they have one', () => {
    const { yaml } = yamlOf('codes: [{ id: a, color: teal }]\n');
    const [found] = colorsOf(yaml);
    assert.deepEqual(found && presentationsOf(yaml, found.color, found.range).map(({ label }) => label), [
      '#1f9e89',
      'teal',
    ]);
  });
});
