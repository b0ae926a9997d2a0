import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Coefficient } from '../../../../../../server/src/core/analysis/agreement/ratings.js';
import {
  alphaU,
  squaredDistance,
  type Section,
} from '../../../../../../server/src/core/analysis/agreement/unitizing/unitizingAlpha.js';
import { coincide } from '../../../../../../server/src/core/analysis/agreement/unitizing/unitCoincidences.js';
import {
  barUAlpha,
  coverage,
  cuAlpha,
  kuAlpha,
  metOf,
  uAlpha,
} from '../../../../../../server/src/core/analysis/agreement/unitizing/uAlpha.js';
import { joinRanges } from '../../../../../../server/src/core/analysis/agreement/unitizing/codedUnits.js';

type Units = readonly (readonly [start: number, end: number, code: string])[];
type Data =
  | {
      readonly form: 'units';
      readonly begin: number;
      readonly length: number;
      readonly stretch?: number;
      readonly coders: readonly Units[];
    }
  | { readonly form: 'sections'; readonly pairs: readonly (readonly (readonly [number, number, number])[])[] }
  | {
      readonly form: 'degenerate';
      readonly length: number;
      readonly cases: Readonly<Record<string, readonly Units[]>>;
      readonly undefined: readonly string[];
    };

/** A case from the literature; `tolerance` is of all its figures, or of each. */
interface Case {
  readonly name: string;
  readonly citation: string;
  readonly data: Data;
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: number | Readonly<Record<string, number>>;
}

const cases = JSON.parse(readFileSync('test/fixtures/agreement/unitizing.json', 'utf8')) as readonly Case[];

type Defined = Exclude<Coefficient, { undefined: unknown }>;

const defined = (coefficient: Coefficient): Defined => {
  assert.ok(!('undefined' in coefficient), 'it is defined');
  return coefficient;
};

/** α_U of one code, or of all units taken as of one. */
const alphaOf = (coders: readonly Units[], length: number, begin = 0, times = 1, code?: string): Coefficient => {
  const marked = coders.map((units) =>
    joinRanges(
      units
        .filter(([, , own]) => code === undefined || own === code)
        .map(([start, end]) => ({ start: (start - begin) * times, end: (end - begin) * times })),
    ),
  );
  return alphaU([{ length: length * times, marked }]);
};

function unitFigure({ begin, length, stretch, coders }: Extract<Data, { form: 'units' }>, name: string): number {
  const codes = [...new Set(coders.flat().map(([, , code]) => code))].sort();
  const units = coders.map((own) =>
    own.map(([start, end, code]) => ({ start: start - begin, end: end - begin, value: codes.indexOf(code) })),
  );
  const ofCode = (code?: string, times?: number): Defined => defined(alphaOf(coders, length, begin, times, code));
  const found = coincide([{ length, units }], codes.length);
  const [of2016] = /(?<=^\()\w+(?=\)u_alpha$)/.exec(name) ?? [];
  if (of2016 !== undefined) return defined(kuAlpha(metOf(found, codes.indexOf(of2016)))).value;
  const [kind = '', of2004] = name.split('_');
  const figures: Readonly<Record<string, () => number>> = {
    u_alpha: () => defined(uAlpha(found)).value,
    bar_u_alpha: () => defined(barUAlpha(found)).value,
    cu_alpha: () => defined(cuAlpha(found, codes)).value,
    coverage: () => coverage(found),
    De_stretched: () => ofCode(undefined, stretch).expected,
    alpha_stretched: () => ofCode(undefined, stretch).value,
    alpha_all: () => {
      const each = codes.map((code) => ofCode(code));
      const sum = (part: 'observed' | 'expected'): number => each.reduce((all, one) => all + one[part], 0);
      return 1 - sum('observed') / sum('expected');
    },
    Do: () => ofCode(of2004).observed,
    De: () => ofCode(of2004).expected,
    alpha: () => ofCode(of2004).value,
  };
  const figure = figures[name] ?? figures[kind];
  assert.ok(figure, `${name} is known`);
  return figure();
}

function figure({ data }: Case, name: string): number {
  if (data.form === 'units') return unitFigure(data, name);
  if (data.form === 'degenerate') return defined(alphaOf(data.cases[name] ?? [], data.length)).value;
  const [one, other] = (data.pairs[Number(name.slice(1))] ?? []).map(([start, end, valued]): Section => ({
    start,
    end,
    isUnit: valued === 1,
  }));
  assert.ok(one && other);
  assert.equal(squaredDistance(one, other), squaredDistance(other, one));
  return squaredDistance(one, other);
}

describe('Published figures of unitizing', () => {
  for (const one of cases) {
    for (const [name, expected] of Object.entries(one.expected)) {
      it(`${one.name}: ${name} (${one.citation})`, () => {
        const { tolerance } = one;
        const within = typeof tolerance === 'number' ? tolerance : (tolerance[name] ?? tolerance['*'] ?? 0);
        const found = figure(one, name);
        assert.ok(Math.abs(found - expected) <= within + 1e-12, `${found}, not ${expected} ± ${within}`);
      });
    }
    if (one.data.form !== 'degenerate') continue;
    const { data } = one;
    for (const name of data.undefined) {
      it(`${one.name}: ${name} (${one.citation}: no number, or 0; here the reason)`, () => {
        assert.deepEqual(alphaOf(data.cases[name] ?? [], data.length), { undefined: 'no variation' });
      });
    }
  }
});
