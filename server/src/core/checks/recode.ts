import { staleInRecord, type StaleSegment } from '../queries/stale.js';
import type { CodingsRecord } from '../study/study.js';
import type { Check, Finding } from './check.js';
import { findCode } from './codeRange.js';
import * as l10n from '../text/l10n.js';

/** What is said of a segment in the recode queue, at the first of its codes in question. */
export function staleFinding({ record, segment, codes }: StaleSegment): Finding {
  const [first] = codes;
  const names = codes
    .map(({ code, revised }) => l10n.t('“{name}” was revised on {revised}', { name: code.name, revised }))
    .reduce((before, next) => l10n.t('{before} and {next}', { before, next }));
  return {
    message:
      segment.reviewed === undefined
        ? l10n.t('Look at this segment again: {names}, after it was coded on {on}.', { names, on: segment.on ?? '' })
        : l10n.t('Look at this segment again: {names}, after it was last reviewed on {on}.', {
            names,
            on: segment.reviewed,
          }),
    range: findCode(record.text, first?.written ?? '', segment.span),
    data: { segment: segment.id, codes: codes.map(({ code }) => code.id), revised: first?.revised },
  };
}

/** One finding for each segment, whatever number of its codes were revised; codings without a day are passed over. */
export const recode: Check<CodingsRecord> = {
  code: 'recode',
  severity: 'hint',
  about: 'A passage was coded before the meaning of its code was revised.',
  run: (study, record) => staleInRecord(study, record).map(staleFinding),
};
