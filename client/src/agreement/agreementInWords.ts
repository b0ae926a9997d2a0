import { l10n } from 'vscode';
import type { CoderComparison, ComparedCode, ComparedReader, CompareResult, ListedPassage } from '#protocol';

/** Signs of the coefficients, as papers have them. */
const signs: Readonly<Record<string, string>> = {
  percent: '%',
  'cohen-kappa': 'Cohen κ',
  'fleiss-kappa': 'Fleiss κ / Scott π',
  'brennan-prediger-s': 'Brennan–Prediger S',
  'gwet-ac1': 'Gwet AC1',
  'krippendorff-alpha': 'Krippendorff α',
  holsti: 'Holsti',
  'decision-kappa': 'κ (decisions)',
};

/** As short as a row needs it. */
const letters: Readonly<Record<string, string>> = {
  percent: '%',
  'cohen-kappa': 'κ',
  'fleiss-kappa': 'Fleiss κ',
  'brennan-prediger-s': 'S',
  'gwet-ac1': 'AC1',
  'krippendorff-alpha': 'α',
  holsti: 'Holsti',
  'decision-kappa': 'κ',
};

/** The sign of a coefficient for a narrow row, say `κ`; its id where there is none. */
export const letterOf = (coefficient: string): string => letters[coefficient] ?? coefficient;
/** The sign of a coefficient with its author, say `Cohen κ`; its id where there is none. */
export const signOf = (coefficient: string): string => signs[coefficient] ?? coefficient;

/** A coefficient to two decimals, or why there is none. */
export function valueInWords(code: ComparedCode, coefficient: string): string {
  const found = code.coefficients[coefficient];
  if (!found) return '';
  return 'value' in found ? found.value.toFixed(2) : reasonInWords(found.undefined);
}

/** Why there is no number. */
function reasonInWords(reason: string): string {
  const reasons: Readonly<Record<string, string>> = {
    'no overlap': l10n.t('undefined: nobody coded the same'),
    'no variation': l10n.t('undefined: no variation'),
    'not two coders': l10n.t('only for two coders'),
    'of all codes alone': l10n.t('only for several codes'),
    'few transcripts': l10n.t('none: too few transcripts have the code'),
    'few segments': l10n.t('none: too few segments have the code'),
  };
  return reasons[reason] ?? reason;
}

/** Bounds to two decimals, or why there are none. */
export const intervalInWords = (interval: NonNullable<ComparedCode['interval']>): string =>
  'undefined' in interval
    ? reasonInWords(interval.undefined)
    : `${interval.low.toFixed(2)} – ${interval.high.toFixed(2)}`;

/** What is counted in the transcripts that are compared, and what is left out. */
export function basisInWords(
  result: Pick<CompareResult, 'unit' | 'overlap'>,
  { basis }: CoderComparison,
): readonly string[] {
  const { speakers, transcripts, units, leftOut, undone } = basis;
  const left = leftOut.changed + leftOut.ambiguous + leftOut.orphaned;
  return [
    l10n.t('Counted {unit}, {units} in all', { unit: unitInWords(result), units }),
    ...(speakers === 'all'
      ? []
      : [
          speakers === 'interviewees'
            ? l10n.t('What interviewers say is left out')
            : l10n.t('Only what these say: {names}', { names: speakers.join(', ') }),
        ]),
    l10n.t('Transcripts: {paths}', { paths: transcripts.join(', ') }),
    ...(left > 0 ? [l10n.t('{count} segments have no certain place and are left out', { count: left })] : []),
    ...(undone.length > 0
      ? [
          l10n.t('Not done, and not counted: {paths}', {
            paths: undone.map(({ transcript, coders }) => `${transcript} (${coders.join(', ')})`).join('; '),
          }),
        ]
      : []),
  ];
}

/** Who is compared, and in which month if months are apart. */
export const titleOf = ({ readers, month }: CoderComparison): string =>
  [readersInWords(readers), ...(month === undefined ? [] : [month === 'no day' ? l10n.t('no day') : month])].join(
    ' · ',
  );

/** A role is followed by its coders. */
const readersInWords = (readers: readonly ComparedReader[]): string =>
  readers
    .map(({ name, coders }) => (coders.length === 1 && coders[0] === name ? name : `${name} (${coders.join(', ')})`))
    .join(' – ');

/** How is counted, for the view's heading: say “by sentence”. `overlap` is a share from 0 to 1. */
export const unitInWords = ({ unit, overlap }: Pick<CompareResult, 'unit' | 'overlap'>): string =>
  ({
    character: l10n.t('by character'),
    sentence: l10n.t('by sentence'),
    turn: l10n.t('by turn'),
    segment: l10n.t('by segment (those that share {percent} % match)', { percent: Math.round(100 * overlap) }),
  })[unit];

/** What each reader gave to a passage. */
export const readingsInWords = ({ readings, missing }: ListedPassage): string =>
  [
    ...readings.map(({ reader, codes }) => `${reader}: ${codes.map(({ name }) => name).join(', ')}`),
    ...missing.map((reader) => `${reader}: –`),
  ].join(' · ');
