import { plural } from '../../text/plural.js';
import { sumOfLeftOut, type Basis } from './basis.js';

/** What a table rests on, in lines to stand below it; `problems` names where segments that are in doubt are listed. */
export function basisInWords(basis: Basis, problems: string): readonly string[] {
  const { transcripts, leftOut, undone } = basis;
  const left = sumOfLeftOut(leftOut);
  return [
    ...(transcripts.length === 0
      ? []
      : [
          `Counted: ${unitsInWords(basis)}${speakersInWords(basis)} in ${plural(transcripts.length, 'transcript')}: ${transcripts.join(', ')}.`,
        ]),
    ...(left === 0 ? [] : [`Left out: ${plural(left, 'segment')} ${leftOutInWords(leftOut)}; see ${problems}.`]),
    ...(undone.length === 0 ? [] : [`Not done, and not counted: ${undone.map(undoneInWords).join('; ')}.`]),
  ];
}

/** A transcript with the coders who are still at work on it. */
export const undoneInWords = ({ transcript, coders }: Basis['undone'][number]): string =>
  `${transcript} (${coders.join(', ')})`;

/** Why readers have no row. */
export function whyNothing({ transcripts, undone, leftOut }: Basis): string {
  if (transcripts.length > 0) {
    const left = sumOfLeftOut(leftOut);
    return `${plural(transcripts.length, 'transcript')} coded by two of them, and no code given there${left > 0 ? ' at a certain place' : ''}.`;
  }
  return undone.length > 0
    ? 'No transcript that two of them coded is done.'
    : 'No transcript has been coded by two of them.';
}

const units: Readonly<Record<Basis['unit'], string>> = {
  character: 'character of speech',
  sentence: 'sentence',
  turn: 'turn',
  segment: 'passage',
};

function unitsInWords({ unit, units: count, overlap }: Basis): string {
  const counted = unit === 'character' ? plural(count, 'character').concat(' of speech') : plural(count, units[unit]);
  if (unit === 'character') return counted;
  if (unit === 'segment') return `${counted} (segments that share ${overlap} match)`;
  return overlap === 0 ? `${counted} (any of it marked)` : `${counted} (${overlap} of it marked)`;
}

/** Whose turns are counted, where these are not everybody's. */
function speakersInWords({ speakers }: Basis): string {
  if (speakers === 'all') return '';
  return speakers === 'interviewees' ? ' of all but interviewers' : ` of ${speakers.join(', ')}`;
}

/** Why segments do not count, in the order of `gloss check`. Only what is not found is no missing value. */
function leftOutInWords({ changed, ambiguous, orphaned }: Basis['leftOut']): string {
  const reasons = [
    ...(changed > 0 ? [`${changed} with changed words`] : []),
    ...(ambiguous > 0 ? [`${ambiguous} that may be in several places`] : []),
    ...(orphaned > 0 ? [`${orphaned} not found`] : []),
  ];
  return `(${reasons.join(', ')})`;
}
