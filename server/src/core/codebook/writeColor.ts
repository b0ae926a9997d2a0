import type { Range } from '../text/range.js';
import { newlineOf } from '../text/newline.js';
import type { Splice } from '../text/splice.js';
import type { Code } from './codebook.js';
import { colorDistance } from './colorVision.js';
import { palette } from './palette.js';

/** A colour (`#rrggbb`) as YAML, in the kind of quotes that what it replaces has. */
export const quoteColor = (replaced: string, color: string): string =>
  replaced.startsWith("'") ? `'${color}'` : `"${color}"`;

/** The palette's name for the colour that is nearest to one. */
export function nearestName(color: string): string {
  const [first] = Object.entries(palette)
    .map(([name, own]) => ({ name, away: colorDistance(own, color) }))
    .sort((a, b) => a.away - b.away);
  return first?.name ?? 'indigo';
}

/** Writes the colour into the code's entry in the text of its codebook: in place of the present one, or behind name or id. */
export function colorSplice(text: string, { range, fields }: Code, color: string): Splice {
  const own = fields.get('color');
  const flow = text[range.start] === '{';
  if (own) {
    const { start, end } = trimmed(text, own.value);
    if (start < end) return { start, end, text: quoteColor(text.slice(start, end), color) };
    const colon = /^[ \t]*:/.exec(text.slice(own.key.end))?.[0].length;
    const at = own.key.end + (colon ?? 0);
    return { start: at, end: at, text: `${colon === undefined ? ':' : ''} "${color}"` };
  }
  const before = fields.get('name') ?? fields.get('id');
  const key = before?.key.start ?? range.start;
  const after = before ? trimmed(text, before.value).end : range.end;
  if (flow) return { start: after, end: after, text: `, color: "${color}"` };
  const indent = ' '.repeat(key - (text.lastIndexOf('\n', key - 1) + 1));
  const end = /\r?\n|$/.exec(text.slice(after))?.index ?? 0;
  return { start: after + end, end: after + end, text: `${newlineOf(text)}${indent}color: "${color}"` };
}

/** A value without the line breaks that a block takes in at its end. */
const trimmed = (text: string, { start, end }: Range): Range => ({
  start,
  end: start + text.slice(start, end).trimEnd().length,
});
