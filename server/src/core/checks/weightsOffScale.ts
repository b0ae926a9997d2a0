import { codesOf, type CodingsRecord } from '../study/study.js';
import type { Check } from './check.js';
import { findCode, findWeight } from './codeRange.js';
import * as l10n from '../text/l10n.js';

/** Passes over retired codes, and codes that no codebook has: those are reported by other checks. */
export const offScale: Check<CodingsRecord> = {
  code: 'off-scale',
  severity: 'warning',
  about: 'A weight is no step of its code’s scale, or its code has no scale.',
  *run(study, record) {
    const index = codesOf(study);
    for (const { id, codes, span } of record.value.segments) {
      for (const { code: written, weight } of codes) {
        const code = weight === undefined ? undefined : index.find(written)?.code;
        if (!code || weight === undefined || code.status === 'retired' || code.scale?.includes(weight)) continue;
        const steps = code.scale ?? [];
        yield {
          message:
            steps.length > 0
              ? l10n.t('“{weight}” is not a step of the scale of “{name}”, which has {steps}.', {
                  weight,
                  name: code.name,
                  steps: steps.join(', '),
                })
              : l10n.t('“{name}” has no scale, so it takes no weight.', { name: code.name }),
          range: findWeight(record.text, written, span),
          data: { segment: id, code: written, steps },
        };
      }
    }
  },
};

/** Not an error: a coder may leave open how much. */
export const missingWeight: Check<CodingsRecord> = {
  code: 'missing-weight',
  severity: 'hint',
  about: 'A passage has a code with a scale, without a weight.',
  *run(study, record) {
    const index = codesOf(study);
    for (const [written, segments] of record.byCode) {
      const code = index.find(written)?.code;
      if (!code?.scale || code.status === 'retired') continue;
      for (const { id, codes, span } of segments) {
        if (codes.some((coding) => coding.code === written && coding.weight !== undefined)) continue;
        yield {
          message: l10n.t('“{name}” has a scale, {scale}, and no weight is given here.', {
            name: code.name,
            scale: code.scale.join(', '),
          }),
          range: findCode(record.text, written, span),
          data: { segment: id, code: written, steps: code.scale },
        };
      }
    }
  },
};
