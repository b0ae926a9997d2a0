import * as l10n from '../text/l10n.js';
import type { Overview, OverviewSpeaker } from './overview.js';
import type { Format, LabelForm } from './transcript.js';

/** An overview in one line: speakers, turns and words. */
export function summaryInWords({ speakers, turns, words }: Overview): string {
  const who =
    speakers.length === 0
      ? l10n.t('no speakers')
      : l10n.counted(speakers.length, '1 speaker', '{shown} speakers', { shown: l10n.inGroups(speakers.length) });
  return [who, turnsInWords(turns), wordsInWords(words)].join(', ');
}

/** What stands below the summary: a line for how it is written, each speaker, what was guessed and what looks odd. */
export const detailsInWords = (overview: Overview): readonly string[] => [
  layoutInWords(overview),
  ...overview.speakers.map(speakerInWords),
  ...overview.guesses.map((guess) => l10n.t('Guessed: {guess}', { guess })),
  ...overview.oddities.map((oddity) => l10n.t('Odd: {oddity}', { oddity })),
];

function layoutInWords({ format, labels, timestamps, lastMs }: Overview): string {
  const times =
    lastMs === undefined
      ? l10n.t('no times')
      : l10n.counted(timestamps, '1 time up to {last}', '{shown} times up to {last}', {
          shown: l10n.inGroups(timestamps),
          last: clock(lastMs),
        });
  const layout =
    labels === undefined
      ? formatInWords(format)
      : l10n.t('{format} with labels as in {labels}', { format: formatInWords(format), labels: labelsInWords(labels) });
  return [layout, times].join(', ');
}

function speakerInWords({ name, role, asks, turns, words }: OverviewSpeaker): string {
  const who = role !== undefined ? `${name} (${role})` : asks ? l10n.t('{name} (asks)', { name }) : name;
  return `${who}: ${turnsInWords(turns)}, ${wordsInWords(words)}`;
}

const turnsInWords = (count: number): string =>
  l10n.counted(count, '1 turn', '{shown} turns', { shown: l10n.inGroups(count) });
const wordsInWords = (count: number): string =>
  l10n.counted(count, '1 word', '{shown} words', { shown: l10n.inGroups(count) });

/** Milliseconds as `1:02:03` or `2:03`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function formatInWords(format: Format): string {
  switch (format) {
    case 'text':
      return l10n.t('Plain text');
    case 'markdown':
      return 'Markdown';
    case 'webvtt':
      return 'WebVTT';
    case 'srt':
      return 'SRT';
  }
}

function labelsInWords(form: LabelForm): string {
  switch (form) {
    case 'bold':
      return l10n.t('“**Name:** …”');
    case 'colon':
      return l10n.t('“Name: …”');
    case 'time':
      return l10n.t('“Name 0:12 …”');
    case 'bracket':
      return l10n.t('“[Name] …”');
    case 'tab':
      return l10n.t('“Name, tab, …”');
    case 'alone':
      return l10n.t('“NAME” on a line of its own');
    case 'line':
      return l10n.t('“Name” on a line of its own');
    case 'apart':
      return l10n.t('“Name” on a line of its own beside a time');
    case 'stop':
      return l10n.t('“N. …”');
    case 'dash':
      return l10n.t('“Name – …”');
    case 'hash':
      return l10n.t('“#Name: …”');
    case 'chat':
      return l10n.t('“*NAM: …”');
    case 'row':
      return l10n.t('the cells of a table');
    case 'voice':
      return l10n.t('“<v Name>…”');
    case 'template':
      return 'gloss.yaml';
  }
}
