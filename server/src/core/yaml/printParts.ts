import { indentLines } from './edit.js';
import type { ItemParts, MapParts, Part } from './parts.js';

/** A part as it stands at another column. */
export const partAt = (part: Part, column: number): Part =>
  part.column === column ? part : { ...part, text: indentLines(part.text, column - part.column), column };

/** An item's lines with its dash at another column. */
export const itemAt = ({ text, column }: ItemParts, at: number): string =>
  at === column ? text : indentLines(text, at - column);

/** Whether two versions of an item are written alike. */
export const isSameItem = (a: ItemParts | undefined, b: ItemParts | undefined): boolean =>
  a === b || (a !== undefined && itemAt(a, b?.column ?? a.column) === b?.text);

/** Lines with a break behind the last. */
export const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Whether two versions of a key are written alike. */
export const isSamePart = (a: Part | undefined, b: Part | undefined): boolean =>
  a === b || (a !== undefined && partAt(a, b?.column ?? a.column).text === b?.text);

/** The lines of a map, its keys at its column. */
export function printMap({ above, lead, column, fields }: MapParts): string {
  const parts = [...fields.values()];
  if (lead !== '' && parts.length > 0 && parts.every(({ isFlow }) => isFlow)) {
    return `${above}${lead}{ ${parts.map(({ text }) => text.trim()).join(', ')} }\n`;
  }
  const lines = parts.map((part) => ended(partAt(part, column).text)).join('');
  return above + (lead === '' ? lines : lead + lines.trimStart());
}

/** The same map with its keys at another column. */
export function mapAt(map: MapParts, column: number): MapParts {
  const by = column - map.column;
  if (by === 0) return map;
  const fields = new Map(Array.from(map.fields, ([key, part]) => [key, partAt(part, column)]));
  return { above: indentLines(map.above, by), lead: indentLines(map.lead, by), column, fields };
}
