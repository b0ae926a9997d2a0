import { editCodings } from '../../core/codings/editCodings.js';
import type { Segment, SegmentEntry } from '../../core/codings/segment.js';
import { currentIds } from '../../core/queries/query.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { spliceBetween, type Splice } from '../../core/text/splice.js';
import type { YamlView } from '../common/workspace.js';

/** The segment in the file; undefined where it is not there, or the file cannot be read as a whole. */
function entryIn(
  { study, path }: YamlView,
  id: string,
): { readonly record: CodingsRecord; readonly entry: SegmentEntry } | undefined {
  const record = study.records.get(path);
  const entry = record?.value.segments.find((segment) => segment.id === id);
  return record && entry && !record.problems.some(({ severity }) => severity === 'error')
    ? { record, entry }
    : undefined;
}

/**
 * Takes a code off a segment, by any of the code's ids. A segment of which nothing else is left goes, unless something is
 * written about it: then undefined, and the person has to decide.
 */
export function removeCoding(yaml: YamlView, segment: string, code: string): Splice | undefined {
  const found = entryIn(yaml, segment);
  if (!found) return undefined;
  const { record, entry } = found;
  const current = currentIds(yaml.study);
  const codes = entry.codes.filter((coding) => current(coding.code) !== current(code));
  if (codes.length === entry.codes.length) return undefined;
  if (codes.length > 0) return change(record, { ...entry, codes });
  if (entry.memo !== undefined || entry.exemplar) return undefined;
  return spliceBetween(record.text, editCodings(record.text, record.value, { remove: [segment] }));
}

/** Gives a coding a weight, or takes it away. */
export function setWeight(
  yaml: YamlView,
  segment: string,
  code: string,
  weight: number | string | undefined,
): Splice | undefined {
  const found = entryIn(yaml, segment);
  if (!found?.entry.codes.some((coding) => coding.code === code)) return undefined;
  const codes = found.entry.codes.map((coding) =>
    coding.code === code ? { code, ...(weight !== undefined && { weight }) } : coding,
  );
  return change(found.record, { ...found.entry, codes });
}

const change = ({ text, value }: CodingsRecord, changed: Segment): Splice =>
  spliceBetween(text, editCodings(text, value, { change: [changed] }));
