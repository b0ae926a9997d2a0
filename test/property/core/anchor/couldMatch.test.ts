import assert from 'node:assert/strict';
import { randomFrom } from '../../../../server/src/core/analysis/agreement/random.js';
import { bestMatch, firstMatch } from '../../../../server/src/core/anchor/approximate.js';
import { couldMatch } from '../../../../server/src/core/anchor/couldMatch.js';
import type { Random } from '../../../torture/support/mutate.js';

const alphabets = ['ab', 'abcdefgh ', 'the quick brown fox, and over it', 'שלום עולם', '我们在走廊等'];

const signs = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');

/** The words with some units replaced, put in and left out. */
function misheard(random: Random, words: string, alphabet: string): string {
  const share = random() * 0.3;
  return words.replace(/./gsu, (unit) => {
    if (random() >= share) return unit;
    return ['', signs(random, alphabet, 1), unit + signs(random, alphabet, 1)][Math.floor(random() * 3)] ?? '';
  });
}

/** A text, words that may stand in it with some errors, and a stretch of it. */
function sample(round: number): { text: string; needle: string; errors: number; from: number; to: number } {
  const random = randomFrom(`could match ${round}`);
  const alphabet = alphabets[round % alphabets.length] ?? '';
  const needle = signs(random, alphabet, 6 + Math.floor(random() ** 2 * 120));
  const parts = Array.from({ length: 1 + Math.floor(random() * 4) }, () => [
    signs(random, alphabet, Math.floor(random() * 200)),
    random() < 0.7 ? misheard(random, needle, alphabet) : '',
  ]);
  const text = parts.flat().join('');
  const from = Math.floor((random() * text.length) / 4);
  return { text, needle, errors: Math.floor(needle.length / 5), from, to: text.length - Math.floor(random() * 20) };
}

describe('ruling out where words cannot stand', () => {
  it('leaves the best match as it is', () => {
    let found = 0;
    for (let round = 0; round < 6000; round++) {
      const { text, needle, errors, from, to } = sample(round);
      const sought = { text: needle, errors, couldMatch: couldMatch(needle, errors) };
      const all = to - from < needle.length - errors ? undefined : firstMatch(text, needle, from, to, errors);
      assert.deepEqual(bestMatch(text, sought, from, to), all, `round ${round}`);
      if (all) found++;
    }
    assert.ok(found > 2000 && found < 5500, String(found));
  });

  it('leaves little of a text to be searched', () => {
    const random = randomFrom('little');
    const alphabet = 'abcdefghijklmnopqrstuvwxyz ';
    const text = signs(random, alphabet, 20_000);
    const needle = misheard(random, text.slice(12_000, 12_060), alphabet).slice(0, 60);
    const ranges = couldMatch(needle, 12)(text, 0, text.length);
    assert.equal(ranges.length, 1);
    assert.ok((ranges[0]?.start ?? 0) > 11_900 && (ranges[0]?.end ?? 0) < 12_200, JSON.stringify(ranges));
  });

  it('gives up on words that repeat themselves', () => {
    const text = 'a'.repeat(5000);
    assert.deepEqual(couldMatch('a'.repeat(1000), 200)(text, 10, 4000), [{ start: 10, end: 4000 }]);
  });
});
