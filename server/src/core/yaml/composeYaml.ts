import { Composer, isCollection, isPair, type CST, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Range } from '../text/range.js';
import type { Steps } from '../workInSteps.js';
import { yamlLimits } from './yamlLimits.js';
import { OverLimit, tokensOf } from './yamlTokens.js';
import * as l10n from '../text/l10n.js';

/** What the YAML library finds wrong with a text. */
export interface YamlError {
  readonly message: string;
  readonly range: Range;
}

/** Called for each error as it is found. */
export type Tell = (error: YamlError) => void;

/** All scalars are strings, tags mean nothing, and keys that stand twice are not looked for: that takes time in their square. */
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'error',
} as const;

/**
 * The first document of a text. What is wrong is told as it is found, warnings are not. Throws {@link OverLimit} where the text
 * has too much of something. With `inParts` long lists and maps are composed part by part; comments are then lost.
 */
export function* composeYaml(text: string, tell: Tell, inParts: boolean): Steps<Document.Parsed> {
  const composer = composerOf(tell);
  let contents: Collection | undefined;
  let documents = 0;
  let directives = 0;
  for (const token of tokensOf(text)) {
    if (!token) yield;
    else if (token.type === 'error') {
      tell({
        message: `${token.message}: ${JSON.stringify(token.source)}`,
        range: placeOf(token),
      });
    } else if (token.type === 'document') {
      if (++documents > 1) {
        tell({
          message: l10n.t('A second document begins here'),
          range: { start: token.offset, end: token.offset + 3 },
        });
        break;
      }
      const { value } = token;
      const isLong = inParts && directives === 0 && text.length > charactersAtOnce && isBlock(value);
      if (isLong) contents = yield* composeParts(value, text.length, tell);
      drain(composer.next(isLong ? { ...token, value: withoutItems(value) } : token));
    } else {
      if (token.type === 'directive') directives++;
      drain(composer.next(token));
    }
  }
  // To its end, for a generator that is left before that keeps the document in memory.
  const [document] = [...composer.end(true, text.length)];
  if (!document) throw new Error('The YAML library gives no document.');
  const hollow = contents && asCollection(document.contents);
  if (hollow && contents) fill(hollow, contents);
  return document;
}

/** Characters that are composed between two steps, which takes some milliseconds. */
const charactersAtOnce = 16_000;

type Block = CST.BlockMap | CST.BlockSequence;
type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

const isBlock = (token: CST.Token | null | undefined): token is Block =>
  token?.type === 'block-map' || token?.type === 'block-seq';

const withoutItems = (token: Block): Block => ({ ...token, items: [] });

/** Runs the composer on; what it yields is asked for at its end. */
function drain(documents: Iterator<unknown>): void {
  while (!documents.next().done);
}

/** A composer that reports errors without keeping them: each of the library's own takes a kilobyte. */
function composerOf(tell: Tell): Composer {
  const composer = new Composer(options);
  Object.assign(composer, {
    onError: (source: ErrorSource, _code: string, message: string, isWarning?: boolean) => {
      if (!isWarning) tell({ message, range: placeOf(source) });
    },
  });
  return composer;
}

type ErrorSource = number | readonly number[] | { readonly offset: number; readonly source?: unknown };

function placeOf(source: ErrorSource): Range {
  if (typeof source === 'number') return { start: source, end: source + 1 };
  const [start, end] =
    'offset' in source
      ? [source.offset, source.offset + (typeof source.source === 'string' ? source.source.length : 1)]
      : [source[0] ?? 0, source[1] ?? 0];
  return { start, end: Math.max(end, start + 1) };
}

/** Composes a list or map part by part, and what is long in it in parts of its own. `end` is the offset behind it. */
function* composeParts(token: Block, end: number, tell: Tell): Steps<Collection | undefined> {
  const items: readonly CST.CollectionItem[] = token.items;
  let whole: Collection | undefined;
  let offset = token.offset;
  let part: CST.CollectionItem[] = [];
  for (const [i, item] of items.entries()) {
    const next = items[i + 1];
    const itemEnd = next ? startOf(next) : end;
    refuseLongKey(item, itemEnd);
    const long = isBlock(item.value) && itemEnd - startOf(item) > charactersAtOnce ? item.value : undefined;
    part.push(long ? { ...item, value: withoutItems(long) } : item);
    // What is blank goes with what follows.
    const isFull = (item.key ?? item.value) && itemEnd - startOf(part[0] ?? item) > charactersAtOnce;
    if (!isFull && next) continue;
    const composed = composePart(token, offset, part, tell);
    part = [];
    if (!composed) continue;
    const hollow = long && lastValue(composed);
    const inner = hollow && (yield* composeParts(long, itemEnd, tell));
    if (inner) {
      fill(hollow, inner);
      composed.range = [offset, inner.range[2], inner.range[2]];
    }
    offset = composed.range[1];
    if (whole) append(whole, composed);
    else whole = composed;
    yield;
  }
  return whole;
}

/** Some items of a list or map, as a list or map of their own. */
function composePart(token: Block, offset: number, items: CST.CollectionItem[], tell: Tell): Collection | undefined {
  const value = { ...token, offset, items } as Block;
  const [document] = [...composerOf(tell).compose([{ type: 'document', offset, start: [], value }])];
  return asCollection(document?.contents);
}

const asCollection = (node: unknown): Collection | undefined => (isCollection(node) ? (node as Collection) : undefined);

function lastValue({ items }: Collection): Collection | undefined {
  const last = items.at(-1);
  return asCollection(isPair(last) ? last.value : last);
}

function fill(hollow: Collection, { items, range }: Collection): void {
  Object.assign(hollow, { items, range });
}

function append(whole: Collection, part: Collection): void {
  for (const item of part.items) whole.items.push(item as never);
  whole.range = [whole.range[0], part.range[1], part.range[2]];
}

const startOf = ({ start, key, sep, value }: CST.CollectionItem): number =>
  (start[0] ?? key ?? sep?.[0] ?? value)?.offset ?? 0;

/** A key that is a list or map is not parted. */
function refuseLongKey({ key, sep, value }: CST.CollectionItem, end: number): void {
  if (!key || !('items' in key)) return;
  const keyEnd = (sep?.[0] ?? value)?.offset ?? end;
  if (keyEnd - key.offset > yamlLimits.charactersOfKey) throw new OverLimit('too-much-in-brackets', key.offset);
}
