import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameFinder } from '../../../../../server/src/core/edit/pseudonyms/namePairs.js';

/** Words of a text that are reported as like one of the names, but that are no name themselves. */
const near = (names: readonly string[], text: string): readonly string[] => {
  const finder = nameFinder(names.map((name) => ({ name, pseudonym: 'Q' })));
  return finder.near(text, finder.find(text)).map(({ written, name }) => `${written} < ${name}`);
};

describe('words like names', () => {
  it('are found wherever one letter of a name is another, in any name', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzäöüéñ'.split('');
    const name = fc
      .array(fc.constantFrom(...letters), { minLength: 5, maxLength: 12 })
      .map((all) => all.join('').replace(/^./, (first) => first.toUpperCase()));

    fc.assert(
      fc.property(
        name,
        fc.nat(),
        fc.constantFrom(...letters),
        fc.constantFrom('put', 'take', 'swap'),
        (is, at, letter, how) => {
          const i = 1 + (at % (is.length - 1));
          const written =
            how === 'put'
              ? is.slice(0, i) + letter + is.slice(i)
              : is.slice(0, i) + (how === 'swap' ? letter : '') + is.slice(i + 1);
          const found = near([is], `Then ${written} came.`);
          assert.ok(written === is || found.includes(`${written} < ${is}`), `${written} for ${is}: ${found.join()}`);
        },
      ),
      { seed: 12, numRuns: 500 },
    );
  });
});
