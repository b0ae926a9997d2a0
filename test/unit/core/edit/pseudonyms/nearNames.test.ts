import assert from 'node:assert/strict';
import { nameFinder } from '../../../../../server/src/core/edit/pseudonyms/namePairs.js';
import { nearWordFinder } from '../../../../../server/src/core/edit/pseudonyms/nearNames.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';

/** Words of a text that are reported as like one of the names, but that are no name themselves. */
const near = (names: readonly string[], text: string): readonly string[] => {
  const finder = nameFinder(names.map((name) => ({ name, pseudonym: 'Q' })));
  return finder.near(text, finder.find(text)).map(({ written, name }) => `${written} < ${name}`);
};

describe('words like names', () => {
  const cases: readonly (readonly [what: string, names: readonly string[], text: string, near: readonly string[]])[] = [
    ['another case', ['Marta'], 'marta MARTA Marta', ['marta < Marta', 'MARTA < Marta']],
    ['a letter more', ['Marta'], 'Martha', ['Martha < Marta']],
    ['a letter less', ['Marta'], 'Mara', ['Mara < Marta']],
    ['another letter', ['Marta'], 'Marca', ['Marca < Marta']],
    ['letters changed about', ['Marta'], 'Matra', ['Matra < Marta']],
    ['two letters are too many', ['Marta'], 'Marcia Berta Mr', []],
    [
      'accents',
      ['Zoë', 'Lukasz', 'Strasse'],
      'Zoe Łukasz Straße',
      ['Zoe < Zoë', 'Łukasz < Lukasz', 'Straße < Strasse'],
    ],
    ['an accent in other composition', ['Zoë'], 'Zo\u0308e', ['Zo\u0308e < Zoë']],
    ['case and accents together', ['Zoë'], 'zoe', ['zoe < Zoë']],
    ['inflections', ['Marta'], 'Martas Martako', ['Martas < Marta', 'Martako < Marta']],
    ['an inflection of a misspelling is not sought', ['Marta'], 'Marthako', []],
    ['a possessive is the name itself', ['Marta'], 'Marta’s', []],
    [
      'a part of a name',
      ['Marta Novak'],
      'Marta Novak. Mrs Novak. Marta.',
      ['Novak < Marta Novak', 'Marta < Marta Novak'],
    ],
    ['a part that is misspelt', ['Marta Novak'], 'Nowak', ['Nowak < Marta Novak']],
    ['particles and titles of names are anybody’s', ['Dr Jan van der Velde'], 'Dr van der und Der', []],
    ['a part in small letters is a word', ['Rosa Field'], 'a field', []],
    ['short names are not misspelt', ['Ann', 'Bo'], 'And Bob bo an', ['Bob < Bo', 'bo < Bo']],
    ['small words are not misspelt names', ['Needs'], 'deeds', []],
    ['over the end of a line', ['Marta Novak'], 'Marta\nNovak', ['Marta Novak < Marta Novak']],
    ['within a longer word', ['Marta'], 'AnnaMarta42', ['AnnaMarta42 < Marta']],
  ];
  for (const [what, names, text, expected] of cases) {
    it(what, () => assert.deepEqual(near(names, text), expected));
  }

  it('are counted, with where the first stands', () => {
    const finder = nearWordFinder(['Marta']);
    assert.deepEqual(finder('x\nMartha, Martha', linesOf('x\nMartha, Martha'), []), [
      { name: 'Marta', written: 'Martha', count: 2, first: { line: 2, column: 1 } },
    ]);
  });
});
