import { l10n } from 'vscode';
import type { ReconcilePassage, ReconcileReading } from '#protocol';

/** What coders did with a passage, in a few words. */
export function describeDifference({ difference, readings }: ReconcilePassage): string {
  switch (difference) {
    case 'agreed':
      return l10n.t('agreed');
    case 'codes':
      return l10n.t('same words, other codes');
    case 'bounds':
      return l10n.t('same codes, other bounds');
    case 'codes-and-bounds':
      return l10n.t('other codes and other bounds');
    case 'missing':
      return readings.length === 1
        ? l10n.t('only {coder}', { coder: readings[0]?.coder ?? '' })
        : l10n.t('not coded by all');
  }
}

/** Names of a reading's codes. */
export const codeNames = (codes: ReconcileReading['codes']): string =>
  codes.map(({ name, weight }) => (weight === undefined ? name : `${name} ${weight}`)).join(', ');

/** What was decided of a passage; undefined where nothing was. */
export function describeOutcome({ taken }: ReconcilePassage): string | undefined {
  if (!taken) return undefined;
  return taken.length === 0 ? l10n.t('none taken') : taken.map(({ codes }) => codeNames(codes)).join(' · ');
}
