import { stringify } from 'yaml';
import { diffTexts } from '../anchor/diffTexts.js';
import { applySplices, type Splice } from '../text/splice.js';
import { printList, printScalar } from '../yaml/scalar.js';
import { indentLines } from '../yaml/edit.js';
import { listIn, valueOf, type Part } from '../yaml/parts.js';
import { itemAt } from '../yaml/printParts.js';
import { interleaved } from './interleaved.js';
import type { Resolve } from './rules.js';
import type { Versions } from './versions.js';

/** The comments above a key, and its line up to the colon. */
const head = /^(?:[^\S\n]*(?:#.*)?\n)* *[^\s#][^:\n]*:/;
const headOf = ({ text }: Part): string => head.exec(text)?.[0] ?? '';

/** The key with another value, as it stood; comments above it stay. */
export const rewritten = (part: Part, value: string): Part => ({
  text: `${headOf(part)} ${value}\n`,
  column: part.column,
  isFlow: part.isFlow === true && value.startsWith('['),
});

/** Of three versions of a set, what neither side has removed and what either has added, in the order of ours. */
function mergeSet<T>({ base = [], ours = [], theirs = [] }: Partial<Versions<readonly T[]>>): readonly T[] {
  const kept = ours.filter((item) => theirs.includes(item) || !base.includes(item));
  return [...kept, ...theirs.filter((item) => !ours.includes(item) && !base.includes(item))];
}

/** A list of texts as a set. */
export const setOfTexts: Resolve<Part> = ({ base, ours, theirs }) => {
  if (!ours || !theirs) return undefined;
  const texts = (part: Part | undefined): readonly string[] => {
    const value = valueOf(part);
    return Array.isArray(value) ? value.map(String) : [];
  };
  const merged = mergeSet({ base: texts(base), ours: texts(ours), theirs: texts(theirs) });
  return { merged: merged.length === 0 ? undefined : rewritten(ours, printList(merged)) };
};

/** A list of texts or maps as a set; comments and the way in which items are written stay. */
export const setOfItems: Resolve<Part> = ({ base, ours, theirs }) => {
  const [was, mine, yours] = [base, ours, theirs].map(itemsIn);
  if (!was || !mine || !yours) return undefined;
  const keys = interleaved([...mine.keys()], [...yours.keys()]).filter((key) =>
    was.has(key) ? mine.has(key) && yours.has(key) : true,
  );
  const like = ours ?? theirs;
  if (keys.length === 0 || !like) return { merged: undefined };
  const values = keys.map((key) => JSON.parse(key.slice(0, key.lastIndexOf(' '))) as unknown);
  if (!isBlock(like) && values.every((value) => typeof value === 'string')) {
    return { merged: rewritten(like, printList(values)) };
  }
  const items = keys.map((key, i) => {
    const written = mine.get(key) ?? yours.get(key);
    const printed = written ?? stringify([values[i]], { lineWidth: 0, defaultStringType: 'PLAIN' });
    return indentLines(printed, like.column + 2);
  });
  return { merged: { text: `${headOf(like)}\n${items.join('')}`, column: like.column } };
};

/** Whether a list is written in lines of its own. */
const isBlock = (part: Part): boolean => /^[^\S\n]*(?:#.*)?(?:\n|$)/.test(part.text.slice(headOf(part).length));

/** The items of a list by what they say (with a number for those that say the same), each as at the left margin. */
function itemsIn(part: Part | undefined): ReadonlyMap<string, string | undefined> | undefined {
  const found = new Map<string, string | undefined>();
  if (!part) return found;
  const put = (value: unknown, own?: string): void => {
    const text = JSON.stringify(value);
    let i = 0;
    while (found.has(`${text} ${i}`)) i++;
    found.set(`${text} ${i}`, own);
  };
  const list = listIn(part);
  if (list && list.items.length > 0) {
    for (const item of list.items) put(item.node?.toJSON() ?? null, itemAt(item, 0));
    return found;
  }
  const value = valueOf(part);
  for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) put(item);
  return found;
}

/** Two changes of one text, word by word; undefined where they are of the same or neighbouring words. */
function mergeText({ base = '', ours = '', theirs = '' }: Partial<Versions<string>>): string | undefined {
  const [mine, yours] = [diffTexts(base, ours), diffTexts(base, theirs)];
  const splices = (text: string, hunks: typeof mine): readonly Splice[] =>
    hunks.map(({ old, new: put }) => ({ start: old.start, end: old.end, text: text.slice(put.start, put.end) }));
  const [here, there] = [splices(ours, mine), splices(theirs, yours)];
  const isAlike = (a: Splice, b: Splice): boolean => a.start === b.start && a.end === b.end && a.text === b.text;
  const added = there.filter((splice) => !here.some((other) => isAlike(splice, other)));
  const touches = here.some((a) =>
    added.some((b) => {
      const [first, second] = a.start <= b.start ? [a, b] : [b, a];
      return first.end >= second.start || !/\s/.test(base.slice(first.end, second.start));
    }),
  );
  return touches
    ? undefined
    : applySplices(
        base,
        [...here, ...added].sort((a, b) => a.start - b.start),
      );
}

/** A text, in whatever way it is written. */
export const asText: Resolve<Part> = ({ base, ours, theirs }) => {
  if (!ours || !theirs) return undefined;
  const texts = [base, ours, theirs].map((part) => {
    const value = valueOf(part);
    return typeof value === 'string' ? value : undefined;
  });
  const merged = mergeText({ base: texts[0] ?? '', ours: texts[1], theirs: texts[2] });
  if (merged === undefined || texts[1] === undefined || texts[2] === undefined || merged.trim() === '') {
    return undefined;
  }
  return { merged: rewritten(ours, printScalar(merged, ours.column + 2)) };
};

/** The later of two days, or the higher of two versions. */
export const later: Resolve<Part> = ({ ours, theirs }) => {
  const [mine, yours] = [ours, theirs].map((part) => {
    const value = valueOf(part);
    return typeof value === 'string' ? value : '';
  });
  return { merged: (mine ?? '').localeCompare(yours ?? '', 'en', { numeric: true }) >= 0 ? ours : theirs };
};
