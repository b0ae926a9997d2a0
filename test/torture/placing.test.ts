import assert from 'node:assert/strict';
import { anchorOf } from '../../server/src/core/anchor/makeSegment.js';
import { isCertain, type Place } from '../../server/src/core/anchor/place.js';
import { placeSegments } from '../../server/src/core/anchor/placeSegments.js';
import type { Segment } from '../../server/src/core/codings/segment.js';
import { randomFrom } from '../../server/src/core/analysis/agreement/random.js';
import { linesOf } from '../../server/src/core/text/lines.js';
import { normalizeText } from '../../server/src/core/text/newline.js';
import type { Range } from '../../server/src/core/text/range.js';
import { interview } from './placing/interviews.js';
import type { Mutation } from './placing/mutation.js';
import { passages } from './placing/passages.js';
import { fateOf, lettersIn, Traced } from './placing/traced.js';
import { wordings } from './placing/wordings.js';

/** Placements with the old text, and as many without. */
const runs = Number(process.env['GLOSS_RUNS'] ?? 20_000);
/** Any text; other rounds for each. */
const seed = process.env['GLOSS_SEED'] ?? '';

const mutations: Readonly<Record<string, Mutation>> = { ...wordings, ...passages };

const modes = {
  'old text known': (after: string, segments: readonly Segment[], was: string) =>
    placeSegments(linesOf(after), segments, false, was),
  'old text not known': (after: string, segments: readonly Segment[]) => placeSegments(linesOf(after), segments, false),
  // As after a merge of lines by git: the file's digest is the new text's, the entries' positions speak of the old one.
  'digest of another text': (after: string, segments: readonly Segment[]) =>
    placeSegments(linesOf(after), segments, true),
} as const;
type Mode = keyof typeof modes;

/** What became of a segment's words, by where each unit of the new text came from; nothing of this asks the code. */
interface Judged {
  readonly isWrong: boolean;
  readonly isNeedlessOrphan: boolean;
  readonly isNeedlessDoubt: boolean;
}

/**
 * Letters that must be the segment's own, of those drawn and of those that are left of it. What is drawn as certain has the
 * segment's words to the letter; some at its edges may be equal ones that came from beside it.
 */
const certain = { ofDrawn: 0.6, ofLeft: 0.6 };
const changed = { ofDrawn: 0.4, ofLeft: 0.6 };

function judge(mode: Mode, now: Traced, range: Range, quote: string, place: Place): Judged {
  const { left, own, stretch } = fateOf(mode === 'digest of another text' ? now.withTwins() : now, range);
  const drawn = own(place);
  const bounds = place.state === 'changed' ? changed : certain;
  const isRight =
    quote.trim() === '' ||
    (drawn.own > 0 && drawn.own >= bounds.ofDrawn * drawn.letters && drawn.own >= bounds.ofLeft * left);
  const isDrawn = place.state !== 'ambiguous' && place.state !== 'orphaned';
  // All that was said is there, in one piece.
  const isWhole = left >= 0.8 * lettersIn(quote) && own(stretch).letters <= 1.1 * left;
  return {
    isWrong: isDrawn && lettersIn(quote) > 0 && !isRight,
    isNeedlessOrphan: place.state === 'orphaned' && isWhole,
    isNeedlessDoubt: place.state === 'ambiguous' && isWhole,
  };
}

interface Figures {
  placed: number;
  certain: number;
  changed: number;
  wrongCertain: number;
  wrongChanged: number;
  orphans: number;
  doubts: number;
}

const none = (): Figures => ({
  placed: 0,
  certain: 0,
  changed: 0,
  wrongCertain: 0,
  wrongChanged: 0,
  orphans: 0,
  doubts: 0,
});

describe('segments in transcripts that others have changed', function () {
  this.timeout(0);
  const names = Object.keys(mutations);
  const figures = new Map<string, Record<Mode, Figures>>();
  const wrong: string[] = [];

  before(() => {
    for (let round = 0, placed = 0; placed < runs; round++) {
      for (const name of names) {
        const random = randomFrom(`${seed}${name} ${round}`);
        const talk = interview(random, 24 + Math.floor(random() * 40));
        const now = mutations[name]?.(Traced.old(talk.text), random, talk) ?? Traced.old(talk.text);
        const lines = linesOf(talk.text);
        const segments = talk.ranges.map((range, i): Segment => ({
          id: `s${i}`,
          ...anchorOf(lines, range),
          codes: [],
        }));
        for (const mode of Object.keys(modes) as Mode[]) count(name, round, mode, now, talk, segments);
        placed += segments.length;
        if (placed >= runs) break;
      }
    }
  });

  function count(
    name: string,
    round: number,
    mode: Mode,
    now: Traced,
    { text, ranges }: { readonly text: string; readonly ranges: readonly Range[] },
    segments: readonly Segment[],
  ): void {
    if (!figures.has(name)) {
      figures.set(name, { 'old text known': none(), 'old text not known': none(), 'digest of another text': none() });
    }
    const sum = figures.get(name)?.[mode] ?? none();
    modes[mode](now.text, segments, text).forEach((place, i) => {
      const [range, quote] = [ranges[i] ?? { start: 0, end: 0 }, segments[i]?.quote ?? ''];
      const { isWrong, isNeedlessOrphan, isNeedlessDoubt } = judge(mode, now, range, quote, place);
      sum.placed++;
      if (isCertain(place)) sum.certain++;
      if (place.state === 'changed') sum.changed++;
      if (isNeedlessOrphan) sum.orphans++;
      if (isNeedlessDoubt) sum.doubts++;
      if (!isWrong) return;
      if (isCertain(place)) sum.wrongCertain++;
      else sum.wrongChanged++;
      const { stretch } = fateOf(now, range);
      const shown = ({ start, end }: Range): string => JSON.stringify(normalizeText(now.text.slice(start, end)));
      wrong.push(
        `${name} ${round}, ${mode}, ${place.state}: ${JSON.stringify(quote)} drawn on ${shown(place)}, came to ${shown(stretch)}`,
      );
    });
  }

  const total = (mode: Mode): Figures => {
    const sum = none();
    for (const each of figures.values()) {
      for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += each[mode][key];
    }
    return sum;
  };

  for (const mode of Object.keys(modes) as Mode[]) {
    it(`are drawn on no words but their own: ${mode}`, () => {
      const found = wrong.filter((each) => each.includes(`, ${mode}, `));
      assert.equal(found.length, 0, `${found.length} wrong\n${found.slice(0, 400).join('\n')}`);
    });
  }

  it('are hardly ever orphaned without need, where the old text is known', () => {
    const { orphans, placed } = total('old text known');
    assert.ok(orphans < 0.005 * placed, `${orphans} of ${placed}`);
  });

  it('were changed in at least 30 ways', () => assert.ok(names.length >= 30, String(names.length)));

  after(() => {
    const row = (
      name: string,
      mode: Mode,
      { placed, certain, changed, wrongCertain, wrongChanged, orphans, doubts }: Figures,
    ): string =>
      [placed, certain, changed, wrongCertain, wrongChanged, orphans, doubts]
        .map((each) => String(each).padStart(7))
        .join('') + `  ${name}${mode === 'old text known' ? '' : `, ${mode}`}`;
    const heads = ['placed', 'cert.', 'chang.', 'wrong', 'w.ch.', 'orphan', 'doubt']
      .map((head) => head.padStart(7))
      .join('');
    const rows = [...figures].flatMap(([name, each]) =>
      (Object.keys(modes) as Mode[]).map((mode) => row(name, mode, each[mode])),
    );
    const sums = (Object.keys(modes) as Mode[]).map((mode) => row('all', mode, total(mode)));
    console.log([heads, ...rows, ...sums].join('\n'));
  });
});
