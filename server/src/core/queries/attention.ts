import type { Code } from '../codebook/codebook.js';
import type { CodeIndex } from '../codebook/codeIndex.js';
import { namesake } from '../codebook/codeNames.js';
import { staleInRecord } from './stale.js';
import { codesOf, type CodingsRecord, type Study } from '../study/study.js';

/** What somebody has to decide about a code. */
export type CodeAttention = 'no-definition' | 'retired-used' | 'duplicate-name' | 'recode';

/** The checks that say the same of files. Where a study has one off, it does not ask for attention here either. */
const checks: Readonly<Record<CodeAttention, string>> = {
  'no-definition': 'missing-definition',
  'retired-used': 'retired-code',
  'duplicate-name': 'duplicate-name',
  recode: 'recode',
};

/** What a code asks for, which that many segments have; `toRecode` of them are to be looked at again. */
export function attentionOf(study: Study, code: Code, segments: number, toRecode: number): readonly CodeAttention[] {
  const { status, codable, definition, brief } = code;
  const isRetired = status === 'retired';
  const isUsed = segments > 0;
  const found: CodeAttention[] = [];
  if (isRetired && isUsed) found.push('retired-used');
  if (!isRetired && codable && isUsed && definition === undefined && brief === undefined) found.push('no-definition');
  if (!isRetired && namesake(codesOf(study), code, code.name)) found.push('duplicate-name');
  if (toRecode > 0) found.push('recode');
  return found.filter((kind) => study.config.checks.get(checks[kind]) !== 'off');
}

/**
 * How many segments of a coder were coded, or last found to fit, on a day before their code was revised; by id of the code.
 * Of a segment without a day nothing can be said.
 */
export function countToRecode(study: Study, coder: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const record of study.records.values()) {
    if (record.coder !== coder) continue;
    for (const [id, count] of staleIn(study, record)) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}

/** Of one codings file, by id; worked out once for a state of the codebooks. */
function staleIn(study: Study, record: CodingsRecord): ReadonlyMap<string, number> {
  const index = codesOf(study);
  const known = stale.get(record);
  if (known?.index === index) return known.counts;
  const counts = new Map<string, number>();
  for (const { codes } of staleInRecord(study, record)) {
    for (const id of new Set(codes.map(({ code }) => code.id))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  stale.set(record, { index, counts });
  return counts;
}

const stale = new WeakMap<CodingsRecord, { readonly index: CodeIndex; readonly counts: ReadonlyMap<string, number> }>();
