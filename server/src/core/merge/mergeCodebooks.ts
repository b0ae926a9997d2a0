import { stringify } from 'yaml';
import { entryOf, entryText } from '../codebook/codeEntries.js';
import { mergeCodebook } from '../codebook/mergeCodebook.js';
import { GlossError } from '../glossError.js';
import { applySplices, type Splice } from '../text/splice.js';
import type { FileVersions, MergedFile } from './mergeCodings.js';
import { linesIn } from '../text/entries.js';
import { firstValue } from '../text/yamlDocument.js';
import { marked, type Marks } from './mergeMap.js';
import { mergeSet, mergeText } from './values.js';

/**
 * Merges three versions of a codebook by meaning: codes by id wherever they moved, each of their keys by itself, lists as
 * sets and texts word by word. What contradicts itself is marked around its code's own lines. Undefined where a version
 * cannot be read, or what stands above the codes contradicts itself.
 */
export function mergeCodebooks({ base, ours, theirs }: FileVersions, marks: Marks): MergedFile | undefined {
  try {
    const context = { isTaken: () => false, isUsed: () => false, mergeField };
    const { text, conflicts } = mergeCodebook(base, ours, theirs, context);
    const codes = [...new Set(conflicts.map(({ code }) => code))];
    const splices = codes.map((code) => marksAround(text, theirs, code, marks));
    if (!splices.every((splice) => splice !== undefined)) return undefined;
    return { text: applySplices(text, splices), conflicts: codes.length };
  } catch (error) {
    if (error instanceof GlossError) return undefined;
    throw error;
  }
}

const texts = new Set(['brief', 'definition', 'name']);

/** A key that both sides have changed, as it is to be written; undefined where they contradict each other. */
function mergeField(key: string, base: string, ours: string, theirs: string): string | undefined {
  const [was, mine, yours] = [base, ours, theirs].map(firstValue);
  const written = (value: unknown): string => stringify({ [key]: value }, { lineWidth: 0, defaultStringType: 'PLAIN' });
  if (typeof mine === 'string' && typeof yours === 'string') {
    if (key === 'revised' || key === 'version') return written([mine, yours].sort(inNumbers).at(-1));
    const merged = texts.has(key)
      ? mergeText({ base: typeof was === 'string' ? was : '', ours: mine, theirs: yours })
      : undefined;
    return merged === undefined ? undefined : written(merged);
  }
  const items = (value: unknown): readonly string[] =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((item) => JSON.stringify(item));
  if (!Array.isArray(mine) || !Array.isArray(yours)) return undefined;
  const merged = mergeSet({ base: items(was), ours: items(mine), theirs: items(yours) });
  return written(merged.map((item) => JSON.parse(item) as unknown));
}

const inNumbers = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** What puts marks around a code's own lines and those of theirs beside them; one that is gone here is put at the end. */
function marksAround(text: string, theirs: string, code: string, marks: Marks): Splice | undefined {
  if (code === '') return undefined;
  const [own, other] = [entryOf(text, code), entryOf(theirs, code)];
  const start = own?.map.range[0];
  const dash = start === undefined ? -1 : text.lastIndexOf('-', start - 1);
  const column = dash < 0 ? 2 : dash - text.lastIndexOf('\n', dash) - 1;
  const at = (entry: typeof own): string =>
    entry ? entryText(entry, true).replace(/^(?=.)/gm, ' '.repeat(column)) : '';
  const written = at(own);
  const from = own ? text.lastIndexOf('\n', dash) + 1 : text.length;
  if (own && !text.startsWith(written, from)) return undefined;
  const lead = from > 0 && text[from - 1] !== '\n' ? '\n' : '';
  const put = marked(linesIn(written), linesIn(at(other)), marks).join('');
  return { start: from, end: from + written.length, text: lead + put };
}
