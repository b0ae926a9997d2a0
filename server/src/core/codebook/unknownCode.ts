import * as l10n from '../text/l10n.js';

/** That no codebook has the code, with the ids that may have been meant. */
export const unknownCode = (code: string, near: readonly string[] = []): string =>
  near.length === 0
    ? l10n.t('No codebook of this study has a code “{code}”.', { code })
    : l10n.t('No codebook of this study has a code “{code}”. Did you mean {near}?', { code, near: anyOf(near) });

/** `a or b or c`. */
export const anyOf = (names: readonly string[]): string =>
  names.reduce((before, name) => l10n.t('{before} or {name}', { before, name }));
