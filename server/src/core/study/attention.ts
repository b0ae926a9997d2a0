import type { Code } from '../codebook/codebook.js';
import type { CodeIndex } from '../codebook/codeIndex.js';
import { codesOf, type CodingsRecord, type Study } from './study.js';

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
  if (!isRetired && (namesOf(codesOf(study)).get(nameKey(code)) ?? 0) > 1) found.push('duplicate-name');
  if (toRecode > 0) found.push('recode');
  return found.filter((kind) => study.config.checks.get(checks[kind]) !== 'off');
}

/**
 * How many segments of a coder were coded, or last found to fit, on a day before their code was revised; by id of the code.
 * Of a segment without a day nothing can be said.
 */
export function countToRecode(study: Study, coder: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { find } = codesOf(study);
  for (const record of study.records.values()) {
    if (record.coder !== coder) continue;
    for (const [id, count] of staleIn(record, find)) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}

/** Of one codings file, by id; worked out once for a state of the codebooks. */
function staleIn(record: CodingsRecord, find: CodeIndex['find']): ReadonlyMap<string, number> {
  const known = stale.get(record);
  if (known?.find === find) return known.counts;
  const segments = new Map<string, Set<object>>();
  for (const [written, entries] of record.byCode) {
    const { id, revised, status } = find(written)?.code ?? {};
    if (id === undefined || revised === undefined || status === 'retired') continue;
    const before = entries.filter(({ on, reviewed = on }) => reviewed !== undefined && reviewed < revised);
    if (before.length > 0) segments.set(id, new Set([...(segments.get(id) ?? []), ...before]));
  }
  const counts = new Map([...segments].map(([id, { size }]) => [id, size]));
  stale.set(record, { find, counts });
  return counts;
}

const stale = new WeakMap<
  CodingsRecord,
  { readonly find: CodeIndex['find']; readonly counts: ReadonlyMap<string, number> }
>();

const nameKey = ({ name }: Code): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const counted = new WeakMap<CodeIndex, ReadonlyMap<string, number>>();

/** How many codes in use have each name. */
function namesOf(index: CodeIndex): ReadonlyMap<string, number> {
  const found = counted.get(index);
  if (found) return found;
  const names = new Map<string, number>();
  for (const { code } of index.codes) {
    if (code.status !== 'retired') names.set(nameKey(code), (names.get(nameKey(code)) ?? 0) + 1);
  }
  counted.set(index, names);
  return names;
}
