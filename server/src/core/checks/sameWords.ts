import { comparePoints, type SegmentEntry } from '../codings/segment.js';
import { codesOf, type CodingsRecord } from '../study/study.js';
import type { Check } from './check.js';
import { findCode } from './codeRange.js';
import { inTextOrder } from './overlaps.js';
import * as l10n from '../text/l10n.js';

/** Codes that were merged are the same here. Passages that only touch are fine. */
export const sameWords: Check<CodingsRecord> = {
  code: 'code-twice',
  severity: 'information',
  about: 'A coder gave the same code to some words in two segments.',
  *run(study, record) {
    const index = codesOf(study);
    /** For each code the segment so far that reaches furthest. */
    const furthest = new Map<string, SegmentEntry>();
    for (const segment of inTextOrder(record)) {
      for (const { code: written } of segment.codes) {
        const { id, name } = index.inUse(written)?.code ?? { id: written, name: written };
        const before = furthest.get(id);
        if (before === segment) continue;
        if (!before || comparePoints(before.to, segment.to) < 0) furthest.set(id, segment);
        if (!before || comparePoints(before.to, segment.from) <= 0) continue;
        yield {
          message: l10n.t(
            '“{name}” is on words of this passage already (segment {before}), so they count twice. Make one segment of both, or take the code off one.',
            { name, before: before.id },
          ),
          range: findCode(record.text, written, segment.span),
          data: { segment: segment.id, code: written, otherSegment: before.id },
        };
      }
    }
  },
};
