import type { Range } from '../text/range.js';
import type { Timestamp } from './transcript.js';

/**
 * The timestamp that starts at a UTF-16 offset: `[00:10]`, `(1:02:03)`, `\[02:01.5\]`, `[10.25]`, `#00:00:10-5#`,
 * `[00:01.0 --> 00:04.2]`; with `bare` also `00:10` without brackets.
 */
export function timestampAt(text: string, at: number, bare: boolean): Timestamp | undefined {
  const unit = text.charCodeAt(at);
  const digit = unit >= 48 && unit <= 57;
  if (!digit && unit !== 91 && unit !== 40 && unit !== 92 && unit !== 35) return undefined;
  const pattern = digit ? bareTime : markedTime;
  if (digit && !bare) return undefined;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  return { range: { start: at, end: at + match[0].length }, ms: millisecondsOf(match[1] ?? match[2] ?? '') };
}

/** The timestamps within a stretch of speech, in order: those in square brackets or hashes, and one in any brackets at its end. */
export function timestampsIn(text: string, range: Range): readonly Timestamp[] {
  const found: Timestamp[] = [];
  for (const match of text.slice(range.start, range.end).matchAll(innerTime)) {
    const start = range.start + match.index;
    found.push({
      range: { start, end: start + match[0].length },
      ms: millisecondsOf(match[1] ?? match[2] ?? match[3] ?? ''),
    });
  }
  return found;
}

/** `1:02:03.5`, `02:03`, `00:00:10,500` and `00:00:10-5` in milliseconds. */
export function millisecondsOf(time: string): number {
  const [clock = '', fraction = ''] = time.split(/[,-]|\.(?=\d+$)(?<=:\d+\.)/);
  const seconds = clock.split(/[:.]/).reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

const time = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?`;
const dotted = String.raw`\d{1,2}\.\d{2}(?:\.\d{2})?`;
const until = `(?: ?(?:-->|[-–—]) ?${time})?`;
const hashed = `#(${time}(?:-\\d)?)#`;
const bareTime = /(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?![\d:])/y;
const markedTime = new RegExp(String.raw`\\?[[(] ?(${time}|${dotted})${until} ?\\?[\])]|${hashed}`, 'y');
const innerTime = new RegExp(String.raw`\\?\[ ?(${time})${until} ?\\?\]|${hashed}|\((${time})\)$`, 'g');
