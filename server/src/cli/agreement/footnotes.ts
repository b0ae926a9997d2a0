import type { Basis } from '../../core/analysis/agreement/basis.js';
import { basisInWords } from '../../core/analysis/agreement/basisInWords.js';
import { fewestSegments, fewestTranscripts } from '../../core/analysis/agreement/interval.js';
import type { Sampling } from '../../core/analysis/agreement/comparison.js';
import * as l10n from '../../core/text/l10n.js';
import type { NoNumber } from './numbers.js';

/** What a table rests on, how its intervals were made, and what made it, in lines to stand below it. */
export const footnotes = (basis: Basis, sampling: Sampling | undefined, version: string): readonly string[] => [
  ...basisInWords(basis, problems()),
  ...(sampling ? [intervalInWords(sampling)] : []),
  madeBy(version),
];

/** Where the command line lists segments that are in doubt. */
export const problems = (): string => l10n.t('“gloss check”');

/** Stands below every table, so that numbers in a paper can be traced to a version. */
export const madeBy = (version: string): string => l10n.t('Gloss {version}.', { version });

const intervalInWords = ({ samples, seed }: Sampling): string =>
  l10n.t(
    'Interval: 95 %, α ± t·s over {samples} samples of whole transcripts (seed “{seed}”); none below {transcripts} transcripts or {segments} segments that have the code.',
    { samples, seed, transcripts: fewestTranscripts, segments: fewestSegments },
  );

/** What the marks mean that stand where there is no number. */
export const whyNoNumber = (): Readonly<Record<NoNumber, string>> => ({
  'no overlap': l10n.t('no unit that two coders rated'),
  'no variation': l10n.t('no variation: all units are the same, so nobody could differ'),
  'not two coders': l10n.t('only of two coders; compare --pairs'),
  'few transcripts': l10n.t('too few transcripts have the code for an interval'),
  'few segments': l10n.t('too few segments have the code for an interval'),
  'of one code alone': l10n.t('only of one code'),
  'of all codes alone': l10n.t('only of several codes together (--by all, --by domain)'),
  'by character alone': l10n.t('only by character'),
  'not of weights': l10n.t('not of weights'),
});
