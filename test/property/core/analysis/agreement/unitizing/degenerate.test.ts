import assert from 'node:assert/strict';
import fc from 'fast-check';
import { masi, nominal, type Metric } from '../../../../../../server/src/core/analysis/agreement/metrics.js';
import type { Coefficient } from '../../../../../../server/src/core/analysis/agreement/ratings.js';
import { alphaU } from '../../../../../../server/src/core/analysis/agreement/unitizing/unitizingAlpha.js';
import { coincide } from '../../../../../../server/src/core/analysis/agreement/unitizing/unitCoincidences.js';
import {
  barUAlpha,
  cuAlpha,
  kuAlpha,
  metOf,
  uAlpha,
} from '../../../../../../server/src/core/analysis/agreement/unitizing/uAlpha.js';
import {
  joinRanges,
  overlaps,
  type Unit,
  type UnitizedText,
} from '../../../../../../server/src/core/analysis/agreement/unitizing/codedUnits.js';

const shown = (coefficient: Coefficient): string =>
  'undefined' in coefficient ? coefficient.undefined : coefficient.value.toFixed(3);

/** A coder a line: a letter for each character of a unit, `.` for a gap, `|` for a bound within like letters; `-` is nobody. */
const text = (...lines: readonly string[]): UnitizedText => ({
  length: Math.max(...lines.map((line) => (line === '-' ? 0 : line.replaceAll('|', '').length))),
  units: lines.map((line) => (line === '-' ? undefined : unitsOf(line))),
});

function unitsOf(line: string): readonly Unit[] {
  const units: { start: number; end: number; value: number }[] = [];
  let [at, before] = [0, ''];
  for (const letter of line) {
    const last = units.at(-1);
    if (letter === before && last && letter !== '.') last.end++;
    else if (/[a-z]/.test(letter)) units.push({ start: at, end: at + 1, value: letter.charCodeAt(0) - 97 });
    if (letter !== '|') at++;
    before = letter;
  }
  return units;
}

/** All coefficients of codes a and b; (k)uα and α_U of a. */
const all = (of: readonly UnitizedText[]): Readonly<Record<string, string>> => {
  const found = coincide(of, 2);
  const marked = of.map(({ length, units }) => ({
    length,
    marked: units.map((own) => own?.filter(({ value }) => value === 0)),
  }));
  return {
    u: shown(uAlpha(found)),
    bar: shown(barUAlpha(found)),
    cu: shown(cuAlpha(found, ['a', 'b'])),
    ku: shown(kuAlpha(metOf(found, 0))),
    alphaU: shown(alphaU(marked)),
  };
};

describe('Agreement on units that cannot be told', () => {
  const check = (what: string, of: readonly UnitizedText[], expected: Readonly<Record<string, string>>): void => {
    it(what, () => assert.deepEqual(all(of), expected));
  };
  const every = (reason: string): Record<string, string> => ({
    u: reason,
    bar: reason,
    cu: reason,
    ku: reason,
    alphaU: reason,
  });
  check('no text', [], every('no overlap'));
  check('one coder', [text('aa..')], every('no overlap'));
  check('texts of one coder each', [text('aa..', '-'), text('-', 'aa..')], every('no overlap'));
  check('no units', [text('....', '....')], { ...every('no variation'), cu: 'no overlap', ku: 'no overlap' });
  check('one value over everything: only where bounds are was open', [text('aaaa', 'aaaa')], {
    ...every('no variation'),
    alphaU: '1.000',
  });
  check('the same units of one kind', [text('aa..', 'aa..')], {
    ...every('1.000'),
    cu: 'no variation',
    ku: 'no variation',
  });
  check('the same units of two kinds', [text('aa..bb', 'aa..bb')], every('1.000'));
  check('units that never meet', [text('aa....', '....aa')], {
    ...every(''),
    u: '-0.333',
    bar: '-0.333',
    cu: 'no overlap',
    ku: 'no overlap',
    alphaU: '-0.641',
  });
  check('a bound that one coder set within a unit: α_U alone sees it', [text('aa|aa..', 'aaaa..')], {
    ...every('1.000'),
    cu: 'no variation',
    ku: 'no variation',
    alphaU: '0.033',
  });

  it('leaves texts out that only one coder coded', () => {
    const [shared, alone] = [text('aa..b.', 'a...bb'), text('ab..', '-')];
    assert.deepEqual(all([shared, alone]), all([shared]));
  });

  it('joins ranges of one coder that overlap, keeps those that touch, and leaves empty ones out', () => {
    const range = (start: number, end: number): { start: number; end: number } => ({ start, end });
    assert.deepEqual(joinRanges([range(4, 6), range(0, 3), range(2, 4), range(2, 3), range(9, 9)]), [
      range(0, 4),
      range(4, 6),
    ]);
  });
});

describe('Agreement on any units', () => {
  const line = fc.array(fc.constantFrom('a', 'b', '.', '|'), { minLength: 12, maxLength: 12 }).map((letters) => {
    const drawn = letters.join('').replace(/\|+/g, '|');
    return drawn + '.'.repeat(12 - drawn.replaceAll('|', '').length);
  });
  const study = fc.array(
    fc.tuple(line, line).map((lines) => text(...lines)),
    { minLength: 1, maxLength: 3 },
  );

  /** Characters of all coders, with the unit that each is in. */
  const characters = (of: readonly UnitizedText[], seen: (own: Unit, others: readonly Unit[], at: number) => boolean) =>
    of.flatMap(({ length, units }) =>
      units.flatMap((own = [], coder) =>
        Array.from({ length }, (_, at) => {
          const unit = own.find(({ start, end }) => start <= at && at < end);
          const others = units.flatMap((list = [], other) => (other === coder ? [] : list));
          return { unit: unit && seen(unit, others, at) ? unit : undefined, isGap: !unit };
        }),
      ),
    );
  /** How often two characters that are not of one unit are apart. */
  const chance = (drawn: readonly { unit: Unit | undefined }[]): number => {
    let [apart, pairs] = [0, 0];
    drawn.forEach(({ unit: one }, i) => {
      drawn.forEach(({ unit: other }, j) => {
        if (i === j || (one && one === other)) return;
        pairs++;
        if (one?.value !== other?.value) apart++;
      });
    });
    return pairs === 0 ? 0 : apart / pairs;
  };

  it('expects as much by chance as characters of different units are apart', () => {
    fc.assert(
      fc.property(study, (of) => {
        const u = uAlpha(coincide(of, 2));
        const expected = chance(characters(of, () => true));
        assert.ok(Math.abs(('undefined' in u ? 0 : u.expected) - expected) < 1e-9, `${JSON.stringify(u)} ${expected}`);
        const met = characters(of, (_, others, at) => others.some(({ start, end }) => start <= at && at < end));
        const cu = cuAlpha(coincide(of, 2), ['a', 'b']);
        const expectedMet = chance(met.filter(({ unit }) => unit));
        assert.ok(Math.abs(('undefined' in cu ? 0 : cu.expected) - expectedMet) < 1e-9, JSON.stringify(cu));
      }),
    );
  });

  it('is the same whoever comes first, at most 1, and a number or a reason', () => {
    fc.assert(
      fc.property(study, (of) => {
        const turned = of.map(({ length, units }) => ({ length, units: [...units].reverse() }));
        assert.deepEqual(all(of), all(turned));
        for (const figure of Object.values(all(of))) assert.ok(!/NaN|Infinity/.test(figure) && !(Number(figure) > 1));
      }),
    );
  });

  it('takes sets that have much in common for nearly the same', () => {
    const found = coincide([text('aabbcc..', 'bbbbcc..')], 3);
    const value = (sets: readonly string[], metric: Metric<ReadonlySet<string>>): number => {
      const categories = sets.map((letters) => new Set(letters));
      const cu = cuAlpha(found, categories, metric);
      return 'undefined' in cu ? NaN : cu.value;
    };
    const different = value(['x', 'y', 'z'], masi);
    assert.ok(Math.abs(different - value(['x', 'y', 'z'], nominal)) < 1e-12);
    assert.ok(value(['xy', 'y', 'z'], masi) > different);
  });

  it('counts 2,000 units of each of two coders by their bounds, however long the text', () => {
    const units = (offset: number): readonly Unit[] =>
      Array.from({ length: 2000 }, (_, i) => ({ start: 5e5 * i + offset, end: 5e5 * i + offset + 50, value: i % 5 }));
    const of = [{ length: 1e9, units: [units(0), units(10)] }];
    assert.equal([...overlaps(units(0), units(10))].length, 2000);
    const found = uAlpha(coincide(of, 5));
    assert.ok(!('undefined' in found) && Math.abs(found.value - 0.8) < 1e-3, JSON.stringify(found));
  });
});
