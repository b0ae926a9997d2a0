import type { Code } from '../codebook/codebook.js';
import type { CodeIndex } from '../codebook/codeIndex.js';
import { comparePoints, type SegmentEntry } from '../codings/segment.js';
import { codesOf, type CodingsRecord } from '../study/study.js';
import type { Check } from './check.js';
import { findCode } from './codeRange.js';
import { overlapping, samePassages } from './overlaps.js';
import { keptWith } from '../queries/tally.js';
import { themesOf } from './usage.js';
import * as l10n from '../text/l10n.js';
import { inQuotes } from '../text/inQuotes.js';

/** Looks at the segments of one coder with the same bounds, and reports the theme, which says less. */
export const themeAndCode: Check<CodingsRecord> = {
  code: 'theme-and-code',
  severity: 'information',
  about: 'A passage has a theme and a code below it.',
  *run(study, record) {
    const index = codesOf(study);
    const themes = themesOf(index);
    for (const group of themes.size > 0 ? samePassages(record) : []) {
      const found = group.flatMap((segment) =>
        segment.codes.flatMap(({ code: written }) => {
          const indexed = index.inUse(written);
          return indexed ? [{ segment, written, indexed }] : [];
        }),
      );
      const firstBelow = new Map<Code, Code>();
      for (const { indexed } of found) {
        for (const theme of indexed.themes) if (!firstBelow.has(theme)) firstBelow.set(theme, indexed.code);
      }
      for (const { segment, written, indexed } of found) {
        const below = themes.has(indexed.code.id) ? firstBelow.get(indexed.code) : undefined;
        if (!below) continue;
        yield {
          message: l10n.t('“{below}”, which is also here, belongs to “{name}”: the theme says nothing more.', {
            below: below.name,
            name: indexed.code.name,
          }),
          range: findCode(record.text, written, segment.span),
          data: { segment: segment.id, code: written, below: below.id },
        };
      }
    }
  },
};

/** One word in common is enough. Reported at the later passage, or at the later code of one segment. */
export const exclusiveCodes: Check<CodingsRecord> = {
  code: 'exclusive-codes',
  severity: 'warning',
  about: 'A passage has two codes that exclude each other.',
  *run(study, record) {
    const index = codesOf(study);
    for (const [one, other] of exclusions(index)) {
      for (const [a, b] of overlapping(segmentsOf(index, record, one), segmentsOf(index, record, other))) {
        const isLater = a === b ? placeOf(index, a, one) > placeOf(index, a, other) : comparePoints(a.from, b.from) > 0;
        const [segment, code, against, beside] = isLater ? [a, one, other, b] : [b, other, one, a];
        const written = segment.codes[placeOf(index, segment, code)]?.code ?? code;
        const nameOf = (id: string): string => inQuotes(index.find(id)?.code.name ?? id);
        const names = { name: nameOf(code), against: nameOf(against) };
        yield {
          message:
            a === b
              ? l10n.t('{name} and {against} exclude each other. Only one of them can be on this passage.', names)
              : l10n.t('{name} excludes {against}, which is on words of this passage too (segment {beside}).', {
                  ...names,
                  beside: beside.id,
                }),
          range: findCode(record.text, written, segment.span),
          data: { segment: segment.id, code: written, other: against, otherSegment: beside.id },
        };
      }
    }
  },
};

/** Which of a segment's codings is of that code. */
const placeOf = (index: CodeIndex, { codes }: SegmentEntry, id: string): number =>
  codes.findIndex(({ code }) => index.inUse(code)?.code.id === id);

/** Pairs of current ids of codes that exclude each other, each pair once. */
const exclusions = keptWith((index: CodeIndex): readonly (readonly [string, string])[] => {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { code } of index.codes) {
    for (const written of code.excludes) {
      const other = index.inUse(written)?.code.id;
      if (other === undefined || other === code.id) continue;
      const pair = code.id < other ? ([code.id, other] as const) : ([other, code.id] as const);
      pairs.set(pair.join('\n'), pair);
    }
  }
  return [...pairs.values()];
});

const segmentsOf = (index: CodeIndex, { byCode }: CodingsRecord, id: string): readonly SegmentEntry[] => [
  ...new Set(index.formsOf(id).flatMap((form) => byCode.get(form) ?? [])),
];
