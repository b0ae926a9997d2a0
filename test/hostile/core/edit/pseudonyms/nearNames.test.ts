import assert from 'node:assert/strict';
import { nameFinder } from '../../../../../server/src/core/edit/pseudonyms/namePairs.js';

/** Words of a text that are reported as like one of the names, but that are no name themselves. */
const near = (names: readonly string[], text: string): readonly string[] => {
  const finder = nameFinder(names.map((name) => ({ name, pseudonym: 'Q' })));
  return finder.near(text, finder.find(text)).map(({ written, name }) => `${written} < ${name}`);
};

describe('words like names', () => {
  it('are sought in time that grows with the text, also where a word has no end', () => {
    // A finder that looks at a word again for each name in it would take minutes.
    const word = 'marta'.repeat(200_000);
    assert.deepEqual(near(['Marta'], word), []);
  });
});
