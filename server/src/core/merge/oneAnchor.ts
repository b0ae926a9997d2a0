import { diffTexts } from '../anchor/diffTexts.js';
import { mapThroughDiff, type DiffMap } from '../anchor/mapThroughDiff.js';
import { nowhere, printAt, readAt } from '../codings/segment.js';
import { textIn, type MapParts, type Part } from '../yaml/parts.js';
import { partAt } from '../yaml/printParts.js';
import { linesOf, offsetOfPoint, pointAt, type Lines } from '../text/lines.js';
import { withoutNotes } from './keptNotes.js';
import type { Side, Versions } from './versions.js';

/** What says where a segment is, and in which text; they are one side's together. */
const anchorKeys = ['at', 'text', 'quote', 'before', 'after'] as const;

/** Where a position of one text is in another, both named by their digests, as it is written; undefined where that is unknown. */
export type Follow = (at: string, from: string, to: string) => string | undefined;

/** Follows positions through texts that are known by their digests. */
export function followThrough(texts: ReadonlyMap<string, string>): Follow {
  const lines = new Map<string, Lines>();
  const maps = new Map<string, DiffMap>();
  const linesFor = (digest: string): Lines | undefined => {
    const text = texts.get(digest);
    if (text !== undefined && !lines.has(digest)) lines.set(digest, linesOf(text));
    return lines.get(digest);
  };
  return (at, from, to) => {
    const [was, is, place] = [linesFor(from), linesFor(to), readAt(at)];
    if (!was || !is || !place) return undefined;
    const [start, end] = [offsetOfPoint(was, place.from), offsetOfPoint(was, place.to)];
    if (start === undefined || end === undefined) return undefined;
    const pair = `${from} ${to}`;
    const map = maps.get(pair) ?? mapThroughDiff(diffTexts(was.text, is.text));
    maps.set(pair, map);
    const mapped = map.map({ start, end });
    if (mapped.state === 'gone') return printAt(nowhere, nowhere);
    return printAt(pointAt(is, mapped.start), pointAt(is, mapped.end));
  };
}

const sameLines = (a: MapParts, b: MapParts, key: string): boolean =>
  saidIn(a.fields.get(key)) === saidIn(b.fields.get(key));

const saidIn = (part: Part | undefined): string | undefined => withoutNotes(part && partAt(part, 0).text);

const keysOf = (a: MapParts, b: MapParts): readonly string[] => [...new Set([...a.fields.keys(), ...b.fields.keys()])];

/** Whether two versions say the same in every key. */
export const isAlike = (a: MapParts, b: MapParts): boolean => keysOf(a, b).every((key) => sameLines(a, b, key));

const sameAnchor = (a: MapParts, b: MapParts): boolean => anchorKeys.every((key) => sameLines(a, b, key));

const valueOf = ({ fields }: MapParts, key: string): string | undefined =>
  textIn(fields.get(key))?.replace('\u0000', '');

/** Whether what was stored of what stood around a segment is the same on one side at least. */
const hasKeptContext = (base: MapParts, side: MapParts): boolean =>
  ['before', 'after'].some((key) => sameLines(base, side, key)) ||
  ['before', 'after'].every((key) => !base.fields.has(key));

/** Whether a side's segment has only moved along with its transcript, and nobody has given it other bounds. */
function isMovedAlong(base: MapParts, side: MapParts, follow: Follow): boolean {
  if (sameAnchor(base, side)) return true;
  const [from, to] = [valueOf(base, 'text'), valueOf(side, 'text')];
  const [was, is] = [valueOf(base, 'at'), valueOf(side, 'at')];
  // In one text, a position and its words do not move.
  if (from === to) return was === is && sameLines(base, side, 'quote');
  const expected = was === undefined || from === undefined || to === undefined ? undefined : follow(was, from, to);
  if (expected === undefined) return sameLines(base, side, 'quote') && hasKeptContext(base, side);
  return expected === is || (is !== undefined && readAt(is)?.from.line === 0);
}

/**
 * Bounds, words and the text that they speak of are those of the side that has changed them; what only moved along with its
 * transcript gives way to other bounds. Undefined where both sides have given other bounds, each otherwise.
 */
export function withOneAnchor(
  versions: Versions<MapParts>,
  follow: Follow,
  preferred?: Side,
): Versions<MapParts> | undefined {
  const { base, ours, theirs } = versions;
  if (!ours || !theirs) return versions;
  const from = chosen(base, ours, theirs, follow) ?? (preferred && versions[preferred]);
  if (!from) return undefined;
  const anchored = (side: MapParts): MapParts =>
    sameAnchor(side, from) ? side : { ...side, fields: withAnchor(side, from.fields) };
  return { base: base && anchored(base), ours: anchored(ours), theirs: anchored(theirs) };
}

function chosen(base: MapParts | undefined, ours: MapParts, theirs: MapParts, follow: Follow): MapParts | undefined {
  if (sameAnchor(ours, theirs)) return ours;
  if (!base) return undefined;
  if (sameAnchor(base, ours)) return theirs;
  if (sameAnchor(base, theirs)) return ours;
  if (isMovedAlong(base, theirs, follow)) return ours;
  if (isMovedAlong(base, ours, follow)) return theirs;
  return (['at', 'text', 'quote'] as const).every((key) => sameLines(ours, theirs, key)) ? ours : undefined;
}

/** The keys with the anchor of another map, in their order, behind the id. */
function withAnchor({ fields, column }: MapParts, from: ReadonlyMap<string, Part>): ReadonlyMap<string, Part> {
  const anchor = anchorKeys.flatMap((key) => {
    const part = from.get(key);
    return part ? [[key, partAt(part, column)] as const] : [];
  });
  const rest = [...fields].filter(([key]) => !anchorKeys.some((other) => other === key));
  const at = rest.findIndex(([key]) => key === 'id') + 1;
  return new Map([...rest.slice(0, at), ...anchor, ...rest.slice(at)]);
}

/** Whether a version says the same as another, but for where its words are by now, and one key that is looked at otherwise. */
export const isUntouched = (was: MapParts, is: MapParts, follow: Follow, besides?: string): boolean =>
  isMovedAlong(was, is, follow) &&
  keysOf(was, is).every(
    (key) => key === besides || anchorKeys.some((anchor) => anchor === key) || sameLines(was, is, key),
  );
