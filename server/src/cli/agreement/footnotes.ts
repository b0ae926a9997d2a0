import type { Basis } from '../../core/analysis/agreement/basis.js';
import { basisInWords } from '../../core/analysis/agreement/basisInWords.js';
import { fewestSegments, fewestTranscripts } from '../../core/analysis/agreement/interval.js';
import type { Sampling } from '../../core/analysis/agreement/comparison.js';

/** What a table rests on, how its intervals were made, and what made it, in lines to stand below it. */
export const footnotes = (basis: Basis, sampling: Sampling | undefined, version: string): readonly string[] => [
  ...basisInWords(basis, problems),
  ...(sampling ? [intervalInWords(sampling)] : []),
  madeBy(version),
];

/** Where the command line lists segments that are in doubt. */
export const problems = '“gloss check”';

/** Stands below every table, so that numbers in a paper can be traced to a version. */
export const madeBy = (version: string): string => `Gloss ${version}.`;

const intervalInWords = ({ samples, seed }: Sampling): string =>
  `Interval: 95 %, α ± t·s over ${samples} samples of whole transcripts (seed “${seed}”); none below ${fewestTranscripts} transcripts or ${fewestSegments} segments that have the code.`;
