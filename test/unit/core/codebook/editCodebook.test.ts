import assert from 'node:assert/strict';
import { addCode, codeIdFrom, newCodebook } from '../../../../server/src/core/codebook/editCodebook.js';
import { allCodes } from '../../../../server/src/core/codebook/codebook.js';
import { parseCodebook } from '../../../../server/src/core/codebook/parseCodebook.js';
import { readMarks } from '../../../support/marks.js';

const entry = (pad: string): string =>
  `${pad}- id: nn\n${pad}  name: New\n${pad}  definition: >-\n${pad}    ‸\n${pad}  status: draft\n`;

describe('adding a code to a codebook', () => {
  const check = (what: string, text: string, under: string | undefined, fixture: string): void => {
    for (const eol of ['\n', '\r\n']) {
      it(`puts it ${what}${eol === '\n' ? '' : ', with CRLF'}`, () => {
        const expected = readMarks(fixture.replaceAll('\n', eol));
        const added = addCode(text.replaceAll('\n', eol), { id: 'nn', name: 'New' }, under);
        assert.equal(added.text, expected.text);
        assert.equal(added.definition, expected.caret);
        const { value, problems } = parseCodebook(added.text);
        assert.deepEqual(problems, []);
        const parent = [...allCodes(value.codes)].find(({ id }) => id === under);
        assert.equal((parent ?? value).codes.at(-1)?.id, 'nn');
      });
    }
  };
  const a = '  - id: a # one\n    definition: >-\n      What\n      it is.\n';
  check(
    'into an empty codebook',
    newCodebook('Mine'),
    undefined,
    `codebook: Mine\nversion: 0.1.0\ncodes:\n${entry('  ')}`,
  );
  check('last at the top', `codes:\n${a}# end\n`, undefined, `codes:\n${a}${entry('  ')}# end\n`);
  check(
    'under a code that has none below',
    `codes:\n${a}  - id: b\n`,
    'a',
    `codes:\n${a}    codes:\n${entry('      ')}  - id: b\n`,
  );
  check(
    'under one that has some',
    `codes:\n${a}    codes:\n    - id: c\n  - id: b\n`,
    'a',
    `codes:\n${a}    codes:\n    - id: c\n${entry('    ')}  - id: b\n`,
  );
  check(
    'where the list is written empty',
    `codes:\n${a}    codes: []\n  - id: b\n`,
    'a',
    `codes:\n${a}    codes:\n${entry('      ')}  - id: b\n`,
  );
  check('at the end of a file without a line break', 'codes:\n- id: a', undefined, `codes:\n- id: a\n${entry('')}`);
  check('where nothing follows “codes”', 'codes:\n', undefined, `codes:\n${entry('  ')}`);

  for (const [what, text, under] of [
    ['broken', 'codes: [', undefined],
    ['empty', '', undefined],
    ['written in one line', 'codes: [{ id: a }]', undefined],
    ['written in one line below', 'codes:\n  - { id: a }\n', 'a'],
    ['without that theme', 'codes:\n  - id: a\n', 'b'],
  ] as const) {
    it(`refuses a codebook that is ${what}`, () => {
      assert.throws(() => addCode(text, { id: 'nn', name: 'New' }, under), { name: 'GlossError', code: 'unreadable' });
    });
  }
});

describe('an id from a name', () => {
  const ids: readonly (readonly [name: string, id: string])[] = [
    ['Clashing paces', 'clashing-paces'],
    ['  It’s – the “Trust”!  ', 'its-the-trust'],
    ['Été à Zürich', 'été-à-zürich'],
    ['אמון', 'אמון'],
    ['!?', 'code'],
    ['taken', 'taken-3'],
    ['a'.repeat(80), 'a'.repeat(60)],
  ];
  for (const [name, id] of ids) {
    it(`makes “${id}” of “${name}”`, () => {
      const taken = new Set(['taken', 'taken-2']);
      assert.equal(
        codeIdFrom(name, (candidate) => taken.has(candidate)),
        id,
      );
    });
  }
});
