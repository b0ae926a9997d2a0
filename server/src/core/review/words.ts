import { printAt, type Coding } from '../codings/segment.js';
import { codesAfter, codesBefore, type SegmentChange } from './review.js';

/** The name of a code by its id. */
export type NameOf = (id: string) => string;

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
