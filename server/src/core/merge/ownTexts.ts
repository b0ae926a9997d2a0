import { listIn, textIn, type ItemParts, type MapParts } from '../yaml/parts.js';
import { ended, printMap } from '../yaml/printParts.js';

/** Ends lines that stand only while versions are compared; no YAML has this sign. */
const made = '\u0000';

/**
 * Gives every entry of a list the digest of its text, while versions of the file are compared: a position counts only together
 * with the text that it was written for. Undefined where the entries are not written in lines.
 */
export function withOwnTexts(file: MapParts, key: string): MapParts | undefined {
  const digest = textIn(file.fields.get('text'));
  const part = file.fields.get(key);
  if (!part || digest === undefined) return file;
  const list = listIn(part);
  const items = list?.items.map((item) => withText(item, digest));
  if (!list || !items?.every((item) => item !== undefined)) return undefined;
  const text = list.opening + items.map((item) => item.text).join('') + list.closing;
  return { ...file, fields: new Map([...file.fields, [key, { ...part, text, list: { ...list, items } }]]) };
}

function withText(item: ItemParts, digest: string): ItemParts | undefined {
  if (item.valueOf('at') === undefined || item.valueOf('text') !== undefined) return item;
  const map = item.map();
  const at = map?.fields.get('at');
  if (!map || !at) return undefined;
  const text = { text: `${' '.repeat(map.column)}text: ${digest}${made}\n`, column: map.column };
  const fields = Array.from(map.fields, ([key, part]) =>
    key === 'at'
      ? [[key, { ...part, text: ended(part.text) }] as const, ['text', text] as const]
      : [[key, part] as const],
  );
  const named = { ...map, fields: new Map(fields.flat()) };
  return { ...item, text: printMap(named), map: () => named };
}

/** The merged lines, in which entries name a text only where it is not `digest`, which the file names. */
export const withoutOwnTexts = (text: string, digest: string | undefined): string =>
  text.replace(/^ *text: (.*)\0\n/gm, (line, own: string) => (own === digest ? '' : line.replace(made, '')));
