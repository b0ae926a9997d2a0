import { plural } from '../text/plural.js';
import { printAt, type Coding } from '../codings/segment.js';
import { changesOf, codesAfter, codesBefore, countChanges, type Review, type SegmentChange } from './review.js';

/** The name of a code by its id. */
export type NameOf = (id: string) => string;

/** `3 segments added, 1 removed, 2 changed, in 2 transcripts, by coder1; 1 change to the codebooks.` */
export function summary(review: Review): string {
  const located = [...changesOf(review)];
  const { added, removed, changed } = countChanges(located.map(({ change }) => change));
  const parts = [added && `${added} added`, removed && `${removed} removed`, changed && `${changed} changed`];
  const coders = [...new Set(located.map(({ coder }) => coder))].sort();
  const where = `in ${plural(review.transcripts.length, 'transcript')} by ${coders.join(', ')}`;
  const segments =
    located.length === 0 ? 'No segment differs' : `Segments: ${parts.filter(Boolean).join(', ')}, ${where}`;
  const books = review.codebook.length;
  return `${segments}${books > 0 ? `; ${plural(books, 'change')} to the codebooks` : ''}.`;
}

/** For words of a study in a list: line breaks become spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `Trust (2), Clashing paces` */
const codesInWords = (codes: readonly Coding[], nameOf: NameOf): string =>
  codes.map(({ code, weight }) => `${nameOf(code)}${weight === undefined ? '' : ` (${weight})`}`).join(', ') ||
  'no code';

/** What differs of a segment, each in a few words: say `codes: Trust → Clashing paces`. */
export function whatDiffers(change: SegmentChange, nameOf: NameOf): readonly string[] {
  if (change.kind === 'added') return [codesInWords(codesAfter(change), nameOf), ...memo('', change.after.memo)];
  if (change.kind === 'removed') return [codesInWords(codesBefore(change), nameOf), ...memo(change.before.memo, '')];
  const { before, after, parts } = change;
  const is = (part: (typeof parts)[number]): boolean => parts.includes(part);
  return [
    ...(is('codes') || is('weights')
      ? [`${codesInWords(before.codes, nameOf)} → ${codesInWords(after.codes, nameOf)}`]
      : [codesInWords(after.codes, nameOf)]),
    ...(is('bounds') ? [`bounds: ${printAt(before.from, before.to)} → ${printAt(after.from, after.to)}`] : []),
    ...(is('words') ? [`words of the transcript: were “${oneLine(before.quote)}”`] : []),
    ...(is('memo') ? memo(before.memo, after.memo) : []),
    ...(is('exemplar') ? [after.exemplar ? 'now an exemplar' : 'no exemplar any more'] : []),
  ];
}

function memo(before: string | undefined, after: string | undefined): readonly string[] {
  const [was, is] = [oneLine(before ?? ''), oneLine(after ?? '')];
  if (was === is) return [];
  if (was === '') return [`memo: ${is}`];
  return [is === '' ? `memo taken away: ${was}` : `memo: ${was} → ${is}`];
}
