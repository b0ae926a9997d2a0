import type { Range } from '../../../server/src/core/text/range.js';

/** Where a unit came from that stood nowhere in the old text. */
const nowhere = -1;
/** One that stands right beside what it was copied from; nobody could tell the two apart. */
const twin = (offset: number): number => (offset === nowhere ? nowhere : -2 - offset);

/** A text that knows of each of its UTF-16 units at which offset of the old text it stood, or what it was written in the place of. */
export class Traced {
  private constructor(
    readonly text: string,
    readonly origin: readonly number[],
  ) {}

  /** A text as it was. */
  static old(text: string): Traced {
    return new Traced(
      text,
      Array.from({ length: text.length }, (_, i) => i),
    );
  }

  /** Words that stood nowhere before, copies among them. */
  static fresh(text: string): Traced {
    return new Traced(text, Array<number>(text.length).fill(nowhere));
  }

  static join(pieces: readonly Traced[]): Traced {
    return new Traced(
      pieces.map(({ text }) => text).join(''),
      pieces.flatMap(({ origin }) => origin),
    );
  }

  slice(start: number, end = this.text.length): Traced {
    return new Traced(this.text.slice(start, end), this.origin.slice(start, end));
  }

  /** The same words written otherwise: each new unit stands for one of the old ones. */
  rewritten(text: string): Traced {
    const scale = this.text.length / Math.max(1, text.length);
    return new Traced(
      text,
      Array.from({ length: text.length }, (_, i) => this.origin[Math.floor(i * scale)] ?? nowhere),
    );
  }

  /** The same words once more, right beside themselves. */
  twin(): Traced {
    return new Traced(this.text, this.origin.map(twin));
  }

  /** The same, with what stands right beside its equal taken for that: at one position nobody can tell which of the two it is. */
  withTwins(): Traced {
    return new Traced(
      this.text,
      this.origin.map((offset) => (offset < nowhere ? twin(offset) : offset)),
    );
  }

  /** What a pattern finds, put through `by`; undefined leaves it as it is. */
  replace(pattern: RegExp, by: (found: Traced, match: RegExpExecArray) => Traced | undefined): Traced {
    const pieces: Traced[] = [];
    let done = 0;
    for (const match of this.text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const made = by(this.slice(match.index, end), match);
      if (!made) continue;
      pieces.push(this.slice(done, match.index), made);
      done = end;
    }
    return Traced.join([...pieces, this.slice(done)]);
  }

  /** Its lines, each with its break. */
  lines(): Traced[] {
    return [...this.text.matchAll(/[^\n]*\n|[^\n]+$/g)].map(({ 0: line, index }) =>
      this.slice(index, index + line.length),
    );
  }
}

export const nothing = Traced.fresh('');

/** What became of a range of the old text: letters and digits of the new text that stand for letters and digits in it. */
export interface Fate {
  /** Of the range's own letters, how many are left in one way or another. */
  readonly left: number;
  /** Of a stretch of the new text, how many letters it has and how many of them are the range's own. */
  readonly own: (stretch: Range) => { readonly letters: number; readonly own: number };
  /** From the first to the last of them; empty where none is left. */
  readonly stretch: Range;
}

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}\uD800-\uDFFF]/u.test(text[at] ?? '');

export function fateOf({ text, origin }: Traced, { start, end }: Range): Fate {
  const isWithin = (from: number): boolean => from >= start && from < end;
  const isOwn = (at: number): boolean => isWithin(origin[at] ?? nowhere) && isLetter(text, at);
  const found: number[] = [];
  for (let at = 0; at < text.length; at++) if (isOwn(at)) found.push(at);
  return {
    left: new Set(found.map((at) => origin[at])).size,
    own: (stretch) => {
      let letters = 0;
      const own = new Set<number>();
      const twins = new Set<number>();
      for (let at = stretch.start; at < stretch.end; at++) {
        if (!isLetter(text, at)) continue;
        letters++;
        const from = origin[at] ?? nowhere;
        if (isWithin(from)) own.add(from);
        else if (isWithin(twin(from))) twins.add(twin(from));
      }
      // Twins alone are another passage; beside what is the segment's for sure they are as good as what they were copied from.
      return { letters, own: own.size === 0 ? 0 : new Set([...own, ...twins]).size };
    },
    stretch: { start: found[0] ?? 0, end: (found.at(-1) ?? -1) + 1 },
  };
}

export const lettersIn = (text: string): number => Array.from(text.matchAll(/[\p{L}\p{N}]/gu)).length;
