import { normalizeText } from '../text/newline.js';

/** A text as quotes and digests speak of it, with LF line ends and no byte order mark, and its offsets both ways. */
export interface PlainText {
  readonly text: string;
  readonly toPlain: (offset: number) => number;
  readonly fromPlain: (offset: number) => number;
}

/**
 * Offsets are UTF-16. Each way takes time with the logarithm of the lines that end with CRLF, and none where no line
 * does.
 */
export function plainText(written: string): PlainText {
  const text = normalizeText(written);
  if (text.length === written.length) return { text, toPlain: same, fromPlain: same };
  /** Plain offsets before which a unit was left out: the mark, and the LF of each CRLF, whose CR stands for the pair. */
  const dropped: number[] = [];
  if (written.charCodeAt(0) === 0xfeff) dropped.push(0);
  for (let at = written.indexOf('\r\n'); at >= 0; at = written.indexOf('\r\n', at + 2)) {
    dropped.push(at + 1 - dropped.length);
  }
  return {
    text,
    toPlain: (offset) => {
      let low = 0;
      let high = dropped.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((dropped[middle] ?? 0) + middle < offset) low = middle + 1;
        else high = middle;
      }
      return offset - low;
    },
    fromPlain: (offset) => {
      let low = 0;
      let high = dropped.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((dropped[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return offset + low;
    },
  };
}

const same = (offset: number): number => offset;
