import { isMap, isSeq, type ParsedNode } from 'yaml';
import type { Report } from '../text/problem.js';
import { optional, rangeOf, readList, readMap, readText, type Field } from '../yaml/yaml.js';
import type { Range } from '../text/range.js';
import type { Example, HistoryEntry, Origin } from './codebook.js';
import * as l10n from '../text/l10n.js';

/** Keys of an example, in canonical order. */
export const exampleKeys = ['quote', 'kind', 'note', 'transcript', 'segment'] as const;

/** One entry of a code's `examples`; undefined (and a problem) where it has no quote. */
export function readExample(node: ParsedNode, report: Report): Example | undefined {
  const fields = readMap(node, l10n.t('an example'), exampleKeys, report);
  const quote = fields && readText(fields.get('quote'), '“quote”', report);
  if (!fields || quote === undefined) return undefined;
  return {
    quote,
    ...optional('kind', readText(fields.get('kind'), '“kind”', report)),
    ...optional('note', readText(fields.get('note'), '“note”', report)),
    ...optional('transcript', readText(fields.get('transcript'), '“transcript”', report)),
    ...optional('segment', readText(fields.get('segment'), '“segment”', report)),
    quoteRange: rangeOf(fields.get('quote')?.node),
    ...optional('transcriptRange', placeOf(fields.get('transcript'))),
    ...optional('segmentRange', placeOf(fields.get('segment'))),
  };
}

const placeOf = (field: Field | undefined): Range | undefined => (field?.node ? rangeOf(field.node) : undefined);

/** Keys of an entry of `history`, in canonical order. */
export const historyKeys = ['on', 'code', 'change', 'reason'] as const;

/** A codebook's `history`, the newest first; what is written there in free form, or names no code, is left out. */
export function readHistory(field: Field | undefined, report: Report): readonly HistoryEntry[] {
  if (!isSeq(field?.node)) return [];
  return readList(field, '“history”', report).flatMap((node) => {
    if (!isMap(node)) return [];
    const fields = readMap(node, l10n.t('an entry of “history”'), historyKeys, report);
    const code = fields && readText(fields.get('code'), '“code”', report);
    if (!fields || code === undefined) return [];
    return [
      {
        ...optional('on', readText(fields.get('on'), '“on”', report)),
        code,
        ...optional('change', readText(fields.get('change'), '“change”', report)),
        ...optional('reason', readText(fields.get('reason'), '“reason”', report)),
      },
    ];
  });
}

/** Keys of `origin`, in canonical order. */
export const originKeys = ['source', 'path', 'ref', 'commit', 'on'] as const;

/** Where a vendored codebook comes from; an origin in free form, such as a citation, is for people only. */
export function readOrigin(field: Field | undefined, report: Report): Origin | undefined {
  if (!isMap(field?.node)) return undefined;
  const fields = readMap(field.node, '“origin”', originKeys, report);
  const source = fields && readText(fields.get('source'), '“source”', report);
  if (!fields || source === undefined) return undefined;
  return {
    source,
    ...optional('path', readText(fields.get('path'), '“path”', report)),
    ...optional('ref', readText(fields.get('ref'), '“ref”', report)),
    ...optional('commit', readText(fields.get('commit'), '“commit”', report)),
    ...optional('on', readText(fields.get('on'), '“on”', report)),
  };
}
