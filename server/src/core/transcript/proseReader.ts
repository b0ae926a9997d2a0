import { createBuilder, type Builder } from './builder.js';
import { headEnd, titlesEnd } from './head.js';
import { headingAt, isRule } from './heading.js';
import type { Label } from './label.js';
import type { TranscriptReading } from './transcriptReading.js';
import { isTableFrame } from './rowLabel.js';
import { contentStart } from './lineNumbers.js';
import { linesFrom, skipSpace, trimEnd } from './scan.js';
import { surveyText, type Survey } from './survey.js';
import { timestampAt } from './timestamp.js';
import type { Format, Timestamp, Transcript } from './transcript.js';

/** Reads plain text and Markdown: once for the names that recur, once for the turns. */
export function readProse(text: string, format: Format, reading: TranscriptReading): Transcript {
  const body = headEnd(text);
  const survey = surveyText(text, body, reading);
  const [firstLabel] = survey.labels.keys();
  const start = firstLabel === undefined || survey.labels.size === 1 ? body : titlesEnd(text, body, firstLabel);
  return readLines(text, start, format, survey).build(survey.layout, reading.speakers);
}

/** Reads what is said behind the head, which ends at `body`: before it only headings count. */
function readLines(text: string, body: number, format: Format, survey: Survey): Builder {
  const { labels, numbers, forms } = survey;
  /** Whether each line is a paragraph, where no blank lines part any. */
  const byLine = format === 'text' && !survey.hasBlankLines && !forms.has('chat');
  const builder = createBuilder(text, format);
  let paragraph: { start: number; end: number } | undefined;
  /** Timestamps that stand before a turn or paragraph. */
  let leading: Timestamp[] = [];
  let isSpeakerKnown = false;
  const endParagraph = (): void => {
    if (paragraph) builder.speech(paragraph.start, paragraph.end);
    paragraph = undefined;
  };
  const addLeading = (): void => {
    for (const timestamp of leading) builder.timestamp(timestamp);
    leading = [];
  };
  const beginTurn = (start: number, label?: Label): void => {
    builder.turn(leading[0]?.range.start ?? start, label);
    addLeading();
    if (label?.timestamp) builder.timestamp(label.timestamp);
  };

  const beginLabelled = (start: number, end: number, label: Label): void => {
    endParagraph();
    beginTurn(start, label);
    isSpeakerKnown = true;
    if (label.speechStart < end) paragraph = { start: label.speechStart, end: label.speechEnd ?? end };
  };
  const beginParagraph = (start: number, end: number): void => {
    endParagraph();
    const times = leadingTimestamps(text, start, end);
    leading.push(...times);
    const speechStart = skipSpace(text, times.at(-1)?.range.end ?? start, end);
    if (speechStart === end) return;
    if (isSpeakerKnown) addLeading();
    else beginTurn(start);
    paragraph = { start: speechStart, end };
  };

  /** Where the last comment ends; what opens behind it never does, and need not be searched for. */
  const lastComment = format === 'markdown' ? text.lastIndexOf('-->') : -1;
  let skipTo = 0;
  let afterBlank = true;
  for (const line of linesFrom(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)) {
    if (line.start < skipTo) continue;
    const start = contentStart(text, line, numbers);
    const isMarked = start > skipSpace(text, line.start, line.end);
    const end = trimEnd(text, start, line.end);
    const label = labels.get(line.start);
    const heading = label || start === end ? undefined : headingAt(text, line, start, end, format, afterBlank);
    afterBlank = start === end;
    const comment = start < lastComment ? commentEnd(text, start) : undefined;
    if (comment !== undefined) {
      skipTo = comment;
      endParagraph();
    } else if (heading) {
      endParagraph();
      addLeading();
      builder.heading(heading);
      isSpeakerKnown = false;
      skipTo = heading.next;
      afterBlank = true;
    } else if (line.start < body || isNoSpeech(text, start, end, forms)) {
      endParagraph();
    } else if (label) {
      beginLabelled(start, end, label);
    } else if (paragraph && !byLine && !isMarked) {
      paragraph.end = end;
    } else {
      beginParagraph(start, end);
    }
  }
  endParagraph();
  addLeading();
  return builder;
}

/** Whether nobody says a line: a blank one, a rule, a table's head, and what CHAT says of a transcript. */
const isNoSpeech = (text: string, start: number, end: number, forms: Survey['forms']): boolean =>
  start === end ||
  isRule(text, start, end) ||
  (forms.has('row') && isTableFrame(text, start, end)) ||
  (forms.has('chat') && /[@%]/.test(text.charAt(start)));

/** Where the HTML comment that starts at the offset ends; undefined where none starts. */
const commentEnd = (text: string, start: number): number | undefined =>
  text.startsWith('<!--', start) ? text.indexOf('-->', start) + 3 : undefined;

/** The timestamps before a paragraph. */
function leadingTimestamps(text: string, start: number, end: number): readonly Timestamp[] {
  const found: Timestamp[] = [];
  for (let at = start; at < end;) {
    const timestamp = leadingTimestamp(text, at, end);
    if (!timestamp) break;
    found.push(timestamp);
    at = skipSpace(text, timestamp.range.end, end);
  }
  return found;
}

/** Whether one time follows another at once, as in `0 minutes 4 seconds0:04`. */
const isTimeOn = (text: string, at: number): boolean => timestampAt(text, at, true) !== undefined;

/** The timestamp before a paragraph. One without brackets has hours or stands apart: “8:30 is when I get up” is speech. */
function leadingTimestamp(text: string, start: number, end: number): Timestamp | undefined {
  const timestamp = timestampAt(text, start, true);
  if (!timestamp || timestamp.range.end > end) return undefined;
  if (text.charCodeAt(start) < 48 || text.charCodeAt(start) > 57) return timestamp;
  const after = timestamp.range.end;
  const gap = skipSpace(text, after, end) - after;
  const hasHours = /:\d+:/.test(text.slice(start, after));
  return after === end || gap > 1 || text.charCodeAt(after) === 9 || (hasHours && gap === 1) || isTimeOn(text, after)
    ? timestamp
    : undefined;
}
