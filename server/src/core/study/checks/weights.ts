import { codesOf, type CodingsRecord } from '../study.js';
import type { Check } from './check.js';
import { findCode, findWeight } from './findCode.js';

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
              ? `“${weight}” is not a step of the scale of “${code.name}”, which has ${steps.join(', ')}.`
              : `“${code.name}” has no scale, so it takes no weight.`,
          range: findWeight(record.text, written, span),
          data: { segment: id, code: written, steps },
        };
      }
    }
  },
};

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
          message: `“${code.name}” has a scale, ${code.scale.join(', ')}, and no weight is given here.`,
          range: findCode(record.text, written, span),
          data: { segment: id, code: written, steps: code.scale },
        };
      }
    }
  },
};
