import { chooseNames, type Candidate, type Choice } from './chooseNames.js';
import { labelAt, type Label } from './label.js';
import { contentStart, lineNumbers } from './lineNumbers.js';
import type { TranscriptReading } from './transcriptReading.js';
import { isBlankFrom, linesFrom, skipSpace, trimEnd, type Line } from './scan.js';
import { templateLabelAt } from './template.js';
import { timestampAt } from './timestamp.js';
import type { LabelForm, Layout } from './transcript.js';

/** What the first pass over a text finds, and what it makes of it. */
export interface Survey {
  /** The speakers' labels, by where their lines start. */
  readonly labels: ReadonlyMap<number, Label>;
  /** Whether blank lines part the text's paragraphs. */
  readonly hasBlankLines: boolean;
  /** Where the content of numbered lines starts, by where the lines start (UTF-16 offsets). */
  readonly numbers: ReadonlyMap<number, number>;
  readonly forms: ReadonlySet<LabelForm>;
  readonly layout: Layout;
}

interface PlacedLabel extends Candidate {
  readonly label: Label;
  readonly lineStart: number;
}

/** Looks through a text behind its head for labels, and decides which of them are speakers'. */
export function surveyText(text: string, body: number, reading: TranscriptReading): Survey {
  const numbers = lineNumbers(text, body);
  const labels: PlacedLabel[] = [];
  let paragraphs = 0;
  let lines = 0;
  let hasBlankLines = false;
  let afterBlank = true;
  let mayStart = true;
  let isTimeBefore = false;
  for (const line of linesFrom(text, body)) {
    const start = contentStart(text, line, numbers);
    if (start >= line.end) {
      afterBlank = mayStart = true;
      continue;
    }
    hasBlankLines ||= afterBlank && paragraphs > 0;
    lines++;
    const end = trimEnd(text, start, line.end);
    const found = templateLabelAt(text, start, end, reading.labels) ?? labelAt(text, start, end);
    const label: Label | undefined = found && placed(text, line, found, isTimeBefore);
    if (label) labels.push({ label, lineStart: line.start, isAmid: !mayStart && !ownLine.has(label.form) });
    const isEvident: boolean = label !== undefined && mayStart && !prosaic.has(label.form);
    mayStart = isEvident || end - start < 40 || sentenceEnd.test(text.slice(end - 1, end));
    isTimeBefore = isTimeAlone(text, start, end);
    if (isTimeBefore) continue;
    if (isEvident || afterBlank) paragraphs++;
    afterBlank = false;
  }
  const starts = hasBlankLines ? paragraphs : lines;
  const speakerOf = chooseNames({ labels, paragraphs, starts }, reading);
  return { hasBlankLines, numbers, ...chosenLabels(labels, speakerOf, numbers.size > 0) };
}

/** A label where it stands: a name alone on its line needs a time beside it, or speech right behind it. */
function placed(text: string, line: Line, label: Label, isTimeBefore: boolean): Label | undefined {
  if (label.form !== 'alone' && label.form !== 'line') return label;
  if (isTimeBefore || isTimeAlone(text, line.next, lineEnd(text, line.next))) return { ...label, form: 'apart' };
  return isBlankFrom(text, line.next) ? undefined : label;
}

/** Whether nothing but a time stands in a stretch of text. */
function isTimeAlone(text: string, start: number, end: number): boolean {
  let at = skipSpace(text, start, end);
  let time = timestampAt(text, at, true);
  const isTime = time !== undefined;
  for (; time && time.range.end <= end; time = timestampAt(text, at, true)) at = skipSpace(text, time.range.end, end);
  return isTime && at === end;
}

/** Where a line ends, looking no further than a time is long. */
function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < Math.min(text.length, start + 60) && !/[\r\n]/.test(text.charAt(end))) end++;
  return end;
}

function chosenLabels(
  labels: readonly PlacedLabel[],
  speakerOf: Choice,
  isNumbered: boolean,
): Pick<Survey, 'labels' | 'forms' | 'layout'> {
  const chosen = new Map<number, Label>();
  const passedOver = new Set<string>();
  for (const { label, lineStart, isAmid } of labels) {
    const name = speakerOf(label);
    if (name !== undefined) chosen.set(lineStart, name === label.name ? label : { ...label, name });
    else if (!isAmid && !prosaic.has(label.form)) passedOver.add(label.name);
  }
  const forms = countForms(chosen.values());
  return { labels: chosen, forms: new Set(forms.keys()), layout: layoutOf(forms, isNumbered, passedOver) };
}

/** How often labels have each form. */
export function countForms(labels: Iterable<Pick<Label, 'form'>>): ReadonlyMap<LabelForm, number> {
  const counts = new Map<LabelForm, number>();
  for (const { form } of labels) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** `forms` counts labels by how they are written; of forms that are as frequent the first counts. */
export function layoutOf(
  forms: ReadonlyMap<LabelForm, number>,
  isNumbered: boolean,
  passedOver: ReadonlySet<string>,
): Layout {
  const [most] = [...forms].sort(([, a], [, b]) => b - a);
  return { ...(most && { labels: most[0] }), isNumbered, passedOver: [...passedOver] };
}

/** Forms of lines that have nothing but a label. */
const ownLine: ReadonlySet<LabelForm> = new Set([
  'alone',
  'apart',
  'time',
  'bold',
  'bracket',
  'tab',
  'row',
  'chat',
  'hash',
  'template',
]);
/** Forms that any line of prose may have. */
const prosaic: ReadonlySet<LabelForm> = new Set(['line', 'dash', 'stop']);
/** How a line of speech ends where a new speaker may follow. */
const sentenceEnd = /[.!?…"”»)\]:—–\-/。！？؟۔।]$/u;
