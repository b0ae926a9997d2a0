import type { Range } from '../text/range.js';
import type { CodingsRecord, Study } from '../study/study.js';
import type { Check } from './check.js';
import { findText } from './codeRange.js';
import { keptWith, tally } from '../queries/tally.js';
import * as l10n from '../text/l10n.js';

interface Holders {
  readonly byId: Map<string, CodingsRecord | readonly CodingsRecord[]>;
  /** Ids that stand in more than one file. */
  readonly shared: Set<string>;
}

/** Which codings files hold each segment id, kept up as files come, change and go. */
export const holders = tally(
  (): Holders => ({ byId: new Map(), shared: new Set() }),
  ({ byId, shared }, record, by) => {
    for (const { id } of record.value.segments) {
      const held = byId.get(id);
      if (held === undefined && by > 0) {
        byId.set(id, record);
        continue;
      }
      const others = listOf(held).filter((other) => other !== record);
      const [first, second] = by > 0 ? [record, ...others] : others;
      if (!first) byId.delete(id);
      else if (!second) byId.set(id, first);
      else byId.set(id, by > 0 ? [record, ...others] : others);
      if (second) shared.add(id);
      else if (shared.size > 0) shared.delete(id);
    }
  },
);

const listOf = (held: CodingsRecord | readonly CodingsRecord[] | undefined): readonly CodingsRecord[] =>
  held === undefined ? [] : 'path' in held ? [held] : held;

/** Whether any codings file of the study has a segment of that id. */
export const hasSegment = (study: Study, id: string): boolean => holders(study).byId.has(id);

/** Where the first segment of each id stands. */
const spansOf = keptWith(({ value }: CodingsRecord): ReadonlyMap<string, Range> => {
  const spans = new Map<string, Range>();
  for (const { id, span } of value.segments) if (!spans.has(id)) spans.set(id, span);
  return spans;
});

/** Segment ids must be unique in the study: each file but the first by path is reported. */
export const duplicateIds: Check<CodingsRecord> = {
  code: 'duplicate-id',
  severity: 'error',
  about: 'A segment id that stands twice.',
  *run(study, record) {
    const { byId, shared } = holders(study);
    for (const id of shared) {
      const paths = listOf(byId.get(id)).map(({ path }) => path);
      const [first] = paths.sort();
      if (first === undefined || first === record.path || !paths.includes(record.path)) continue;
      const span = spansOf(record).get(id) ?? { start: 0, end: 0 };
      yield {
        message: l10n.t('The segment id “{id}” also stands in {first}. Give one of the two another id.', { id, first }),
        range: findText(record.text, id, span),
      };
    }
  },
};
