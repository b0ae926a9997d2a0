import { atOnce, type Steps } from '../../workInSteps.js';
import type { Study } from '../../study/study.js';
import { isShared, type ComparedText } from './comparedText.js';
import { setsIn } from './compareSets.js';
import { countedAs, inOrder, type Comparing } from './comparing.js';

/** What one coder gave where the other gave what; absent for one who gave nothing more there. */
export interface Confused {
  readonly one?: string;
  readonly other?: string;
  /** How many units. */
  readonly units: number;
}

/**
 * The confusion table of two coders, by units: a code that both gave is beside itself; each other code of one is beside each other
 * code of the other, or beside nothing. In order of the first coder's codes, what is there most first.
 */
export function* findingConfused(
  study: Study,
  texts: readonly ComparedText[],
  comparing: Comparing,
): Steps<readonly Confused[]> {
  const { sets, patterns } = yield* setsIn(texts.filter(isShared), comparing, countedAs(study, comparing.by));
  const found = new Map<string, Map<string, number>>();
  const add = (one: string, other: string, units: number): void => {
    const beside = found.get(one) ?? new Map<string, number>();
    found.set(one, beside.set(other, (beside.get(other) ?? 0) + units));
  };
  for (const { values, count } of patterns.flat()) {
    const [mine, yours] = values.map((value) => (value === undefined ? undefined : sets.all[value]));
    if (!mine || !yours) continue;
    for (const code of mine) if (yours.has(code)) add(code, code, count);
    const [more, others] = [without(mine, yours), without(yours, mine)];
    for (const one of more.length > 0 ? more : ['']) {
      for (const other of others.length > 0 ? others : ['']) if (one !== other) add(one, other, count);
    }
  }
  const ids = [...found.keys()].filter((id) => id !== '');
  return [...inOrder(study, ids), ''].flatMap((one) =>
    [...(found.get(one) ?? [])]
      .sort(([a, times], [b, often]) => often - times || (a < b ? -1 : 1))
      .map(([other, units]) => ({ ...(one !== '' && { one }), ...(other !== '' && { other }), units })),
  );
}

/** The same without a pause. */
export const confusionOf = (...args: Parameters<typeof findingConfused>): readonly Confused[] =>
  atOnce(findingConfused(...args));

const without = (set: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] =>
  [...set].filter((code) => !other.has(code));
