import * as l10n from './l10n.js';

/** A name or words of a study in the quotation marks of the reader's language, to be put into a sentence. */
export const inQuotes = (words: string): string => l10n.t('“{words}”', { words });
