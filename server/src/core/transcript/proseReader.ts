import { createBuilder } from './builder.js';
import { chooseNames, type Candidates } from './chooseNames.js';
import { headEnd } from './head.js';
import { headingAt, isRule } from './heading.js';
import { labelAt, type Label } from './label.js';
import { isBlankFrom, linesFrom, skipSpace, trimEnd, type Line } from './scan.js';
import { timestampAt } from './timestamp.js';
import type { Format, Timestamp, Transcript } from './transcript.js';

/** Reads plain text and Markdown: once for the names that recur, once for the turns. */
export function readProse(text: string, format: Format): Transcript {
  const body = headEnd(text);
  const survey = surveyText(text, body);
  const names = chooseNames(survey);
  const labels = new Map(survey.labels.filter(({ name }) => names.has(name)).map((label) => [label.lineStart, label]));
  return readLines(text, { body, labels, byLine: format === 'text' && !survey.hasBlankLines, format });
}

interface PlacedLabel extends Label {
  readonly lineStart: number;
}

interface Survey extends Candidates {
  readonly labels: readonly PlacedLabel[];
  /** Whether blank lines part the text's paragraphs. */
  readonly hasBlankLines: boolean;
}

function surveyText(text: string, body: number): Survey {
  const labels: PlacedLabel[] = [];
  let paragraphs = 0;
  let hasBlankLines = false;
  let afterBlank = true;
  let mayStart = true;
  for (const line of linesFrom(text, body)) {
    const start = skipSpace(text, line.start, line.end);
    if (start === line.end) {
      afterBlank = mayStart = true;
      continue;
    }
    hasBlankLines ||= afterBlank && paragraphs > 0;
    const end = trimEnd(text, start, line.end);
    const found = labelAt(text, start, end);
    const label: Label | undefined =
      found && (mayStart || found.form !== 'colon') && (found.form !== 'alone' || !isBlankFrom(text, line.next))
        ? found
        : undefined;
    if (label) labels.push({ ...label, lineStart: line.start });
    if (label || afterBlank) paragraphs++;
    afterBlank = false;
    mayStart = label !== undefined || end - start < 40 || sentenceEnd.test(text.slice(end - 1, end));
  }
  return { labels, paragraphs, hasBlankLines };
}

interface Reading {
  /** Where the head ends: before it only headings count. */
  readonly body: number;
  /** The speakers' labels, by where their lines start. */
  readonly labels: ReadonlyMap<number, Label>;
  /** Whether each line is a paragraph, where no blank lines part any. */
  readonly byLine: boolean;
  readonly format: Format;
}

function readLines(text: string, { body, labels, byLine, format }: Reading): Transcript {
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

  const isNoSpeech = (line: Line, start: number, end: number): boolean =>
    start === end || line.start < body || isRule(text, start, end);

  /** Where the last comment ends; what opens behind it never does, and need not be searched for. */
  const lastComment = format === 'markdown' ? text.lastIndexOf('-->') : -1;
  let skipTo = 0;
  let afterBlank = true;
  for (const line of linesFrom(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)) {
    if (line.start < skipTo) continue;
    const start = skipSpace(text, line.start, line.end);
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
    } else if (isNoSpeech(line, start, end)) {
      endParagraph();
    } else if (label) {
      endParagraph();
      beginTurn(start, label);
      isSpeakerKnown = true;
      if (label.speechStart < end) paragraph = { start: label.speechStart, end };
    } else if (paragraph && !byLine) {
      paragraph.end = end;
    } else {
      endParagraph();
      const timestamp = leadingTimestamp(text, start, end);
      const speechStart = timestamp ? skipSpace(text, timestamp.range.end, end) : start;
      if (timestamp) leading.push(timestamp);
      if (speechStart === end) continue;
      if (isSpeakerKnown) addLeading();
      else beginTurn(start);
      paragraph = { start: speechStart, end };
    }
  }
  endParagraph();
  addLeading();
  return builder.build();
}

/** Where the HTML comment that starts at the offset ends; undefined where none starts. */
const commentEnd = (text: string, start: number): number | undefined =>
  text.startsWith('<!--', start) ? text.indexOf('-->', start) + 3 : undefined;

/** The timestamp before a paragraph. One without brackets has hours or stands apart: “8:30 is when I get up” is speech. */
function leadingTimestamp(text: string, start: number, end: number): Timestamp | undefined {
  const timestamp = timestampAt(text, start, true);
  if (!timestamp || text.charCodeAt(start) < 48 || text.charCodeAt(start) > 57) return timestamp;
  const after = timestamp.range.end;
  const gap = skipSpace(text, after, end) - after;
  const hasHours = /:\d+:/.test(text.slice(start, after));
  return after === end || gap > 1 || text.charCodeAt(after) === 9 || (hasHours && gap === 1) ? timestamp : undefined;
}

/** How a line of speech ends where a new speaker may follow. */
const sentenceEnd = /[.!?…"”»)\]:—–\-/。！？؟۔।]$/u;
