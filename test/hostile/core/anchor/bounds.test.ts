import assert from 'node:assert/strict';
import { diffSteps } from '../../../../server/src/core/anchor/diffTexts.js';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { isCertain } from '../../../../server/src/core/anchor/place.js';
import { placerIn, placeSegments, type KnownTexts } from '../../../../server/src/core/anchor/placeSegments.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';
import { atOnce } from '../../../../server/src/core/workInSteps.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { coded, mulberry, wordsOf } from '../../../unit/core/anchor/texts.js';

/** A letter of some words replaced, so that everything stays where it is. */
const misspelt = (text: string, share: number, random: () => number): string =>
  text.replace(/[a-z]{3,}/g, (word) => (random() < share ? `${word[0] ?? ''}x${word.slice(2)}` : word));

describe('texts that are too much to compare', () => {
  for (const between of [' ', '\n']) {
    it(`leave passages that stand in several places in doubt, said over and over ${between === ' ' ? 'in one line' : 'line by line'}`, () => {
      const random = mulberry(7);
      const was = Array.from({ length: 6 }, () => wordsOf(mulberry(3), 1500, between)).join(between);
      const now = misspelt(was, 0.08, random);
      const segments = coded(was, 300, 60);
      const hunks = atOnce(diffSteps(was, now));
      assert.ok(hunks.some(({ coarse }) => coarse));
      const places = placeSegments(linesOf(now), segments, false, was);
      places.forEach((place, i) => {
        const { from, to } = segments[i]!;
        if (isCertain(place)) assert.deepEqual(anchorPoints(now, place), { from, to }, segments[i]?.quote);
      });
    });
  }

  it('do not make words new that stood there before', () => {
    // What was coded is taken out by itself. Nearly its words stood, and stand, where everything was moved about.
    const answer = 'That is how the seventh task was done.';
    const told = Array.from({ length: 80 }, (_, i) => `${wordsOf(mulberry(i), 20, ' ')}.`);
    told.splice(20, 0, 'That is how the eighth task was done.');
    const questions = Array.from({ length: 30 }, (_, i) => `I: Line number ${i}.`).join('\n');
    const was = `P: ${answer}\n${questions}\nP: ${told.join(' ')}\n`;
    const now = `P: \n${questions}\nP: ${told.reverse().join(' ')}\n`;
    assert.ok(atOnce(diffSteps(was, now)).some(({ coarse }) => coarse));
    const segments: readonly Segment[] = [
      { id: 'a', ...anchorOf(linesOf(was), { start: 3, end: 3 + answer.length }), codes: [] },
    ];
    assert.deepEqual(
      placeSegments(linesOf(now), segments, false, was).map(({ state }) => state),
      ['orphaned'],
    );
  });
});

describe('the codings files of one transcript', () => {
  it('share what differs between its text and the one they speak of', () => {
    const was = wordsOf(mulberry(1), 400, ' ');
    const now = linesOf(misspelt(was, 0.1, mulberry(2)));
    const files = [coded(was, 20, 30), coded(was, 15, 50), coded(was, 10, 70)];
    let compared = 0;
    const known = (old: string): KnownTexts => ({ now: 'now', named: 'was', old: () => old });
    const placer = placerIn(now, (before, after) => {
      compared++;
      return diffSteps(before, after);
    });
    const together = files.map((segments) => atOnce(placer.place(segments, known(was))));
    assert.equal(compared, 1);
    assert.deepEqual(
      together,
      files.map((segments) => placeSegments(now, segments, false, was)),
    );
    atOnce(placer.place(files[0]!, known(`${was} And so on.`)));
    assert.equal(compared, 2);
    atOnce(placerIn(linesOf(was)).place(files[0]!, { now: 'was', named: 'was' }));
    assert.equal(compared, 2);
  });
});

const anchorPoints = (text: string, range: { readonly start: number; readonly end: number }) => {
  const { from, to } = anchorOf(linesOf(text), range);
  return { from, to };
};
