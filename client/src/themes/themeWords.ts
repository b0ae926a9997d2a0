import { l10n } from 'vscode';

/** Say `3 segments`. */
export const segmentCount = (count: number): string =>
  count === 1 ? l10n.t('1 segment') : l10n.t('{count} segments', { count });
