import type { CoefficientName } from './coefficients.js';

/** What a coefficient is, in plain words. */
export interface Explanation {
  readonly name: string;
  /** What it says, and when it misleads. */
  readonly says: string;
  readonly source: string;
}

/** What each coefficient says and when it misleads, with the publication that its formula is from. */
export const explanations: Readonly<Record<CoefficientName, Explanation>> = {
  percent: {
    name: 'Share of agreement',
    says: 'How much of what was rated the coders gave the same, from 0 to 1. It takes no account of chance: where a code is rare, coders agree on most of a text by leaving it alone. A share of .98 may stand beside an α of .09.',
    source: 'Krippendorff, K. (2004). Content Analysis, 2nd ed., Sage, ch. 11.',
  },
  'cohen-kappa': {
    name: 'Cohen’s κ',
    says: 'Agreement of two coders beyond what chance would give, if each gave codes as often as they do. 1 is full agreement, 0 is chance. It is low for rare codes, and higher where coders differ in how often they give a code.',
    source: 'Cohen, J. (1960). A coefficient of agreement for nominal scales. Educ. Psychol. Meas. 20(1), 37–46.',
  },
  'fleiss-kappa': {
    name: 'Scott’s π of two coders, Fleiss’ κ of more',
    says: 'As Cohen’s κ, but chance is how often all coders together give a code, so that coders who differ in that do not gain by it. It is low for rare codes.',
    source:
      'Scott, W. A. (1955). Public Opinion Quarterly 19(3), 321–325; Fleiss, J. L. (1971). Psychological Bulletin 76(5), 378–382.',
  },
  'brennan-prediger-s': {
    name: 'Brennan and Prediger’s S',
    says: 'Agreement beyond chance, if by chance all categories were as likely. For one code, chance is then one half, however rare the code is: S is high for rare codes that coders never agree on.',
    source: 'Brennan, R. L., Prediger, D. J. (1981). Educ. Psychol. Meas. 41(3), 687–699.',
  },
  'gwet-ac1': {
    name: 'Gwet’s AC1',
    says: 'Agreement beyond chance, where chance is small if one category is given nearly always. Made for cases in which κ is low though coders agree nearly everywhere; for rare codes it is close to the share, and as easily too high.',
    source: 'Gwet, K. L. (2008). British J. Math. Stat. Psychol. 61(1), 29–48.',
  },
  'krippendorff-alpha': {
    name: 'Krippendorff’s α',
    says: '1 less the disagreement found over the disagreement that chance would give. 1 is full agreement, 0 is chance, below 0 coders avoid each other. It is the default, since it takes any number of coders, transcripts that only some of them coded, and few units, and can weigh how far apart sets of codes are. It is about where a code is, so that it is low for rare codes that coders place otherwise, however much they leave alone together.',
    source: 'Krippendorff, K. (2011). Computing Krippendorff’s alpha-reliability. University of Pennsylvania.',
  },
  holsti: {
    name: 'Holsti’s coefficient',
    says: 'Of two coders: of all decisions to give a code, how many both made. What both left alone does not count, and no account is taken of chance. For one code it is F1.',
    source: 'Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities. Addison-Wesley, p. 140.',
  },
  'decision-kappa': {
    name: 'κ of decisions',
    says: 'Holsti’s coefficient less chance, where chance is one over the number of codes, so that it is nearly 0 in a codebook of many codes. MAXQDA shows this κ for segments, with segments that share 90 % counting as the same.',
    source:
      'Brennan, R. L., Prediger, D. J. (1981); Kuckartz, U., Rädiker, S. (2019). Analyzing Qualitative Data with MAXQDA. Springer, ch. 19.',
  },
  'u-alpha': {
    name: 'uα',
    says: 'α of where passages begin and end, and what they are, the gaps between them being one more kind.',
    source: 'Krippendorff, K., Mathet, Y., Bouvry, S., Widlöcher, A. (2016). Quality & Quantity 50(6), 2347–2364.',
  },
  'bar-u-alpha': {
    name: '|uα',
    says: 'α of what is coded at all, with whatever code, and what is not.',
    source: 'Krippendorff et al. (2016), eq. 6.',
  },
  'cu-alpha': {
    name: 'cuα',
    says: 'α of which codes passages have where two coders coded something. What only one of them coded does not count.',
    source: 'Krippendorff et al. (2016), eqs. 10 and 11.',
  },
  'ku-alpha': {
    name: '(k)uα',
    says: 'α of whether passages have this code, where two coders coded something.',
    source: 'Krippendorff et al. (2016), eq. 13b.',
  },
  'alpha-u': {
    name: 'α_U',
    says: 'An earlier measure of where passages of one code begin and end, by squared distances of their bounds. It is not uα.',
    source: 'Krippendorff, K. (1995). Sociological Methodology 25, 47–76.',
  },
  coverage: {
    name: 'Covered',
    says: 'How much of the transcripts two coders coded with anything, from 0 to 1. It says how much cuα and (k)uα rest on.',
    source: 'Krippendorff et al. (2016).',
  },
};

/** What usual bounds are, and who proposed them. */
export const usualBounds =
  'Bounds are conventions. For α Krippendorff (2004, p. 241) asks for .800, and .667 where conclusions are tentative. For κ Landis and Koch (1977) call .21–.40 fair, .41–.60 moderate, .61–.80 substantial and more almost perfect, “clearly arbitrary” by their own account; Fleiss (1981) calls below .40 poor and above .75 excellent. Look at the interval too: it may hold several of these words.';

/** What none of the numbers tells. */
export const beyondNumbers =
  'A coefficient says whether coders used a code alike, not whether the code is a good one. Where it is low, read the passages on which they differ (--passages --differing): often a definition is unclear.';
