import type { Code } from '../codebook/codebook.js';
import { codesOf, type Study } from './study.js';
import * as l10n from '../text/l10n.js';

/** How often each weight was given with a code: steps of its scale in their order, then other weights, then none at all. */
export function countWeights(study: Study, { id, scale = [] }: Code): ReadonlyMap<number | string | null, number> {
  const counts = new Map<number | string | null, number>(scale.map((step) => [step, 0]));
  let none = 0;
  const { inUse, formsOf } = codesOf(study);
  const forms = formsOf(id).filter((form) => inUse(form)?.code.id === id);
  for (const { byCode } of study.records.values()) {
    for (const form of forms) {
      for (const { codes } of byCode.get(form) ?? []) {
        const weight = codes.find(({ code }) => code === form)?.weight;
        if (weight === undefined) none++;
        else counts.set(weight, (counts.get(weight) ?? 0) + 1);
      }
    }
  }
  return none === 0 ? counts : counts.set(null, none);
}

/** In words, as in `weights 1: 3 · 2: 0 · none: 1`; undefined for a code without a scale. */
export function describeWeights(study: Study, code: Code): string | undefined {
  if (!code.scale) return undefined;
  const counts = [...countWeights(study, code)].map(([weight, count]) => `${weight ?? l10n.t('none')}: ${count}`);
  return l10n.t('weights {counts}', { counts: counts.join(' · ') });
}
