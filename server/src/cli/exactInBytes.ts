import { isAscii, isUtf8 } from 'node:buffer';
import { rangeOfPoints } from '../core/anchor/throughDiff.js';
import { isNowhere, type Codings, type SegmentEntry } from '../core/codings/segment.js';
import type { Lines } from '../core/text/lines.js';
import { digestOfBytes } from '../disk/files/digest.js';

/**
 * Whether the segments of codings files of one transcript all stand where their entries say, or are said to be nowhere. Tells
 * so from the bytes of a transcript with LF line ends, which takes a fraction of decoding it; of any other it tells nothing.
 */
export function areExactInBytes(
  bytes: Buffer,
  records: readonly { readonly value: Pick<Codings, 'text' | 'segments'> }[],
): boolean {
  const isPlain = isAscii(bytes);
  if (bytes.includes('\r')) return false;
  if (!isPlain && (!isUtf8(bytes) || unusual.some((unit) => bytes.includes(unit)))) return false;
  const digest = digestOfBytes(bytes);
  const lines = linesInBytes(bytes, isPlain);
  const isExact = (segment: SegmentEntry): boolean => {
    const range = rangeOfPoints(lines, segment);
    const { quote, before = '', after = '' } = segment;
    return (
      range !== undefined &&
      endOf(bytes, quote, range.start) === range.end &&
      (before === '' || endOf(bytes, before, range.start - Buffer.byteLength(before)) !== undefined) &&
      (after === '' || endOf(bytes, after, range.end) !== undefined)
    );
  };
  return records.every(({ value: { text: named, segments } }) =>
    segments.every((segment) => (segment.text ?? named) === digest && (isNowhere(segment) || isExact(segment))),
  );
}

/** What is not compared byte for byte, as other line ends are not: a byte order mark, and what half of a pair is written as. */
const unusual = ['\ufeff', '\ufffd'];

/** Lines of bytes, without their text. A byte that is not a character's first makes no column, as half of a pair does not. */
function linesInBytes(bytes: Buffer, isPlain: boolean): Lines {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  const pairs: number[] = [];
  const end = isPlain ? 0 : bytes.length;
  for (let i = 0; i < end; i++) if (((bytes[i] ?? 0) & 0xc0) === 0x80) pairs.push(i);
  // Where a line after the last one would start, since the text is not there to say how long it is.
  starts.push(bytes.length + 1);
  return { text: '', starts, pairs };
}

/** Where words end that begin at an offset in bytes; undefined where they do not stand there. */
function endOf(bytes: Buffer, words: string, start: number): number | undefined {
  if (scratch.length < 3 * words.length) scratch = Buffer.allocUnsafe(6 * words.length);
  const end = start + scratch.write(words);
  return start >= 0 && end <= bytes.length && bytes.compare(scratch, 0, end - start, start, end) === 0
    ? end
    : undefined;
}

let scratch = Buffer.allocUnsafe(4096);
