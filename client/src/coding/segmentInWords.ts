import { l10n } from 'vscode';
import type { SegmentMark } from '#protocol';

/** A segment's codes with their weights. */
export const codesInWords = ({ codes }: SegmentMark): string =>
  codes.map(({ name, weight }) => (weight === undefined ? name : `${name} ${weight}`)).join(', ');

/** What else there is to know of a segment at a glance; who made it, where others may have. */
const notesOn = ({ coder, own, exemplar, memo, state }: SegmentMark, isAlone: boolean): readonly string[] => [
  ...(own && isAlone ? [] : [l10n.t('by {coder}', { coder })]),
  ...(exemplar ? [l10n.t('exemplar')] : []),
  ...(memo === undefined ? [] : [l10n.t('with a memo')]),
  ...(state === 'ambiguous' ? [l10n.t('place not certain')] : []),
];

/** Codes first: nobody listens to a long sentence to its end. What several coders gave is said once, with all of them. */
export function segmentsInWords(segments: readonly SegmentMark[]): string {
  if (segments.length === 0) return l10n.t('Not coded');
  const byCodes = new Map<string, readonly SegmentMark[]>();
  for (const segment of segments) {
    const codes = codesInWords(segment);
    byCodes.set(codes, [...(byCodes.get(codes) ?? []), segment]);
  }
  return [...byCodes]
    .map(([codes, same]) => [codes, ...same.flatMap((segment) => notesOn(segment, same.length === 1))].join(', '))
    .join('; ');
}
