import { stringify } from 'yaml';
import { diffTexts } from '../anchor/diffTexts.js';
import { applySplices, type Splice } from '../text/splice.js';
import { printList, printScalar } from '../yaml/scalar.js';
import {
  isCode,
  linesIn,
  readEntries,
  spacesBefore,
  spacesBeforeDash,
  unindented,
  type Text,
} from '../yaml/entries.js';
import { firstValue } from '../yaml/yamlDocument.js';
import { interleaved } from './interleaved.js';
import type { Resolve } from './mergeMap.js';
import type { Versions } from './versions.js';

/** The value of a key's lines; undefined where they cannot be read. */
export const valueOf = (lines: Text | undefined): unknown => (lines ? firstValue(lines.join('')) : undefined);

/** The key's line with another value, as it stood; comments above it stay. */
export function rewritten(lines: Text, value: string): Text {
  const at = lines.findIndex(isCode);
  const key = /^[^:]+:/.exec(lines[at] ?? '')?.[0] ?? '';
  return [...lines.slice(0, at), ...linesIn(`${key} ${value}\n`)];
}

/** Of three versions of a set, what neither side has removed and what either has added, in the order of ours. */
function mergeSet<T>({ base = [], ours = [], theirs = [] }: Partial<Versions<readonly T[]>>): readonly T[] {
  const kept = ours.filter((item) => theirs.includes(item) || !base.includes(item));
  return [...kept, ...theirs.filter((item) => !ours.includes(item) && !base.includes(item))];
}

/** A list of texts as a set. */
export const setOfTexts: Resolve<Text> = ({ base, ours, theirs }) => {
  if (!ours || !theirs) return undefined;
  const texts = (lines: Text | undefined): readonly string[] => {
    const value = valueOf(lines);
    return Array.isArray(value) ? value.map(String) : [];
  };
  const merged = mergeSet({ base: texts(base), ours: texts(ours), theirs: texts(theirs) });
  return { merged: merged.length === 0 ? undefined : rewritten(ours, printList(merged)) };
};

/** A list of texts or maps as a set; comments and the way in which items are written stay. */
export const setOfItems: Resolve<Text> = ({ base, ours = [], theirs = [] }) => {
  const [was, mine, yours] = [base, ours, theirs].map((lines) => itemsIn(lines ?? []));
  if (!was || !mine || !yours) return undefined;
  const keys = interleaved([...mine.keys()], [...yours.keys()]).filter((key) =>
    was.has(key) ? mine.has(key) && yours.has(key) : true,
  );
  if (keys.length === 0) return { merged: undefined };
  const like = ours.length > 0 ? ours : theirs;
  const indent = spacesBefore(like.find(isCode));
  const values = keys.map((key) => JSON.parse(key.slice(0, key.lastIndexOf(' '))) as unknown);
  if (!isBlock(like) && values.every((value) => typeof value === 'string')) {
    return { merged: rewritten(like, printList(values)) };
  }
  const opening = [
    ...like.slice(0, like.findIndex(isCode)),
    `${(/^[^:]+:/.exec(like.find(isCode) ?? '') ?? [''])[0]}\n`,
  ];
  const items = keys.flatMap((key, i) => {
    const lines = (isBlock(ours) ? mine.get(key) : undefined) ?? (isBlock(theirs) ? yours.get(key) : undefined);
    const printed = lines ?? linesIn(stringify([values[i]], { lineWidth: 0, defaultStringType: 'PLAIN' }));
    return reindented(printed, `${indent}  `);
  });
  return { merged: [...opening, ...items] };
};

/** Whether a list is written in lines of its own. */
const isBlock = (lines: Text): boolean => /:\s*(?:#.*)?$/.test((lines.find(isCode) ?? '').trimEnd());

/** The items of a list by what they say (with a number for those that say the same), each with its lines. */
function itemsIn(lines: Text): ReadonlyMap<string, Text> | undefined {
  const found = new Map<string, Text>();
  if (lines.length === 0) return found;
  const put = (value: unknown, own: Text): void => {
    const text = JSON.stringify(value);
    let i = 0;
    while (found.has(`${text} ${i}`)) i++;
    found.set(`${text} ${i}`, own);
  };
  const value = valueOf(lines);
  if (!isBlock(lines)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) put(item, []);
    return found;
  }
  const read = readEntries(lines.slice(lines.findIndex(isCode) + 1));
  if (!read || !Array.isArray(value) || value.length !== read.entries.length) return undefined;
  for (const [i, entry] of read.entries.entries()) put(value[i], entry);
  return found;
}

/** Lines of an item with its dash behind this indentation. */
function reindented(lines: Text, indent: string): Text {
  const column = spacesBeforeDash(lines).length;
  return lines.map((line) => (line === '\n' ? line : `${indent}${unindented(line, column)}`));
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
export const asText: Resolve<Text> = ({ base, ours, theirs }) => {
  if (!ours || !theirs) return undefined;
  const texts = [base, ours, theirs].map((lines) => {
    const value = valueOf(lines);
    return typeof value === 'string' ? value : undefined;
  });
  const merged = mergeText({ base: texts[0] ?? '', ours: texts[1], theirs: texts[2] });
  if (merged === undefined || texts[1] === undefined || texts[2] === undefined || merged.trim() === '') {
    return undefined;
  }
  const column = spacesBefore(ours.find(isCode)).length + 2;
  return { merged: rewritten(ours, printScalar(merged, column)) };
};

/** The later of two days, or the higher of two versions. */
export const later: Resolve<Text> = ({ ours, theirs }) => {
  const [mine, yours] = [ours, theirs].map((lines) => {
    const value = valueOf(lines);
    return typeof value === 'string' ? value : '';
  });
  return { merged: (mine ?? '').localeCompare(yours ?? '', 'en', { numeric: true }) >= 0 ? ours : theirs };
};
