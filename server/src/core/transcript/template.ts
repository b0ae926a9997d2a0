import { cleanName } from './nameEnd.js';
import type { Label } from './label.js';
import { isSpace, skipSpace, trimEnd } from './scan.js';
import { timestampAt } from './timestamp.js';
import type { Timestamp } from './transcript.js';

/** How a study writes labels, as in `[{time}] {name} >`: what stands around a name and a time, in order. */
export type LabelTemplate = readonly TemplatePart[];

/**
 * What is read at one place of a template: a name, a time, a number that says nothing, or text that has to stand there.
 */
export type TemplatePart = { readonly is: 'name' | 'time' | 'number' } | { readonly is: 'mark'; readonly mark: string };

/** Reads a template; undefined where it does not name the name once, or nothing parts it from what is said. */
export function readTemplate(written: string): LabelTemplate | undefined {
  const parts = written
    .trim()
    .split(/(\{(?:name|time|number)\})/)
    .filter((part) => part !== '')
    .map((part): TemplatePart => {
      const is = places.find((place) => part === `{${place}}`);
      return is ? { is } : { is: 'mark', mark: part };
    });
  const names = parts.filter(({ is }) => is === 'name').length;
  const isParted = parts.every((part, i) => part.is === 'mark' || parts[i + 1]?.is !== part.is);
  return names === 1 && isParted && written.length <= 80 ? parts : undefined;
}

/**
 * The label of a template at the start of a line. A name goes up to the mark behind it, and to the line's end where the
 * template ends with it; a blank in a mark stands for any white space, and for none at its ends.
 */
export function templateLabelAt(
  text: string,
  start: number,
  end: number,
  templates: readonly LabelTemplate[],
): Label | undefined {
  for (const template of templates) {
    const label = oneLabelAt(text, start, Math.min(end, start + reach), template);
    if (label && (end <= start + reach || label.speechStart < start + reach)) return label;
  }
  return undefined;
}

function oneLabelAt(text: string, start: number, end: number, template: LabelTemplate): Label | undefined {
  let at = start;
  let name: { readonly start: number; readonly end: number } | undefined;
  let timestamp: Timestamp | undefined;
  for (const [i, part] of template.entries()) {
    at = skipSpace(text, at, end);
    if (part.is === 'mark') {
      const behind = markEnd(text, at, end, part.mark);
      if (behind === undefined) return undefined;
      at = behind;
    } else if (part.is === 'time') {
      timestamp = timestampAt(text, at, true);
      if (!timestamp || timestamp.range.end > end) return undefined;
      at = timestamp.range.end;
    } else if (part.is === 'number') {
      const from = at;
      while (at < end && /\d/.test(text.charAt(at))) at++;
      if (at === from) return undefined;
    } else {
      const stop = nameStop(text, at, end, template[i + 1]);
      if (stop === undefined || stop === at || stop - at > longestName) return undefined;
      name = { start: at, end: trimEnd(text, at, stop) };
      at = stop;
    }
  }
  if (!name || name.end <= name.start) return undefined;
  return {
    form: 'template',
    name: cleanName(text.slice(name.start, name.end)),
    nameRange: name,
    ...(timestamp && { timestamp }),
    speechStart: skipSpace(text, at, end),
  };
}

/** Where a name ends: before the next mark, time or number, or at the line's end. */
function nameStop(text: string, start: number, end: number, next: TemplatePart | undefined): number | undefined {
  if (!next) return end;
  for (let at = start + 1; at < Math.min(end, start + longestName + 1); at++) {
    if (next.is === 'mark') {
      if (markEnd(text, skipSpace(text, at, end), end, next.mark) !== undefined) return at;
    } else if (/\d/.test(text.charAt(at)) && (next.is === 'number' || timestampAt(text, at, true))) return at;
  }
  return undefined;
}

/** Behind a mark at an offset. */
function markEnd(text: string, start: number, end: number, mark: string): number | undefined {
  let at = start;
  for (const piece of mark.trim().split(/\s+/)) {
    at = skipSpace(text, at, end);
    if (!text.startsWith(piece, at) || at + piece.length > end) return undefined;
    at += piece.length;
  }
  // A mark of nothing but blanks parts by white space.
  return mark.trim() !== '' || isSpace(text.charCodeAt(start - 1)) ? at : undefined;
}

const places = ['name', 'time', 'number'] as const;
/** UTF-16 units. */
const longestName = 63;
const reach = 300;
