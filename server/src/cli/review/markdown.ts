import { countChanges, segmentOf, type SegmentChange, type TranscriptChanges } from '../../core/review/review.js';
import { changesAsMarkdown } from '../commands/codebook/printChanges.js';
import { escapeHtml, unlinked, words } from './comment.js';
import { whatDiffers, type NameOf, counted, summary } from '../../core/review/words.js';
import { cut, type ToldReview } from './words.js';

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
export function reviewAsMarkdown({ review, unread, nameOf }: ToldReview): readonly string[] {
  const lines = ['## Codings', '', words(summary(review))];
  const notes = unread.map((message) => `- ${words(cut(message, mostTold))}`);
  if (notes.length > 0) lines.push('', '**Not everything could be read:**', '', ...fitting(notes, mostAside, 'line'));
  if (review.codebook.length > 0) {
    const changes = changesAsMarkdown(review.codebook).map(unlinked);
    lines.push('', ...folded('Codebooks', fitting(changes, mostAside, 'line'), changes.length));
  }
  let left = mostUnits - sizeOf(lines);
  const omitted: TranscriptChanges[] = [];
  for (const transcript of review.transcripts) {
    const section = omitted.length > 0 ? [] : sectionOf(transcript, nameOf, left);
    left -= sizeOf(section);
    if (section.length === 0) omitted.push(transcript);
    else lines.push('', ...section);
  }
  if (omitted.length > 0) {
    const changes = omitted.flatMap(({ records }) => records.flatMap((record) => record.changes)).length;
    const what = `${counted(changes, 'change')} in ${counted(omitted.length, 'more transcript')}`;
    lines.push('', `${what} did not fit here; “gloss diff” on your machine shows all.`);
  }
  return lines;
}

/** The table of a transcript in at most so many units; empty where not even a row fits. */
function sectionOf({ transcript, records }: TranscriptChanges, nameOf: NameOf, units: number): readonly string[] {
  const rows = records.flatMap(({ coder, changes }) => changes.map((change) => rowOf(coder, change, nameOf)));
  const { added, removed, changed } = countChanges(records.flatMap((record) => record.changes));
  const title = `${transcript}: ${added} added, ${removed} removed, ${changed} changed`;
  const frame = folded(title, ['| | coder | at | passage | codes |', '| --- | --- | --- | --- | --- |'], rows.length);
  const room = units - sizeOf(frame);
  if (room < (rows[0]?.length ?? 0) + tail.length) return [];
  const shown = fitting(rows, room, 'row');
  const head = frame.findIndex((line) => line.startsWith('| ---')) + 1;
  return [...frame.slice(0, head), ...shown, ...frame.slice(head)];
}

function rowOf(coder: string, change: SegmentChange, nameOf: NameOf): string {
  const { quote, from } = segmentOf(change);
  const place = from.line > 0 ? `${from.line}:${from.column}` : '';
  const told = whatDiffers(change, nameOf).map((line) => words(cut(line, mostTold)));
  return `| ${change.kind} | ${words(coder)} | ${place} | “${words(cut(quote, mostQuoted))}” | ${told.join('<br>')} |`;
}

const tail = 'and 1,000,000 more did not fit here; “gloss diff” on your machine shows all';

/** As many lines as have room, then how many are left out. */
function fitting(lines: readonly string[], units: number, kind: 'row' | 'line'): readonly string[] {
  if (sizeOf(lines) <= units) return lines;
  let left = units - tail.length - 12;
  const shown = lines.findIndex((line) => (left -= line.length + 1) < 0);
  const more = `and ${lines.length - shown} more did not fit here; “gloss diff” on your machine shows all`;
  return [...lines.slice(0, shown), kind === 'row' ? `| | | | ${more} | |` : `- ${more}`];
}

const sizeOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 1);

function folded(title: string, body: readonly string[], length: number): readonly string[] {
  if (length <= longest) return [`### ${words(title)}`, '', ...body];
  return ['<details>', `<summary>${escapeHtml(title)}</summary>`, '', ...body, '', '</details>'];
}
