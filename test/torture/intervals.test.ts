import assert from 'node:assert/strict';
import { krippendorffAlpha, sumsOf } from '../../server/src/core/analysis/agreement/alpha.js';
import { drawTexts, intervalOf } from '../../server/src/core/analysis/agreement/interval.js';
import { nominal, nominalScale } from '../../server/src/core/analysis/agreement/metrics.js';
import { presenceIn, type MarkedText } from '../../server/src/core/analysis/agreement/presence.js';
import { randomFrom } from '../../server/src/core/analysis/agreement/random.js';
import { counted, type Pattern } from '../../server/src/core/analysis/agreement/ratings.js';
import type { Range } from '../../server/src/core/text/range.js';

/** Simulated studies for each number of transcripts. */
const runs = Math.min(2000, Number(process.env['GLOSS_RUNS'] ?? 500));
const samples = 200;

type Random = () => number;

/** What the transcripts of a kind are like; shares from 0 to 1. */
interface Transcripts {
  readonly turns: number;
  /** How many turns are about the code, how many of those a coder sees, and how many of the others a coder takes for one. */
  readonly about: number;
  readonly seen: number;
  readonly mistaken: number;
}

const kinds: Readonly<Record<string, (random: Random) => Transcripts>> = {
  even: (random) => ({ turns: 30 + 40 * random(), about: 0.2, seen: 0.8, mistaken: 0.03 }),
  // Interviews of 20 to 150 turns, about the code a lot or hardly at all, coded on better and on worse days.
  mixed: (random) => ({
    turns: 20 * 7.5 ** random(),
    about: 0.5 * random() ** 1.7,
    seen: 0.6 + 0.4 * random(),
    mistaken: 0.06 * random() ** 2,
  }),
  // Most interviews have one or two passages, some many.
  rare: (random) => ({ turns: 30 + 40 * random(), about: 0.2 * random() ** 3, seen: 0.75, mistaken: 0.006 }),
};

/** A transcript in which two coders marked parts of turns; a subject goes on over turns. */
function simulate({ turns, about, seen, mistaken }: Transcripts, random: Random): MarkedText {
  const marked: [Range[], Range[]] = [[], []];
  let [length, isAbout] = [0, false];
  for (let turn = 0; turn < turns; turn++) {
    if (turn === 0 || random() < 0.5) isAbout = random() < about;
    const size = Math.round(20 - 150 * Math.log(1 - random()));
    for (const own of marked) {
      const [from, to] = [0.3 * random(), 1 - 0.3 * random()];
      if (random() >= (isAbout ? seen : mistaken)) continue;
      own.push({ start: length + Math.round(from * size), end: length + Math.round(to * size) });
    }
    length += size;
  }
  return { length, marked };
}

const distance = (a: number, b: number): number => Number(a !== b);

function alphaOf(texts: readonly (readonly Pattern[])[]): number {
  const alpha = krippendorffAlpha({ categories: [0, 1], patterns: counted(texts.flat()) }, nominal);
  assert.ok('value' in alpha);
  return alpha.value;
}

describe('Intervals of α that should hold it 95 times in 100', function () {
  this.timeout(600_000);
  for (const [kind, transcriptsOf] of Object.entries(kinds)) {
    const random = randomFrom(kind);
    const one = (): MarkedText => simulate(transcriptsOf(random), random);
    let population: number;
    before(() => {
      population = alphaOf(Array.from({ length: 20_000 }, () => presenceIn(one())));
    });
    for (const transcripts of [3, 5, 10, 30]) {
      it(`do so 90 to 98 times, of ${transcripts} ${kind} transcripts, or there is none`, () => {
        let [holding, given] = [0, 0];
        for (let run = 0; given < runs; run++) {
          assert.ok(run < 20 * runs, 'some have an interval');
          const texts = Array.from({ length: transcripts }, one);
          const found = intervalOf(
            {
              texts: texts.map((text) => sumsOf(presenceIn(text), distance)),
              categories: 2,
              chanceApart: nominalScale.chanceApart!,
              transcripts: texts.filter(({ marked }) => marked.some((own) => own && own.length > 0)).length,
              segments: texts.reduce(
                (sum, { marked }) => sum + marked.reduce((all, own) => all + (own?.length ?? 0), 0),
                0,
              ),
            },
            drawTexts(transcripts, samples, random),
          );
          if (!('low' in found)) continue;
          given++;
          if (found.low <= population && population <= found.high) holding++;
        }
        const share = holding / given;
        // What chance alone may add or take, of so many runs: two standard errors.
        const error = 2 * Math.sqrt((0.95 * 0.05) / given);
        assert.ok(share > 0.9 - error && share < 0.98 + error, `${(100 * share).toFixed(1)} of 100`);
      });
    }
  }
});
