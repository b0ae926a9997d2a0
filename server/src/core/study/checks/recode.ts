import { staleInRecord, type StaleSegment } from '../stale.js';
import type { CodingsRecord } from '../study.js';
import type { Check, Finding } from './check.js';
import { findCode } from './findCode.js';

/** What is said of a segment in the recode queue, at the first of its codes in question. */
export function staleFinding({ record, segment, codes }: StaleSegment): Finding {
  const [first] = codes;
  const names = codes.map(({ code, revised }) => `“${code.name}” was revised on ${revised}`).join(' and ');
  const done =
    segment.reviewed === undefined ? `it was coded on ${segment.on}` : `it was last reviewed on ${segment.reviewed}`;
  return {
    message: `Look at this segment again: ${names}, after ${done}.`,
    range: findCode(record.text, first?.written ?? '', segment.span),
    data: { segment: segment.id, codes: codes.map(({ code }) => code.id), revised: first?.revised },
  };
}

export const recode: Check<CodingsRecord> = {
  code: 'recode',
  severity: 'hint',
  about: 'A passage was coded before the meaning of its code was revised.',
  run: (study, record) => staleInRecord(study, record).map(staleFinding),
};
