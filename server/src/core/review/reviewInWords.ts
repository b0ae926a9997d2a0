import * as l10n from '../text/l10n.js';
import { printAt, type Coding } from '../codings/segment.js';
import { changesOf, codesAfter, codesBefore, countChanges, type Review, type SegmentChange } from './review.js';

/** The name of a code by its id. */
export type NameOf = (id: string) => string;

/** `Segments: 3 added, 1 removed, 2 changed, in 2 transcripts by coder1; 1 change to the codebooks.` */
export function summary(review: Review): string {
  const located = [...changesOf(review)];
  const books = review.codebook.length;
  const toBooks = l10n.counted(books, '1 change to the codebooks', '{count} changes to the codebooks');
  if (located.length === 0) {
    return books === 0 ? l10n.t('No segment differs.') : l10n.t('No segment differs; {changes}.', { changes: toBooks });
  }
  const { added, removed, changed } = countChanges(located.map(({ change }) => change));
  const kinds = [
    ...(added > 0 ? [l10n.counted(added, '1 added', '{count} added')] : []),
    ...(removed > 0 ? [l10n.counted(removed, '1 removed', '{count} removed')] : []),
    ...(changed > 0 ? [l10n.counted(changed, '1 changed', '{count} changed')] : []),
  ];
  const given = { kinds: kinds.join(', '), coders: [...new Set(located.map(({ coder }) => coder))].sort().join(', ') };
  return books === 0
    ? l10n.counted(
        review.transcripts.length,
        'Segments: {kinds}, in 1 transcript by {coders}.',
        'Segments: {kinds}, in {count} transcripts by {coders}.',
        given,
      )
    : l10n.counted(
        review.transcripts.length,
        'Segments: {kinds}, in 1 transcript by {coders}; {changes}.',
        'Segments: {kinds}, in {count} transcripts by {coders}; {changes}.',
        { ...given, changes: toBooks },
      );
}

/** For words of a study in a list: line breaks become spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `Trust (2), Clashing paces` */
const codesInWords = (codes: readonly Coding[], nameOf: NameOf): string =>
  codes.map(({ code, weight }) => `${nameOf(code)}${weight === undefined ? '' : ` (${weight})`}`).join(', ') ||
  l10n.t('no code');

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
    ...(is('bounds')
      ? [
          l10n.t('bounds: {before} → {after}', {
            before: printAt(before.from, before.to),
            after: printAt(after.from, after.to),
          }),
        ]
      : []),
    ...(is('words') ? [l10n.t('words of the transcript: were “{words}”', { words: oneLine(before.quote) })] : []),
    ...(is('memo') ? memo(before.memo, after.memo) : []),
    ...(is('exemplar') ? [after.exemplar ? l10n.t('now an exemplar') : l10n.t('no exemplar any more')] : []),
  ];
}

function memo(before: string | undefined, after: string | undefined): readonly string[] {
  const [was, is] = [oneLine(before ?? ''), oneLine(after ?? '')];
  if (was === is) return [];
  if (was === '') return [l10n.t('memo: {memo}', { memo: is })];
  return [
    is === ''
      ? l10n.t('memo taken away: {memo}', { memo: was })
      : l10n.t('memo: {before} → {after}', { before: was, after: is }),
  ];
}
