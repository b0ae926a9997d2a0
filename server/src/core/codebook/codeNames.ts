import { folded } from '../text/folded.js';
import type { Code } from './codebook.js';
import type { CodeIndex, IndexedCode } from './codeIndex.js';

/** What two names have in common that people take for the same: neither case nor white space tells them apart. */
const nameKey = (name: string): string => folded(name).trim();

const kept = new WeakMap<CodeIndex, ReadonlyMap<string, readonly IndexedCode[]>>();

/** Codes that are not retired and have this name, in codebook order. */
export function codesNamed(index: CodeIndex, name: string): readonly IndexedCode[] {
  const known = kept.get(index) ?? byName(index);
  kept.set(index, known);
  return known.get(nameKey(name)) ?? [];
}

function byName(index: CodeIndex): ReadonlyMap<string, readonly IndexedCode[]> {
  const names = new Map<string, IndexedCode[]>();
  for (const indexed of index.codes) {
    if (indexed.code.status === 'retired') continue;
    const key = nameKey(indexed.code.name);
    const alike = names.get(key);
    if (alike) alike.push(indexed);
    else names.set(key, [indexed]);
  }
  return names;
}

/** Another code that is not retired and has this name. */
export const namesake = (index: CodeIndex, code: Code | undefined, name: string): IndexedCode | undefined =>
  codesNamed(index, name).find((other) => other.code.id !== code?.id);
