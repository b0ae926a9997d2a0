import * as l10n from '../../text/l10n.js';
import { sumOfLeftOut, type Basis } from './basis.js';

/** What a table rests on, in lines to stand below it; `problems` names where segments that are in doubt are listed. */
export function basisInWords(basis: Basis, problems: string): readonly string[] {
  const { transcripts, leftOut, undone } = basis;
  const left = sumOfLeftOut(leftOut);
  return [
    ...(transcripts.length === 0 ? [] : [countedInWords(basis)]),
    ...(left === 0
      ? []
      : [
          l10n.counted(
            left,
            'Left out: 1 segment ({reasons}); see {problems}.',
            'Left out: {count} segments ({reasons}); see {problems}.',
            { reasons: leftOutInWords(leftOut), problems },
          ),
        ]),
    ...(undone.length === 0
      ? []
      : [l10n.t('Not done, and not counted: {transcripts}.', { transcripts: undone.map(undoneInWords).join('; ') })]),
  ];
}

/** A transcript with the coders who are still at work on it. */
export const undoneInWords = ({ transcript, coders }: Basis['undone'][number]): string =>
  `${transcript} (${coders.join(', ')})`;

/** Why readers have no row. */
export function whyNothing({ transcripts, undone, leftOut }: Basis): string {
  if (transcripts.length > 0) {
    return sumOfLeftOut(leftOut) > 0
      ? l10n.counted(
          transcripts.length,
          '1 transcript coded by two of them, and no code given there at a certain place.',
          '{count} transcripts coded by two of them, and no code given there at a certain place.',
        )
      : l10n.counted(
          transcripts.length,
          '1 transcript coded by two of them, and no code given there.',
          '{count} transcripts coded by two of them, and no code given there.',
        );
  }
  return undone.length > 0
    ? l10n.t('No transcript that two of them coded is done.')
    : l10n.t('No transcript has been coded by two of them.');
}

/** How many units count, in how many transcripts, and whose turns where these are not everybody's. */
function countedInWords(basis: Basis): string {
  const { speakers, transcripts } = basis;
  const [count, given] = [transcripts.length, { units: unitsInWords(basis), transcripts: transcripts.join(', ') }];
  if (speakers === 'all') {
    return l10n.counted(
      count,
      'Counted: {units} in 1 transcript: {transcripts}.',
      'Counted: {units} in {count} transcripts: {transcripts}.',
      given,
    );
  }
  if (speakers === 'interviewees') {
    return l10n.counted(
      count,
      'Counted: {units} of all but interviewers in 1 transcript: {transcripts}.',
      'Counted: {units} of all but interviewers in {count} transcripts: {transcripts}.',
      given,
    );
  }
  return l10n.counted(
    count,
    'Counted: {units} of {speakers} in 1 transcript: {transcripts}.',
    'Counted: {units} of {speakers} in {count} transcripts: {transcripts}.',
    { ...given, speakers: speakers.join(', ') },
  );
}

function unitsInWords({ unit, units, overlap }: Basis): string {
  switch (unit) {
    case 'character':
      return l10n.counted(units, '1 character of speech', '{count} characters of speech');
    case 'segment':
      return l10n.counted(
        units,
        '1 passage (segments that share {overlap} match)',
        '{count} passages (segments that share {overlap} match)',
        { overlap },
      );
    case 'sentence':
      return overlap === 0
        ? l10n.counted(units, '1 sentence (any of it marked)', '{count} sentences (any of it marked)')
        : l10n.counted(units, '1 sentence ({overlap} of it marked)', '{count} sentences ({overlap} of it marked)', {
            overlap,
          });
    case 'turn':
      return overlap === 0
        ? l10n.counted(units, '1 turn (any of it marked)', '{count} turns (any of it marked)')
        : l10n.counted(units, '1 turn ({overlap} of it marked)', '{count} turns ({overlap} of it marked)', { overlap });
  }
}

/** Why segments do not count, in the order of `gloss check`. Only what is not found is no missing value. */
function leftOutInWords({ changed, ambiguous, orphaned }: Basis['leftOut']): string {
  const reasons = [
    ...(changed > 0 ? [l10n.counted(changed, '1 with changed words', '{count} with changed words')] : []),
    ...(ambiguous > 0
      ? [l10n.counted(ambiguous, '1 that may be in several places', '{count} that may be in several places')]
      : []),
    ...(orphaned > 0 ? [l10n.counted(orphaned, '1 not found', '{count} not found')] : []),
  ];
  return reasons.join(', ');
}
