/** What ends the fast reading of a text: something stands in it that only the YAML library reads. */
export class Unusual extends Error {}

/** A place in YAML text, and the line it is on. */
export class Cursor {
  /** UTF-16 offset, at the first unit of what is read next; behind the text at its end. */
  at = 0;
  /** How far that is from the start of its line, from 0; -1 at the end of the text, less than any other. */
  column = 0;
  /** Offset of the line's break, or of the text's end. */
  lineEnd = -1;
  /** Whether a comment stands between what was read last and what is read next. */
  isBehindComment = false;

  /** How often comments were met below blank lines, each time as often as there are such lines. */
  private blankAbove = 0;

  /** `isLoose`: whether it does not matter to which node comments belong. */
  constructor(
    readonly text: string,
    readonly isLoose = false,
  ) {
    this.nextLine();
  }

  /** Goes to the next line that holds more than a comment. */
  nextLine(): void {
    const { text } = this;
    let comment = -1;
    let blank = 0;
    this.isBehindComment = false;
    for (let start = this.lineEnd + 1; start < text.length; start = this.lineEnd + 1) {
      this.lineEnd = lineEndAfter(text, start);
      if (this.lineEnd - start > longestToken) throw new Unusual();
      this.at = skipSpaces(text, start);
      if (this.at === this.lineEnd) {
        blank++;
        continue;
      }
      this.column = this.at - start;
      // Where a comment belongs that does not stand above its like is for the library to say.
      if (this.isBehindComment && comment !== this.column && !this.isLoose) throw new Unusual();
      if (text.charCodeAt(this.at) !== hash) return;
      comment = this.column;
      this.isBehindComment = true;
      this.blankAbove += blank;
      // The library has a limit for these.
      if (this.blankAbove > mostBlankAbove) throw new Unusual();
    }
    if (comment > 0 && !this.isLoose) throw new Unusual();
    this.at = text.length;
    this.column = -1;
  }

  /** Goes some units and the spaces behind them on, within the line. */
  skip(units: number): void {
    const at = skipSpaces(this.text, this.at + units);
    this.column += at - this.at;
    this.at = at;
  }

  /** Whether the line ends here, or holds only a comment from here on. */
  isAtLineEnd(): boolean {
    return isLineEnd(this, this.at);
  }

  isAtEnd(): boolean {
    return this.column < 0;
  }

  /** Whether an item of a list begins here. */
  isAtItem(): boolean {
    return this.text.charCodeAt(this.at) === dash && this.text.charCodeAt(this.at + 1) === space;
  }
}

const mostBlankAbove = 100_000;
/** Units of a line, or of a text on lines of its own; the library has a limit for more. */
export const longestToken = 900_000;
const [space, hash, dash] = [0x20, 0x23, 0x2d];

/** Whether nothing but spaces and a comment stands from an offset on, which is that of a space, a `#` behind one, or the line's end. */
export function isLineEnd({ text, lineEnd }: Cursor, offset: number): boolean {
  const at = skipSpaces(text, offset);
  return at >= lineEnd || (text.charCodeAt(at) === hash && text.charCodeAt(at - 1) === space);
}

/** UTF-16 offset of the next line feed, or the end of the text. */
export function lineEndAfter(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** Offset of the first unit that is no space; tabs are none, as in YAML's indentation. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at;
}
