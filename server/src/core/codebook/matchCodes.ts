import type { CodeIndex, IndexedCode } from './codeIndex.js';

/** One code in two versions of a study's codebooks. */
export interface MatchedCode {
  readonly before: IndexedCode;
  readonly after: IndexedCode;
}

/** Every code of either version, as kept, added, removed or merged. */
export interface MatchedCodes {
  /** In order of the later version. */
  readonly codes: readonly MatchedCode[];
  readonly added: readonly IndexedCode[];
  readonly removed: readonly IndexedCode[];
  /** Codes that are gone, their ids kept as aliases by a code that was there beside them. */
  readonly merged: readonly { readonly code: IndexedCode; readonly into: IndexedCode }[];
  /** Whether a code is still under the same code, or at the top of the same file, which may have been renamed. */
  readonly isSamePlace: (match: MatchedCode) => boolean;
}

/** Finds the codes of one version again in another: by id, else by an id that the later one has among its aliases. */
export function matchCodes(before: CodeIndex, after: CodeIndex): MatchedCodes {
  const later = new Map(after.codes.map((code) => [code.code.id, code]));
  const toAfter = new Map<string, IndexedCode>();
  const toBefore = new Map<string, IndexedCode>();
  const pair = (old: IndexedCode, now: IndexedCode): void => {
    toAfter.set(old.code.id, now);
    toBefore.set(now.code.id, old);
  };
  for (const old of before.codes) {
    const now = later.get(old.code.id);
    if (now) pair(old, now);
  }
  const gone = before.codes.filter(({ code }) => !toAfter.has(code.id));
  const merged: { code: IndexedCode; into: IndexedCode }[] = [];
  const removed: IndexedCode[] = [];
  // Of several codes that became one, the one with its name goes on in it.
  const isNamesake = (old: IndexedCode): boolean => after.find(old.code.id)?.code.name === old.code.name;
  for (const old of [...gone].sort((a, b) => Number(isNamesake(b)) - Number(isNamesake(a)))) {
    const now = after.find(old.code.id);
    if (!now) removed.push(old);
    else if (toBefore.has(now.code.id)) merged.push({ code: old, into: now });
    else pair(old, now);
  }
  const codes = after.codes.flatMap((now): readonly MatchedCode[] => {
    const old = toBefore.get(now.code.id);
    return old ? [{ before: old, after: now }] : [];
  });
  const renamed = renamedFiles(before, codes);
  return {
    codes,
    added: after.codes.filter(({ code }) => !toBefore.has(code.id)),
    removed,
    merged,
    isSamePlace: ({ before: old, after: now }) => {
      const [was, is] = [old.themes.at(-1), now.themes.at(-1)];
      if (was && is) return toAfter.get(was.id)?.code.id === is.id;
      return !was && !is && (renamed.get(old.book) ?? old.book) === now.book;
    },
  };
}

/** Files of which nothing is left where it was, and to which one file all of it went. */
function renamedFiles(before: CodeIndex, codes: readonly MatchedCode[]): ReadonlyMap<string, string> {
  const old = new Set(before.codes.map(({ book }) => book));
  const targets = new Map<string, Set<string>>();
  for (const match of codes) {
    targets.set(match.before.book, (targets.get(match.before.book) ?? new Set()).add(match.after.book));
  }
  return new Map(
    [...targets].flatMap(([from, to]) => {
      const [only = from] = to;
      return to.size === 1 && only !== from && !old.has(only) ? [[from, only] as const] : [];
    }),
  );
}
