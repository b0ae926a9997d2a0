import * as l10n from './l10n.js';

/** How many there are of what is counted most often, each as it stands in a list of counts. */
export const segmentsInWords = (count: number): string => l10n.counted(count, '1 segment', '{count} segments');
/** Say `3 transcripts`, as {@link segmentsInWords}. */
export const transcriptsInWords = (count: number): string => l10n.counted(count, '1 transcript', '{count} transcripts');
/** Say `2 coders`, as {@link segmentsInWords}. */
export const codersInWords = (count: number): string => l10n.counted(count, '1 coder', '{count} coders');

/** As the second and third of a phrase, since other languages decline what follows these words. */
export const inTranscripts = (count: number): string =>
  l10n.counted(count, 'in 1 transcript', 'in {count} transcripts');
/** Say `3 segments of 2 coders`: of whom there are segments. */
export const ofCoders = (count: number): string => l10n.counted(count, 'of 1 coder', 'of {count} coders');
/** Say `3 segments by 2 coders`: who gave a code. */
export const byCoders = (count: number): string => l10n.counted(count, 'by 1 coder', 'by {count} coders');
