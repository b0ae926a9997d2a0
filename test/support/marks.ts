import type { Range } from '../../server/src/core/text/range.js';

/** A range marked in a fixture, in UTF-16 offsets of the text without marks. `name` is empty where none is given. */
export interface Mark extends Range {
  readonly name: string;
}

export interface Marked {
  /** The fixture without its marks. */
  readonly text: string;
  /** UTF-16 offset of the `‸`, or -1 where there is none. */
  readonly caret: number;
  /** In order of their openings, so that of two which start together the outer comes first. */
  readonly ranges: readonly Mark[];
}

/**
 * Reads a fixture that says in its own text what a test is about:
 *
 *     P02: ⟦turn|It was ⟦the trust‸⟧ that would not.⟧
 *
 * `⟦…⟧` marks a range, `⟦name|…⟧` one with a name (lower-case letters, digits and hyphens), `‸` the caret. Ranges nest.
 * `⟦⟧` is an empty range. A bracket without its partner, or a second caret, is a mistake in the test and throws.
 */
export function readMarks(fixture: string): Marked {
  const ranges: { name: string; start: number; end: number }[] = [];
  const open: (typeof ranges)[number][] = [];
  let text = '';
  let caret = -1;
  let at = 0;
  for (const match of fixture.matchAll(/⟦(?:([a-z][a-z0-9-]*)\|)?|⟧|‸/g)) {
    text += fixture.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === '‸') {
      if (caret >= 0) throw new Error(`Two carets in the fixture: ${fixture}`);
      caret = text.length;
    } else if (match[0] === '⟧') {
      const range = open.pop();
      if (!range) throw new Error(`A closing mark without its opening in the fixture: ${fixture}`);
      range.end = text.length;
    } else {
      const range = { name: match[1] ?? '', start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    }
  }
  if (open.length > 0) throw new Error(`An opening mark without its end in the fixture: ${fixture}`);
  return { text: text + fixture.slice(at), caret, ranges };
}

/**
 * Writes ranges into a text as `readMarks` reads them, so that a failing test shows what was found as text:
 * `assert.equal(writeMarks(text, found), fixture)`. Ranges may nest or touch, in any order, but not cross.
 */
export function writeMarks(text: string, ranges: readonly (Range & { readonly name?: string })[]): string {
  const ordered = ranges
    .map((range, order) => ({ ...range, order }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const open: Range[] = [];
  let marked = '';
  let at = 0;
  const writeTo = (offset: number): void => {
    marked += text.slice(at, offset);
    at = offset;
  };
  const closeUpTo = (offset: number): void => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      writeTo(last.end);
      marked += '⟧';
      open.pop();
    }
  };
  for (const range of ordered) {
    closeUpTo(range.start === range.end ? range.start - 1 : range.start);
    writeTo(range.start);
    marked += range.name === undefined || range.name === '' ? '⟦' : `⟦${range.name}|`;
    open.push(range);
  }
  closeUpTo(text.length);
  return marked + text.slice(at);
}
