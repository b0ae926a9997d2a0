import type { Range } from '../text/range.js';
import type { MapPlace } from '../yaml/locate.js';
import type { Code } from './codebook.js';

/** A code, and what is below it, with all offsets from `from` on moved by so many UTF-16 units. What is before stays the same object. */
export function shiftCode(code: Code, from: number, by: number): Code {
  if (by === 0 || code.range.end < from) return code;
  const { examples, mentions } = code;
  return {
    ...code,
    ...shiftPlace(code, from, by),
    idRange: shiftRange(code.idRange, from, by),
    definitionRange: shiftRange(code.definitionRange, from, by),
    examples: examples.map((example) => ({
      ...example,
      quoteRange: shiftRange(example.quoteRange, from, by),
      ...(example.transcriptRange && { transcriptRange: shiftRange(example.transcriptRange, from, by) }),
      ...(example.segmentRange && { segmentRange: shiftRange(example.segmentRange, from, by) }),
    })),
    mentions: mentions.map((mention) => ({ ...mention, range: shiftRange(mention.range, from, by) })),
    codes: code.codes.map((below) => shiftCode(below, from, by)),
  };
}

/** Where a map stands, with all offsets from `from` on moved. */
export function shiftPlace({ range, fields }: MapPlace, from: number, by: number): MapPlace {
  const moved = new Map<string, { readonly key: Range; readonly value: Range }>();
  for (const [name, { key, value }] of fields) {
    moved.set(name, { key: shiftRange(key, from, by), value: shiftRange(value, from, by) });
  }
  return { range: shiftRange(range, from, by), fields: moved };
}

function shiftRange(range: Range, from: number, by: number): Range {
  if (range.end < from) return range;
  return { start: range.start < from ? range.start : range.start + by, end: range.end + by };
}
