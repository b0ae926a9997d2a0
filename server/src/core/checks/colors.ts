import { similarColors as similarIn } from '../codebook/similarColors.js';
import type { BookToCheck, Check } from './check.js';

/** Colours are compared as people with the usual colour-vision deficiencies see them, too. */
export const similarColors: Check<BookToCheck> = {
  code: 'similar-colors',
  severity: 'hint',
  about: 'Two codes under one theme have colours that can be taken for one another.',
  run: (_, { value }) => similarIn(value.codes),
};
