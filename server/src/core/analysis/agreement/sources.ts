import type { CoefficientName } from './coefficients.js';

/** The work that a coefficient is from, as it is cited in every language. */
export const sources: Readonly<Record<CoefficientName, string>> = {
  percent: 'Krippendorff, K. (2004). Content Analysis, 2nd ed., Sage, ch. 11.',
  'cohen-kappa': 'Cohen, J. (1960). A coefficient of agreement for nominal scales. Educ. Psychol. Meas. 20(1), 37–46.',
  'fleiss-kappa':
    'Scott, W. A. (1955). Public Opinion Quarterly 19(3), 321–325; Fleiss, J. L. (1971). Psychological Bulletin 76(5), 378–382.',
  'brennan-prediger-s': 'Brennan, R. L., Prediger, D. J. (1981). Educ. Psychol. Meas. 41(3), 687–699.',
  'gwet-ac1': 'Gwet, K. L. (2008). British J. Math. Stat. Psychol. 61(1), 29–48.',
  'krippendorff-alpha':
    'Krippendorff, K. (2011). Computing Krippendorff’s alpha-reliability. University of Pennsylvania.',
  holsti: 'Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities. Addison-Wesley, p. 140.',
  'decision-kappa':
    'Brennan, R. L., Prediger, D. J. (1981); Kuckartz, U., Rädiker, S. (2019). Analyzing Qualitative Data with MAXQDA. Springer, ch. 19.',
  'u-alpha': 'Krippendorff, K., Mathet, Y., Bouvry, S., Widlöcher, A. (2016). Quality & Quantity 50(6), 2347–2364.',
  'bar-u-alpha': 'Krippendorff et al. (2016), eq. 6.',
  'cu-alpha': 'Krippendorff et al. (2016), eqs. 10 and 11.',
  'ku-alpha': 'Krippendorff et al. (2016), eq. 13b.',
  'alpha-u': 'Krippendorff, K. (1995). Sociological Methodology 25, 47–76.',
  coverage: 'Krippendorff et al. (2016).',
};
