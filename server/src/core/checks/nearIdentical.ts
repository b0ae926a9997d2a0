import type { CodeIndex } from '../codebook/codeIndex.js';
import { codesOf, type Study } from '../study/study.js';
import type { BookToCheck, Check } from './check.js';
import { coincidences } from './coincidence.js';
import { addTo } from '../queries/tally.js';
import { usageIn } from './usage.js';
import * as l10n from '../text/l10n.js';

/** Segments that each of the two codes must have at least, and the share of them that must coincide. */
const [fewest, leastAlike] = [5, 0.8];

/** Codes with few segments, and a theme with a code below it, are passed over. Reported at the less used of the two. */
export const nearIdentical: Check<BookToCheck> = {
  code: 'near-identical',
  severity: 'hint',
  about: 'Two codes stand on the same passages nearly always: candidates for a merge.',
  *run(study, { path }) {
    const index = codesOf(study);
    const usage = usageIn(study);
    for (const [id, others] of together(study, index)) {
      const indexed = index.find(id);
      const { segments } = usage(id);
      if (indexed?.book !== path || indexed.code.status === 'retired' || segments < fewest) continue;
      for (const [otherId, count] of others) {
        const other = index.find(otherId);
        const { segments: all } = usage(otherId);
        const isLess = segments < all || (segments === all && id > otherId);
        if (!other || !isLess || other.code.status === 'retired') continue;
        if (indexed.themes.includes(other.code) || other.themes.includes(indexed.code)) continue;
        const back = together(study, index).get(otherId)?.get(id) ?? 0;
        if (count < leastAlike * segments || back < leastAlike * all) continue;
        yield {
          message: l10n.t(
            '“{name}” stands on the same passages as “{other}” ({count} of its {segments} segments). Merge the two, or say how they differ.',
            { name: indexed.code.name, other: other.code.name, count, segments },
          ),
          range: indexed.code.idRange,
          data: { code: id, into: otherId },
        };
      }
    }
  },
};

/** How many segments of each code coincide with one of another, by current ids. */
function together(study: Study, index: CodeIndex): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const written = coincidences(study);
  const known = kept.get(written);
  if (known?.index === index && known.revision === study.codingsRevision) return known.found;
  const found = new Map<string, Map<string, number>>();
  const current = (id: string): string => index.inUse(id)?.code.id ?? id;
  for (const [one, others] of written) {
    const sums = found.get(current(one)) ?? new Map<string, number>();
    found.set(current(one), sums);
    for (const [other, count] of others) if (current(other) !== current(one)) addTo(sums, current(other), count);
  }
  kept.set(written, { index, revision: study.codingsRevision, found });
  return found;
}

const kept = new WeakMap<
  object,
  { readonly index: CodeIndex; readonly revision: number; readonly found: Map<string, Map<string, number>> }
>();
