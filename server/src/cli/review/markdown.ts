import { countChanges, segmentOf, type Review, type TranscriptChanges } from '../../core/review/review.js';
import { changesAsMarkdown, escapeLine } from '../commands/codebook/printChanges.js';
import { counted, cut, summary, whatDiffers, type NameOf } from './words.js';

/** Rows above which a transcript's table is folded. */
const longest = 8;
/** Code points of a quote that a row shows. */
const mostQuoted = 140;
/** UTF-16 units that a comment may have on the usual hosts, less some for what comes around it. */
const mostUnits = 60_000;

/** A review fit for a comment on a pull request: a table for each transcript, long ones folded, and short enough to post. */
export function reviewAsMarkdown(review: Review, nameOf: NameOf): readonly string[] {
  const lines = ['## Codings', '', words(summary(review))];
  if (review.codebook.length > 0) {
    lines.push('', ...folded('Codebooks', changesAsMarkdown(review.codebook), review.codebook.length));
  }
  let units = lines.join('\n').length;
  for (const [i, transcript] of review.transcripts.entries()) {
    const section = sectionOf(transcript, nameOf);
    units += section.join('\n').length + 2;
    if (units > mostUnits) {
      const left = counted(review.transcripts.length - i, 'transcript');
      lines.push('', `${left} more with changes; “gloss diff” on your machine shows all.`);
      break;
    }
    lines.push('', ...section);
  }
  return lines;
}

function sectionOf({ transcript, records }: TranscriptChanges, nameOf: NameOf): readonly string[] {
  const changes = records.flatMap((record) => record.changes);
  const { added, removed, changed } = countChanges(changes);
  const title = `${transcript}: ${added} added, ${removed} removed, ${changed} changed`;
  const rows = records.flatMap((record) =>
    record.changes.map((change) => {
      const { quote, from } = segmentOf(change);
      const place = from.line > 0 ? `${from.line}:${from.column}` : '';
      const told = whatDiffers(change, nameOf).map(words).join('<br>');
      return `| ${change.kind} | ${words(record.coder)} | ${place} | “${words(cut(quote, mostQuoted))}” | ${told} |`;
    }),
  );
  return folded(title, ['| | coder | at | passage | codes |', '| --- | --- | --- | --- | --- |', ...rows], rows.length);
}

function folded(title: string, body: readonly string[], length: number): readonly string[] {
  if (length <= longest) return [`### ${words(title)}`, '', ...body];
  return ['<details>', `<summary>${escapeHtml(title)}</summary>`, '', ...body, '', '</details>'];
}

/** Study text as words in a comment; nobody is called by an @ in it. */
const words = (text: string): string => escapeLine(text).replace(/@/g, '&#64;');

const escapeHtml = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[&<>"'*_`[\]\\@~#|]/g, (mark) => `&#${mark.charCodeAt(0)};`);
