import type { Fields, Text } from '../text/entries.js';
import type { Versions } from './mergeMap.js';

/** What says where a segment is; they are one side's together. */
const anchorKeys = ['at', 'quote', 'before', 'after'] as const;

/** Positions that speak of other texts cannot stand under one digest: then it is the base's, for which quotes are looked for. */
export const ofOneText = (versions: Versions<Fields>): Versions<Fields> => {
  const text = versions.base?.fields.get('text');
  const withText = (side: Fields | undefined): Fields | undefined =>
    side && text && { ...side, fields: new Map([...side.fields, ['text', text]]) };
  return { ...versions, ours: withText(versions.ours), theirs: withText(versions.theirs) };
};

const sameLines = (a: Fields, b: Fields, key: string): boolean =>
  a.fields.get(key)?.join('') === b.fields.get(key)?.join('');

const keysBesides = (a: Fields, b: Fields): ReadonlySet<string> =>
  new Set([...a.fields.keys(), ...b.fields.keys()].filter((key) => !anchorKeys.some((anchor) => anchor === key)));

/** In another text a segment with the same words has only moved along. */
const sameAnchor = (a: Fields, b: Fields, isOneText: boolean): boolean =>
  (isOneText ? anchorKeys : (['quote'] as const)).every((key) => sameLines(a, b, key));

/** Bounds and words are those of the side that has changed them; undefined where both have, each otherwise. */
export function withOneAnchor(versions: Versions<Fields>, isOneText: boolean): Versions<Fields> | undefined {
  const { base, ours, theirs } = versions;
  if (!ours || !theirs) return versions;
  const isSame = (a: Fields, b: Fields): boolean => sameAnchor(a, b, isOneText);
  let from: Fields;
  if (base && isSame(base, ours) && isSame(base, theirs)) from = base;
  else if (base && isSame(base, ours)) from = theirs;
  else if (isSame(ours, theirs) || (base && isSame(base, theirs))) from = ours;
  else return undefined;
  const anchored = (side: Fields): Fields => ({ ...side, fields: withAnchor(side.fields, from.fields) });
  return { base: base && anchored(base), ours: anchored(ours), theirs: anchored(theirs) };
}

/** The keys with the anchor of another map, in their order, behind the id. */
function withAnchor(fields: ReadonlyMap<string, Text>, from: ReadonlyMap<string, Text>): ReadonlyMap<string, Text> {
  const anchor = anchorKeys.flatMap((key) => {
    const lines = from.get(key);
    return lines ? [[key, lines] as const] : [];
  });
  const rest = [...fields].filter(([key]) => !anchorKeys.some((other) => other === key));
  const at = rest.findIndex(([key]) => key === 'id') + 1;
  return new Map([...rest.slice(0, at), ...anchor, ...rest.slice(at)]);
}

/** Whether a version says the same as another, but for where its words are by now. */
export const isUntouched = (a: Fields, b: Fields, isOneText: boolean): boolean =>
  sameAnchor(a, b, isOneText) && [...keysBesides(a, b)].every((key) => sameLines(a, b, key));
