import assert from 'node:assert/strict';
import { attacksOn } from './support/attacks.js';
import { mostSteps, stepsOf } from './support/backtracking.js';
import { collectExpressions } from './support/collectExpressions.js';

/** Repetitions, of which there are then twice as many. */
const times = 60;
/** Steps that go with the square of a length become four times as many for twice of it, and in proportion two times. */
const most = 3;
const slack = 500;

/** Of the texts that make the expression go back, the one on which its steps grow most: how many become how many. */
function steepest(expression: RegExp): string | undefined {
  const steps = stepsOf(expression);
  for (const attack of attacksOn(expression)) {
    const [once, twice] = [steps(attack(times)), steps(attack(2 * times))];
    if (twice > most * once + slack || twice >= mostSteps) {
      return `${once} steps become ${twice} on ${JSON.stringify(attack(3))}`;
    }
  }
  return undefined;
}

describe('expressions', () => {
  it('are counted as engines go through them', () => {
    for (const expression of [
      /\s+$/,
      /^(a+)+$/,
      /^a*a*$/,
      /(?:a|a)*b/,
      /^([^\r\n]*?)[ \t]*(?:#.*)?$/m,
      /,\s*(?=\s*x)/g,
    ]) {
      assert.ok(steepest(expression), `${String(expression)} goes back again and again`);
    }
    for (const expression of [/(?<!\s)\s+$/, /^a+$/, /^(["'])(.*)\1$/s, /[^\n]+\n?|\n/g, /^\p{L}+ ?\d{1,4}$/u]) {
      assert.equal(steepest(expression), undefined, String(expression));
    }
  });

  it('go through a text in proportion to its length', function () {
    this.timeout(0);
    const found = collectExpressions();
    assert.ok(found.length > 300, 'the sources are looked through');
    assert.ok(
      found.some(({ where }) => /readCanonical\.[jt]s$/.test(where)),
      'and what modules put together',
    );
    const distinct = new Map(found.map((each) => [String(each.expression), each]));
    const steep = [...distinct.values()].flatMap(({ expression, where }) => {
      const growth = steepest(expression);
      return growth === undefined ? [] : [`${where} ${String(expression)}: ${growth}`];
    });
    assert.deepEqual(steep, []);
  });
});
