import * as l10n from '../../text/l10n.js';
import type { CoefficientName } from './coefficients.js';
import { sources } from './sources.js';

/** What a coefficient is, in plain words. */
export interface Explanation {
  readonly name: string;
  /** What it says, and when it misleads. */
  readonly says: string;
  readonly source: string;
}

/** What a coefficient says and when it misleads, in the reader's language, with the publication that its formula is from. */
export const explanationOf = (coefficient: CoefficientName): Explanation => ({
  ...inWords(coefficient),
  source: sources[coefficient],
});

function inWords(coefficient: CoefficientName): Omit<Explanation, 'source'> {
  switch (coefficient) {
    case 'percent':
      return {
        name: l10n.t('Share of agreement'),
        says: l10n.t(
          'How much of what was rated the coders gave the same, from 0 to 1. It takes no account of chance: where a code is rare, coders agree on most of a text by leaving it alone. A share of .98 may stand beside an α of .09.',
        ),
      };
    case 'cohen-kappa':
      return {
        name: l10n.t('Cohen’s κ'),
        says: l10n.t(
          'Agreement of two coders beyond what chance would give, if each gave codes as often as they do. 1 is full agreement, 0 is chance. It is low for rare codes, and higher where coders differ in how often they give a code.',
        ),
      };
    case 'fleiss-kappa':
      return {
        name: l10n.t('Scott’s π of two coders, Fleiss’ κ of more'),
        says: l10n.t(
          'As Cohen’s κ, but chance is how often all coders together give a code, so that coders who differ in that do not gain by it. It is low for rare codes.',
        ),
      };
    case 'brennan-prediger-s':
      return {
        name: l10n.t('Brennan and Prediger’s S'),
        says: l10n.t(
          'Agreement beyond chance, if by chance all categories were as likely. For one code, chance is then one half, however rare the code is: S is high for rare codes that coders never agree on.',
        ),
      };
    case 'gwet-ac1':
      return {
        name: l10n.t('Gwet’s AC1'),
        says: l10n.t(
          'Agreement beyond chance, where chance is small if one category is given nearly always. Made for cases in which κ is low though coders agree nearly everywhere; for rare codes it is close to the share, and as easily too high.',
        ),
      };
    case 'krippendorff-alpha':
      return {
        name: l10n.t('Krippendorff’s α'),
        says: l10n.t(
          '1 less the disagreement found over the disagreement that chance would give. 1 is full agreement, 0 is chance, below 0 coders avoid each other. It is the default, since it takes any number of coders, transcripts that only some of them coded, and few units, and can weigh how far apart sets of codes are. It is about where a code is, so that it is low for rare codes that coders place otherwise, however much they leave alone together.',
        ),
      };
    case 'holsti':
      return {
        name: l10n.t('Holsti’s coefficient'),
        says: l10n.t(
          'Of two coders: of all decisions to give a code, how many both made. What both left alone does not count, and no account is taken of chance. For one code it is F1.',
        ),
      };
    case 'decision-kappa':
      return {
        name: l10n.t('κ of decisions'),
        says: l10n.t(
          'Holsti’s coefficient less chance, where chance is one over the number of codes, so that it is nearly 0 in a codebook of many codes. MAXQDA shows this κ for segments, with segments that share 90 % counting as the same.',
        ),
      };
    case 'u-alpha':
      return {
        name: 'uα',
        says: l10n.t(
          'α of where passages begin and end, and what they are, the gaps between them being one more kind.',
        ),
      };
    case 'bar-u-alpha':
      return {
        name: '|uα',
        says: l10n.t('α of what is coded at all, with whatever code, and what is not.'),
      };
    case 'cu-alpha':
      return {
        name: 'cuα',
        says: l10n.t(
          'α of which codes passages have where two coders coded something. What only one of them coded does not count.',
        ),
      };
    case 'ku-alpha':
      return {
        name: '(k)uα',
        says: l10n.t('α of whether passages have this code, where two coders coded something.'),
      };
    case 'alpha-u':
      return {
        name: 'α_U',
        says: l10n.t(
          'An earlier measure of where passages of one code begin and end, by squared distances of their bounds. It is not uα.',
        ),
      };
    case 'coverage':
      return {
        name: l10n.t('Covered'),
        says: l10n.t(
          'How much of the transcripts two coders coded with anything, from 0 to 1. It says how much cuα and (k)uα rest on.',
        ),
      };
  }
}

/** What usual bounds are, and who proposed them. */
export const usualBounds = (): string =>
  l10n.t(
    'Bounds are conventions. For α Krippendorff (2004, p. 241) asks for .800, and .667 where conclusions are tentative. For κ Landis and Koch (1977) call .21–.40 fair, .41–.60 moderate, .61–.80 substantial and more almost perfect, “clearly arbitrary” by their own account; Fleiss (1981) calls below .40 poor and above .75 excellent. Look at the interval too: it may hold several of these words.',
  );

/** What none of the numbers tells. */
export const beyondNumbers = (): string =>
  l10n.t(
    'A coefficient says whether coders used a code alike, not whether the code is a good one. Where it is low, read the passages on which they differ (--passages --differing): often a definition is unclear.',
  );
