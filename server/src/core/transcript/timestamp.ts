import type { Range } from '../text/range.js';
import type { Timestamp } from './transcript.js';

/**
 * The timestamp that starts at a UTF-16 offset: `[00:10]`, `(1:02:03)`, `{00:12}`, `\[02:01.5\]`, `[10.25]`, `#00:00:10-5#`,
 * `#00:00:10:500#`, `[00:01.0 --> 00:04.2]`; with `bare` also `00:10`, `00:10 - 00:15` and `0 minutes 10 seconds`.
 */
export function timestampAt(text: string, at: number, bare: boolean): Timestamp | undefined {
  const unit = text.charCodeAt(at);
  const digit = unit >= 48 && unit <= 57;
  if (digit ? !bare : !openers.has(unit)) return undefined;
  return digit ? (timeAt(bareTime, text, at) ?? timeAt(spokenTime, text, at)) : timeAt(markedTime, text, at);
}

function timeAt(pattern: RegExp, text: string, at: number): Timestamp | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const ms =
    pattern === spokenTime
      ? millisecondsOf([match[1] ?? 0, match[2] ?? 0, match[3] ?? 0].join(':'))
      : millisecondsOf(match[1] ?? match[2] ?? '');
  return { range: { start: at, end: at + match[0].length }, ms };
}

/** The timestamps within a stretch of speech, in order: those in square brackets or hashes, and one in any brackets at its end. */
export function timestampsIn(text: string, range: Range): readonly Timestamp[] {
  const speech = text.slice(range.start, range.end);
  if (!innerOpeners.some((opener) => speech.includes(opener))) return [];
  const found: Timestamp[] = [];
  for (const match of speech.matchAll(innerTime)) {
    const start = range.start + match.index;
    const all = match[0];
    const written = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    found.push({
      range: { start, end: start + all.length },
      ms: match[4] === undefined ? millisecondsOf(written) : Number(written),
    });
  }
  return found;
}

/** `1:02:03.5`, `02:03`, `00:00:10,500`, `00:00:10-5` and `00:00:10:500` in milliseconds; frames, as in `00:00:10:12`, count nothing. */
export function millisecondsOf(time: string): number {
  const [clock = '', fraction = ''] = time.split(/[,;-]|\.(?=\d+$)(?<=:\d+\.)/);
  const parts = clock.split(/[:.]/);
  const [fourth = ''] = parts.splice(3);
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + thousandths(fourth.length === 3 ? fourth : fraction);
}

const thousandths = (fraction: string): number => Number(fraction.slice(0, 3).padEnd(3, '0'));

/** `[`, `(`, `{`, `\` and `#`. */
const openers: ReadonlySet<number> = new Set([91, 40, 123, 92, 35]);
const time = String.raw`\d{1,3}:\d{1,2}(?::\d{1,2}(?::\d{2,3})?)?(?:[.,;]\d{1,3}|-\d(?!\d))?`;
const dotted = String.raw`\d{1,2}\.\d{2}(?:\.\d{2})?`;
const until = `(?: ?(?:-->|[-–—]) ?${time})?`;
const hashed = `#(${time})#`;
const bareTime =
  /(\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?(?= ?-->)|\d{1,2}:\d{2}(?::\d{2}(?::\d{2,3})?)?(?:[.,;]\d{1,3})?)(?: ?(?:-->|[-–—]) ?\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?)?(?: ?[AaPp]\.?[Mm]\b\.?)?(?![\d:])/y;
const spokenTime =
  /(?:(\d{1,2}) ?(?:h|hours?|hrs?|Stunden?|heures?|horas?|ore|uur),? )?(?:(\d{1,3}) ?(?:min|mins|minutes?|Minuten?|minutos?|minuti|minuut|minuten),? (?:and |und |et |y |e |en )?)?(\d{1,2}) ?(?:s|secs?|seconds?|Sekunden?|secondes?|segundos?|secondi|seconden?)(?!\p{L})/uy;
const markedTime = new RegExp(String.raw`\\?[[({] ?(${time}|${dotted})${until} ?\\?[\])}]|${hashed}`, 'y');
const innerOpeners = ['[', '#', '(', '{', '\u0015'];
const innerTime = new RegExp(
  String.raw`\\?[[{] ?(${time})${until} ?\\?[\]}]|${hashed}|\((${time})\)$|\u0015(\d{1,10})_\d{1,10}\u0015`,
  'g',
);
