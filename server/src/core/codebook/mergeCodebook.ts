import { isMap, isSeq, Scalar } from 'yaml';
import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import { applySplices } from '../text/splice.js';
import { rangeOf } from '../text/yaml.js';
import { columnOf, pairOf, readBlockMap, shifted, type BlockMap } from './blockMap.js';
import {
  entryOf,
  entryText,
  evenValue,
  hasCodes,
  insertEntry,
  removeEntry,
  takeField,
  valuesOf,
} from './codeEntries.js';
import { indexCodes, type CodeIndex, type IndexedCode } from './codeIndex.js';
import { matchCodes, type MatchedCodes } from './matchCodes.js';
import { parseCodebook } from './parseCodebook.js';

/** What is to be decided by hand; the codebook has what it had. */
export interface Conflict {
  /** Id of the code; empty for the codebook itself. */
  readonly code: string;
  readonly name: string;
  readonly what: string;
}

export interface MergedCodebook {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
}

/** What a merge has to know of the study around the codebook. */
export interface MergeContext {
  /** Whether another codebook has the id. */
  readonly isTaken: (id: string) => boolean;
  /** Whether codings name the id. */
  readonly isUsed: (id: string) => boolean;
}

/**
 * Takes what changed between `base` and `theirs` into `ours`, by meaning: what only they changed is taken, what only we
 * changed stays, what both changed differently stays as ours and is told of. Only what changes in our text is touched.
 */
export function mergeCodebook(base: string, ours: string, theirs: string, context: MergeContext): MergedCodebook {
  const merge = new Merge(base, ours, theirs, context);
  merge.takeFields(undefined, undefined, undefined);
  merge.takeHistory();
  merge.addCodes();
  merge.moveCodes();
  for (const { before, after } of merge.there.codes) merge.takeFields(before, merge.here(before), after);
  merge.removeCodes();
  const broken = parseCodebook(merge.text).problems.find(({ severity }) => severity === 'error');
  if (broken) {
    throw new GlossError(
      'unreadable',
      `The changes cannot be taken in by themselves (${broken.message}). Nothing was written; take them in by hand.`,
    );
  }
  return { text: merge.text, conflicts: merge.conflicts };
}

interface ChangedField {
  readonly key: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** One entry in the three texts: of ours the id, for the text changes on the way. */
interface Entries {
  readonly base: BlockMap | undefined;
  readonly theirs: BlockMap | undefined;
  readonly id: string | undefined;
  readonly after: IndexedCode | undefined;
}

class Merge {
  text: string;
  readonly conflicts: Conflict[] = [];
  readonly own: CodeIndex;
  readonly there: MatchedCodes;
  readonly #ours: MatchedCodes;
  /** Ids in our text, by ids of the base; and of codes that were added there, by themselves. */
  readonly #ids = new Map<string, string>();

  constructor(
    readonly base: string,
    ours: string,
    readonly theirs: string,
    readonly context: MergeContext,
  ) {
    this.text = ours;
    this.own = indexOf(ours);
    this.there = matchCodes(indexOf(base), indexOf(theirs));
    this.#ours = matchCodes(indexOf(base), this.own);
    for (const { before, after } of this.#ours.codes) this.#ids.set(before.code.id, after.code.id);
  }

  /** Our id of a code of the base. */
  here(before: IndexedCode): string | undefined {
    return this.#ids.get(before.code.id);
  }

  #conflict(code: IndexedCode | undefined, what: string): void {
    this.conflicts.push({ code: code?.code.id ?? '', name: code?.code.name ?? '', what });
  }

  /** Our id of a code of theirs. */
  #hereOf(code: { readonly id: string } | undefined): string | undefined {
    if (!code) return undefined;
    const match = this.there.codes.find(({ after }) => after.code.id === code.id);
    return match ? this.here(match.before) : this.#ids.get(code.id);
  }

  takeFields(before: IndexedCode | undefined, id: string | undefined, after: IndexedCode | undefined): void {
    const [base, theirs] = [entryOf(this.base, before?.code.id), entryOf(this.theirs, after?.code.id)];
    if (after && id === undefined) {
      const isChanged = base && theirs && entryText(base, true) !== entryText(theirs, true);
      if (isChanged) this.#conflict(after, 'changed there, gone here');
      return;
    }
    const old = base ? valuesOf(base) : new Map<string, string>();
    const next = theirs ? valuesOf(theirs) : new Map<string, string>();
    const isOther = (key: string): boolean => !after && (key === 'origin' || key === 'history');
    const keys = [...new Set([...old.keys(), ...next.keys()])].filter(
      (key) => old.get(key) !== next.get(key) && !isOther(key),
    );
    for (const key of keys.filter((one) => one !== 'id')) {
      this.#takeField({ key, was: old.get(key), is: next.get(key) }, { base, theirs, id, after });
    }
    // The entry is found by its id until that is changed, too.
    if (before && after && keys.includes('id')) this.#takeId(before, after, { base, theirs, id, after });
  }

  /** Whether ours now says what theirs says. */
  #takeField({ key, was, is }: ChangedField, { base, theirs, id, after }: Entries): boolean {
    const entry = entryOf(this.text, id);
    const own = entry && valuesOf(entry).get(key);
    if (entry && own === is) return true;
    if (!entry || !theirs || own !== was) {
      this.#conflict(after, `${key} was changed on both sides`);
      return false;
    }
    const text = takeField(entry, base, theirs, key);
    if (text === undefined) this.#conflict(after, `${key} was changed there and cannot be put in here`);
    else this.text = text;
    return text !== undefined;
  }

  #takeId(before: IndexedCode, after: IndexedCode, entries: Entries): void {
    const [was, is] = [before.code.id, after.code.id];
    if (entries.id === is) return;
    if (this.context.isTaken(is) || this.own.codes.some(({ code }) => code.id === is)) {
      this.#conflict(after, `its id is ${is} there, which another code has here`);
    } else {
      const value = (id: string): string => evenValue(new Scalar(id) as Scalar.Parsed);
      if (this.#takeField({ key: 'id', was: value(was), is: value(is) }, entries)) this.#ids.set(was, is);
    }
  }

  /** Entries that are new there go before ours. */
  takeHistory(): void {
    const items = (text: string): readonly { readonly value: string; readonly text: string }[] => {
      const list = pairOf(readBlockMap(text, 'The codebook'), 'history')?.value;
      if (!isSeq(list)) return [];
      return list.items.map((item) => {
        const { start, end } = rangeOf(item);
        return { value: evenValue(item), text: shifted(text.slice(start, end).trimEnd(), 2 - columnOf(text, start)) };
      });
    };
    const known = new Set([...items(this.base), ...items(this.text)].map(({ value }) => value));
    const added = items(this.theirs).filter(({ value }) => !known.has(value));
    if (added.length === 0) return;
    const book = readBlockMap(this.text, 'The codebook');
    const list = pairOf(book, 'history')?.value;
    if (isSeq(list) && !list.flow && list.items.length > 0) {
      const first = rangeOf(list.items[0]).start;
      const dash = this.text.lastIndexOf('-', first - 1);
      const column = columnOf(this.text, dash);
      const lines = added.map((item) => `- ${shifted(item.text, column)}\n${' '.repeat(column)}`).join('');
      this.text = applySplices(this.text, [
        { start: dash, end: dash, text: lines.replaceAll('\n', newlineOf(this.text)) },
      ]);
      return;
    }
    const theirs = readBlockMap(this.theirs, 'Their codebook');
    const isFree = list !== undefined && list !== null && !(isSeq(list) && list.items.length === 0);
    const text = isFree ? undefined : takeField(book, undefined, theirs, 'history');
    if (text === undefined) this.#conflict(undefined, 'history has new entries there and cannot be put in here');
    else this.text = text;
  }

  addCodes(): void {
    for (const added of this.there.added) {
      const { id } = added.code;
      const entry = entryOf(this.theirs, id);
      const known = this.own.find(id);
      const mine = known && entryOf(this.text, known.code.id);
      if (mine && entry && JSON.stringify([...valuesOf(mine)].sort()) === JSON.stringify([...valuesOf(entry)].sort())) {
        this.#ids.set(id, id);
      } else if (known) this.#conflict(added, 'was added there with an id that is here already');
      else if (this.context.isTaken(id)) this.#conflict(added, 'was added there with an id that another codebook has');
      else {
        const text = entry && this.#put(added, entryText(entry, true), this.text);
        if (text === undefined) this.#conflict(added, 'was added there and cannot be put in here');
        else {
          this.text = text;
          this.#ids.set(id, id);
        }
      }
    }
  }

  /** The text with an entry where it is in theirs: under the same code, behind the same sibling. */
  #put(code: IndexedCode, lines: string, text: string): string | undefined {
    const theme = code.themes.at(-1);
    const under = this.#hereOf(theme);
    if (theme && under === undefined) return undefined;
    const siblings = theme?.codes ?? parseCodebook(this.theirs).value.codes;
    const before = siblings
      .slice(
        0,
        siblings.findIndex(({ id }) => id === code.code.id),
      )
      .reverse();
    const behind = before.flatMap((sibling) => this.#hereOf(sibling) ?? []).find((id) => isUnder(text, under, id));
    return insertEntry(text, under, behind, lines);
  }

  moveCodes(): void {
    for (const match of this.there.codes) {
      if (this.there.isSamePlace(match)) continue;
      const ours = this.#ours.codes.find(({ before }) => before.code.id === match.before.code.id);
      if (!ours) continue;
      const target = this.#hereOf(match.after.themes.at(-1));
      if (ours.after.themes.at(-1)?.id === target && (target !== undefined || match.after.themes.length === 0)) {
        continue;
      }
      const id = ours.after.code.id;
      const entry = this.#ours.isSamePlace(ours) ? entryOf(this.text, id) : undefined;
      const rest = entry && removeEntry(this.text, id);
      const text = rest === undefined || !entry ? undefined : this.#put(match.after, entryText(entry, false), rest);
      if (text === undefined) this.#conflict(match.after, 'was moved there and stays where it is here');
      else this.text = text;
    }
  }

  /** What is gone there goes here too, from below upwards, unless that would lose something of ours. */
  removeCodes(): void {
    const gone = new Set([...this.there.removed, ...this.there.merged.map(({ code }) => code)]);
    const merged = new Set(this.there.merged.map(({ code }) => code));
    const order = [...indexOf(this.base).codes].reverse().map(({ code }) => code.id);
    for (const code of [...gone].sort((a, b) => order.indexOf(a.code.id) - order.indexOf(b.code.id))) {
      const id = this.here(code);
      const [base, entry] = [entryOf(this.base, code.code.id), entryOf(this.text, id)];
      if (id === undefined) continue;
      const isUsed = !merged.has(code) && this.context.isUsed(id);
      if (isUsed) this.#conflict(code, 'was removed there and is used in codings here');
      else if (!entry || !base || entryText(entry, true) !== entryText(base, true)) {
        this.#conflict(code, 'was removed there and changed here');
      } else if (hasCodes(entry)) this.#conflict(code, 'was removed there and has codes below it here');
      else {
        const text = removeEntry(this.text, id);
        if (text === undefined) this.#conflict(code, 'was removed there and cannot be taken out here');
        else this.text = text;
      }
    }
  }
}

const indexOf = (text: string): CodeIndex => indexCodes([['', parseCodebook(text).value]]);

function isUnder(text: string, under: string | undefined, id: string): boolean {
  const list = entryOf(text, under)?.map.get('codes', true);
  return isSeq(list) && list.items.some((item) => isMap(item) && String(item.get('id')) === id);
}
