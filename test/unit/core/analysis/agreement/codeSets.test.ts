import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compareCoders } from '../../../../../server/src/core/analysis/agreement/compareCoders.js';
import type { ComparedSegment, ComparedText } from '../../../../../server/src/core/analysis/agreement/comparedText.js';
import { createStudy } from '../../../../../server/src/core/study/study.js';

interface Table {
  readonly name: string;
  readonly data: { readonly table?: readonly (readonly number[])[] };
}

const tables = JSON.parse(readFileSync('test/fixtures/agreement/tables.json', 'utf8')) as readonly Table[];

/** A text of ten characters a unit, each of which two coders gave one code to, as often as the table says. */
function textOf(table: readonly (readonly number[])[]): ComparedText {
  const pairs = table.flatMap((row, a) => row.flatMap((count, b) => new Array<[number, number]>(count).fill([a, b])));
  const units = pairs.map((_, i) => ({ start: 10 * i, end: 10 * i + 10 }));
  const placed = [0, 1].map((coder) =>
    units.map((range, i): ComparedSegment => ({
      range,
      segment: { id: `${coder}-${i}`, codes: [{ code: `code-${pairs[i]?.[coder] ?? 0}` }] } as never,
    })),
  );
  const none = [[], []];
  return { path: 'transcripts/P01.txt', length: 10 * units.length, placed, doubted: none, leftOut: none, units };
}

const value = (name: string, of: 'brennan-prediger-s' | 'gwet-ac1', unit: 'turn' | 'character'): number => {
  const { table = [] } = tables.find((one) => one.name === name)?.data ?? {};
  const text = textOf(table);
  const [all] = compareCoders(createStudy('file:///study'), [text], { by: 'all', unit, overlap: 0 });
  const found = all?.coefficients[of];
  assert.ok(found && 'value' in found);
  return Number(found.value.toFixed(3));
};

describe('Agreement on all codes together', () => {
  // Cohen (1960, p. 37): AC1 by Gwet (2008) of its table is (0.29 − 0.3225) / (1 − 0.3225).
  for (const unit of ['turn', 'character'] as const) {
    it(`counts the empty set as a category only where somebody gave nothing, by ${unit}`, () => {
      assert.equal(value('cohen1960-p37', 'gwet-ac1', unit), -0.048);
      assert.equal(value('cohen1960-p37', 'brennan-prediger-s', unit), -0.065);
      assert.equal(value('zwick1988-ex1', 'brennan-prediger-s', unit), 0.467);
    });
  }
});
