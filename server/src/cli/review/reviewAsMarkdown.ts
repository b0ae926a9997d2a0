import * as l10n from '../../core/text/l10n.js';
import { countChanges, segmentOf, type SegmentChange, type TranscriptChanges } from '../../core/review/review.js';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { changesAsMarkdown } from '../commands/codebook/printChanges.js';
import { folded, joined, marks, tableRow, type Markdown } from '../formats/markdown.js';
import { whatDiffers, type NameOf, summary } from '../../core/review/reviewInWords.js';
import { cut, kindInWords, type ToldReview } from './toldReview.js';

/** Rows above which a list is folded. */
const longest = 8;
/** Code points that a cell shows of a quote, and of what differs. */
const mostQuoted = 140;
const mostTold = 400;
/** UTF-16 units of all. Hosts take comments of 65,536 and fewer; a workflow may put something around it. */
const mostUnits = 60_000;
/** Units that the codebooks, and what could not be read, may take of them. */
const mostAside = 20_000;

/**
 * A review fit for a comment on a pull request: a table for each transcript, long ones folded. What would make it too
 * long to post is left out and counted.
 */
export function reviewAsMarkdown({ review, unread, nameOf }: ToldReview): readonly Markdown[] {
  const lines = [marks`## ${l10n.t('Codings')}`, marks``, marks`${summary(review)}`];
  const notes = unread.map((message) => marks`- ${cut(message, mostTold)}`);
  if (notes.length > 0) {
    lines.push(
      marks``,
      marks`**${l10n.t('Not everything could be read:')}**`,
      marks``,
      ...fitting(notes, mostAside, 'line'),
    );
  }
  if (review.codebook.length > 0) {
    const changes = changesAsMarkdown(review.codebook);
    lines.push(marks``, ...titled(l10n.t('Codebooks'), fitting(changes, mostAside, 'line'), changes.length));
  }
  let left = mostUnits - sizeOf(lines);
  const omitted: TranscriptChanges[] = [];
  for (const transcript of review.transcripts) {
    const section = omitted.length > 0 ? [] : sectionOf(transcript, nameOf, left);
    left -= sizeOf(section);
    if (section.length === 0) omitted.push(transcript);
    else lines.push(marks``, ...section);
  }
  if (omitted.length > 0) {
    const changes = omitted.flatMap(({ records }) => records.flatMap((record) => record.changes)).length;
    const note = l10n.t('{changes} {inTranscripts} did not fit here; “gloss diff” on your machine shows all.', {
      changes: l10n.counted(changes, '1 change', '{count} changes'),
      inTranscripts: l10n.counted(omitted.length, 'in 1 more transcript', 'in {count} more transcripts'),
    });
    lines.push(marks``, marks`${note}`);
  }
  return lines;
}

/** The table of a transcript in at most so many units; empty where not even a row fits. */
function sectionOf({ transcript, records }: TranscriptChanges, nameOf: NameOf, units: number): readonly Markdown[] {
  const rows = records.flatMap(({ coder, changes }) =>
    changes.map((change) => rowOf(transcript, coder, change, nameOf)),
  );
  const counts = countChanges(records.flatMap((record) => record.changes));
  const title = l10n.t('{transcript}: {added} added, {removed} removed, {changed} changed', { transcript, ...counts });
  const heading = marks`| | ${l10n.t('coder')} | ${l10n.t('at')} | ${l10n.t('passage')} | ${l10n.t('codes')} |`;
  const frame = titled(title, [heading, tableLine], rows.length);
  const room = units - sizeOf(frame);
  if (room < (rows[0]?.source.length ?? 0) + leftOut('1,000,000').length) return [];
  const shown = fitting(rows, room, 'row');
  const head = frame.indexOf(tableLine) + 1;
  return [...frame.slice(0, head), ...shown, ...frame.slice(head)];
}

const tableLine = marks`| --- | --- | --- | --- | --- |`;

function rowOf(transcript: string, coder: string, change: SegmentChange, nameOf: NameOf): Markdown {
  const { quote, from } = segmentOf(change);
  const place = from.line > 0 ? `${from.line}:${from.column}` : '';
  const told = whatDiffers(change, nameOf).map((line) => marks`${cut(line, mostTold)}`);
  return tableRow([
    kindInWords(change),
    marks`${coder}`,
    place,
    marks`“${cut(quotedWords(quote, transcript), mostQuoted)}”`,
    joined(told, '<br>'),
  ]);
}

const leftOut = (count: number | string): string =>
  l10n.t('and {count} more did not fit here; “gloss diff” on your machine shows all', { count });

/** As many lines as have room, then how many are left out. */
function fitting(lines: readonly Markdown[], units: number, kind: 'row' | 'line'): readonly Markdown[] {
  if (sizeOf(lines) <= units) return lines;
  let left = units - leftOut('1,000,000').length - 12;
  const shown = lines.findIndex((line) => (left -= line.source.length + 1) < 0);
  const more = leftOut(lines.length - shown);
  return [...lines.slice(0, shown), kind === 'row' ? marks`| | | | ${more} | |` : marks`- ${more}`];
}

const sizeOf = (lines: readonly Markdown[]): number => lines.reduce((sum, { source }) => sum + source.length + 1, 1);

const titled = (title: string, body: readonly Markdown[], length: number): readonly Markdown[] =>
  length <= longest ? [marks`### ${title}`, marks``, ...body] : folded(title, body);
