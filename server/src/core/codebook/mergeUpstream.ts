import { isSeq, Scalar } from 'yaml';
import { GlossError } from '../glossError.js';
import { columnOf } from '../yaml/locate.js';
import { rangeOf } from '../yaml/yaml.js';
import { pairOf, shifted, type BlockMap } from './blockMap.js';
import type { Code } from './codebook.js';
import { evenValue, ownText, takeField, valuesOf } from './codeEntries.js';
import { indexCodes, type CodeIndex, type IndexedCode } from './codeIndex.js';
import { EntryTree, besideCodes, hasCodes, move, takeOut, type Entry, type Place } from './entryTree.js';
import { matchCodes, type MatchedCodes } from './matchCodes.js';
import { parseCodebook } from './parseCodebook.js';
import * as l10n from '../text/l10n.js';

/** What is to be decided by hand; the codebook has what it had. */
export interface Conflict {
  /** Id of the code; empty for the codebook itself. */
  readonly code: string;
  readonly name: string;
  readonly what: string;
}

/** The codebook's new text, with what somebody has to decide. */
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
 * changed stays, what both changed differently stays as ours and is a conflict. Only what changes in our text is touched.
 */
export function mergeUpstream(base: string, ours: string, theirs: string, context: MergeContext): MergedCodebook {
  const merge = new Merge(base, ours, theirs, context);
  merge.takeBook();
  merge.addCodes();
  merge.moveCodes();
  merge.takeCodes();
  merge.removeCodes();
  const text = merge.ours.toString();
  const broken = parseCodebook(text).problems.find(({ severity }) => severity === 'error');
  if (broken) {
    throw new GlossError(
      'unreadable',
      l10n.t('The changes cannot be taken in by themselves ({why}). Nothing was written; take them in by hand.', {
        why: broken.message,
      }),
    );
  }
  return { text, conflicts: merge.conflicts };
}

interface ChangedField {
  readonly key: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** One entry in the three texts, and the code that it is in theirs. */
interface Entries {
  readonly base: Entry | undefined;
  readonly ours: Entry | undefined;
  readonly theirs: Entry | undefined;
  readonly after: IndexedCode | undefined;
}

class Merge {
  readonly conflicts: Conflict[] = [];
  readonly ours: EntryTree;
  readonly #base: EntryTree;
  readonly #theirs: EntryTree;
  readonly #own: CodeIndex;
  readonly #there: MatchedCodes;
  readonly #here: MatchedCodes;
  /** Ids in our text, by ids of the base; and of codes that were added there, by themselves. */
  readonly #ids: Map<string, string>;
  /** Ids of the base, by ids in theirs. */
  readonly #idsBefore: ReadonlyMap<string, string>;
  /** In theirs, the id of the code before each in its list. */
  readonly #siblings: ReadonlyMap<string, string>;
  /** Ids of the base in the order in which codes are removed: from below upwards. */
  readonly #order: ReadonlyMap<string, number>;

  constructor(
    base: string,
    ours: string,
    theirs: string,
    readonly context: MergeContext,
  ) {
    this.#base = new EntryTree(base);
    this.ours = new EntryTree(ours);
    this.#theirs = new EntryTree(theirs);
    const [was, { codes }] = [indexOf(base), parseCodebook(theirs).value];
    this.#own = indexOf(ours);
    this.#there = matchCodes(was, indexOf(theirs));
    this.#here = matchCodes(was, this.#own);
    this.#ids = new Map(this.#here.codes.map(({ before, after }) => [before.code.id, after.code.id]));
    this.#idsBefore = new Map(this.#there.codes.map(({ before, after }) => [after.code.id, before.code.id]));
    this.#siblings = new Map([...siblingsBefore(codes)]);
    this.#order = new Map([...was.codes].reverse().map(({ code }, i) => [code.id, i]));
  }

  #conflict(code: IndexedCode | undefined, what: string): void {
    this.conflicts.push({ code: code?.code.id ?? '', name: code?.code.name ?? '', what });
  }

  /** Our id of a code of theirs. */
  #hereOf(id: string): string | undefined {
    return this.#ids.get(this.#idsBefore.get(id) ?? id);
  }

  takeBook(): void {
    this.#takeFields({ base: this.#base.root, ours: this.ours.root, theirs: this.#theirs.root, after: undefined });
    this.#takeHistory();
  }

  takeCodes(): void {
    for (const { before, after } of this.#there.codes) {
      const id = this.#ids.get(before.code.id);
      const [base, theirs] = [this.#base.find(before.code.id), this.#theirs.find(after.code.id)];
      if (id === undefined) {
        if (base && theirs && ownText(base) !== ownText(theirs)) {
          this.#conflict(after, l10n.t('changed there, gone here'));
        }
        continue;
      }
      const entries = { base, ours: this.ours.find(id), theirs, after };
      this.#takeFields(entries);
      const [was, is] = [before.code.id, after.code.id];
      if (was === is || id === is) continue;
      if (this.context.isTaken(is) || this.#own.find(is)?.code.id === is) {
        this.#conflict(after, l10n.t('its id is {id} there, which another code has here', { id: is }));
      } else this.#takeField({ key: 'id', was: writtenId(was), is: writtenId(is) }, entries);
    }
  }

  #takeFields(entries: Entries): void {
    const [was, is] = [entries.base, entries.theirs].map((entry) => entry && valuesOf(entry));
    const isOther = (key: string): boolean =>
      key === 'id' || (!entries.after && (key === 'origin' || key === 'history'));
    for (const key of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      const field = { key, was: was?.get(key), is: is?.get(key) };
      if (field.was !== field.is && !isOther(key)) this.#takeField(field, entries);
    }
  }

  #takeField({ key, was, is }: ChangedField, { base, ours, theirs, after }: Entries): void {
    const written = ours && pairOf(ours, key);
    const own = written && evenValue(written.value);
    if (ours && own === is) return;
    const splice = ours && theirs && own === was ? takeField(ours, base, theirs, key) : undefined;
    if (splice) ours?.splices.push(splice);
    else if (!ours || !theirs || own !== was) this.#conflict(after, l10n.t('{key} was changed on both sides', { key }));
    else this.#conflict(after, l10n.t('{key} was changed there and cannot be put in here', { key }));
  }

  /** Entries that are new there go before ours. */
  #takeHistory(): void {
    const { root } = this.ours;
    const known = new Set([...historyOf(this.#base.root), ...historyOf(root)].map(({ value }) => value));
    const added = historyOf(this.#theirs.root).filter(({ value }) => !known.has(value));
    if (added.length === 0) return;
    const { text } = root;
    const list = pairOf(root, 'history')?.value;
    if (isSeq(list) && !list.flow && list.items.length > 0) {
      const first = rangeOf(list.items[0]).start;
      const dash = text.lastIndexOf('-', first - 1);
      const column = columnOf(text, dash);
      const lines = added.map((item) => `- ${shifted(item.text, column)}\n${' '.repeat(column)}`).join('');
      root.splices.push({ start: dash, end: dash, text: lines });
      return;
    }
    const isFree = list !== undefined && list !== null && !(isSeq(list) && list.items.length === 0);
    const splice = isFree ? undefined : takeField(root, undefined, this.#theirs.root, 'history');
    if (splice) root.splices.push(splice);
    else this.#conflict(undefined, l10n.t('history has new entries there and cannot be put in here'));
  }

  addCodes(): void {
    for (const added of this.#there.added) {
      const { id } = added.code;
      const entry = this.#theirs.find(id);
      const known = this.#own.find(id);
      const mine = known && this.ours.find(known.code.id);
      if (mine && entry && isAlike(mine, entry)) this.#ids.set(id, id);
      else if (known) this.#conflict(added, l10n.t('was added there with an id that is here already'));
      else if (this.context.isTaken(id)) {
        this.#conflict(added, l10n.t('was added there with an id that another codebook has'));
      } else {
        const place = entry && this.#placeOf(added);
        if (place && this.ours.add(id, ownText(entry), place)) this.#ids.set(id, id);
        else this.#conflict(added, l10n.t('was added there and cannot be put in here'));
      }
    }
  }

  /** Where a code of theirs stands: under the same code, behind the same sibling. */
  #placeOf({ code, themes }: IndexedCode): Place | undefined {
    const theme = themes.at(-1);
    const id = theme && this.#hereOf(theme.id);
    const under = theme && id === undefined ? undefined : this.ours.find(id);
    let sibling = this.#siblings.get(code.id);
    while (sibling !== undefined) {
      const here = this.#hereOf(sibling);
      const behind = here === undefined ? undefined : this.ours.find(here);
      if (under && behind?.parent === under) return { under, behind };
      sibling = this.#siblings.get(sibling);
    }
    return under && { under, behind: undefined };
  }

  moveCodes(): void {
    const here = new Map(this.#here.codes.map((match) => [match.before.code.id, match]));
    for (const match of this.#there.codes) {
      const ours = here.get(match.before.code.id);
      if (!ours || this.#there.isSamePlace(match)) continue;
      const [theme, wanted] = [ours.after.themes.at(-1)?.id, match.after.themes.at(-1)?.id];
      if (theme === (wanted === undefined ? undefined : (this.#hereOf(wanted) ?? ''))) continue;
      const entry = this.#here.isSamePlace(ours) ? this.ours.find(ours.after.code.id) : undefined;
      const place = entry && this.#placeOf(match.after);
      if (!place || !move(entry, place)) {
        this.#conflict(match.after, l10n.t('was moved there and stays where it is here'));
      }
    }
  }

  /** What is gone there goes here too, from below upwards, unless that would lose something of ours. */
  removeCodes(): void {
    const { merged, removed } = this.#there;
    const isMerged = new Set(merged.map(({ code }) => code));
    const orderOf = ({ code }: IndexedCode): number => this.#order.get(code.id) ?? 0;
    for (const code of [...removed, ...isMerged].sort((a, b) => orderOf(a) - orderOf(b))) {
      const id = this.#ids.get(code.code.id);
      if (id === undefined) continue;
      const [base, entry] = [this.#base.find(code.code.id), this.ours.find(id)];
      if (!isMerged.has(code) && this.context.isUsed(id)) {
        this.#conflict(code, l10n.t('was removed there and is used in codings here'));
      } else if (!entry || !base || isChanged(base, entry)) {
        this.#conflict(code, l10n.t('was removed there and changed here'));
      } else if (hasCodes(entry)) this.#conflict(code, l10n.t('was removed there and has codes below it here'));
      else if (!takeOut(entry)) this.#conflict(code, l10n.t('was removed there and cannot be taken out here'));
    }
  }
}

const indexOf = (text: string): CodeIndex => indexCodes([['', parseCodebook(text).value]]);

function* siblingsBefore(codes: readonly Code[]): Iterable<readonly [id: string, before: string]> {
  for (const [i, { id, codes: below }] of codes.entries()) {
    const before = codes[i - 1];
    if (before) yield [id, before.id];
    yield* siblingsBefore(below);
  }
}

const writtenId = (id: string): string => evenValue(new Scalar(id) as Scalar.Parsed);

const isChanged = (base: Entry, ours: Entry): boolean =>
  ownText(ours) !== ownText(base) || besideCodes(ours) !== besideCodes(base);

function isAlike(one: BlockMap, other: BlockMap): boolean {
  const [a, b] = [one, other].map((entry) => JSON.stringify([...valuesOf(entry)].sort()));
  return a === b;
}

interface HistoryItem {
  readonly value: string;
  /** At the column of a list's items, with LF. */
  readonly text: string;
}

function historyOf(book: BlockMap): readonly HistoryItem[] {
  const list = pairOf(book, 'history')?.value;
  if (!isSeq(list)) return [];
  return list.items.map((item) => {
    const { start, end } = rangeOf(item);
    const text = book.text.slice(start, end).trimEnd();
    return { value: evenValue(item), text: shifted(text, 2 - columnOf(book.text, start)) };
  });
}
