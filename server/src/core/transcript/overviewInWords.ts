import { plural } from '../text/plural.js';
import type { Overview, OverviewSpeaker } from './overview.js';
import type { Format, LabelForm } from './transcript.js';

/** An overview in one line: speakers, turns and words. */
export function summaryInWords({ speakers, turns, words }: Overview): string {
  const who = speakers.length === 0 ? 'no speakers' : counted(speakers.length, 'speaker');
  return `${who}, ${counted(turns, 'turn')}, ${counted(words, 'word')}`;
}

/** What stands below the summary: a line for how it is written, each speaker, what was guessed and what looks odd. */
export const detailsInWords = (overview: Overview): readonly string[] => [
  layoutInWords(overview),
  ...overview.speakers.map(speakerInWords),
  ...overview.guesses.map((guess) => `Guessed: ${guess}`),
  ...overview.oddities.map((oddity) => `Odd: ${oddity}`),
];

function layoutInWords({ format, labels, timestamps, lastMs }: Overview): string {
  const times = lastMs === undefined ? 'no times' : `${counted(timestamps, 'time')} up to ${clock(lastMs)}`;
  return `${formats[format]}${labels === undefined ? '' : ` with labels as in ${forms[labels]}`}, ${times}`;
}

function speakerInWords({ name, role, asks, turns, words }: OverviewSpeaker): string {
  const what = [...(role === undefined ? [] : [role]), ...(asks && role === undefined ? ['asks'] : [])];
  const aside = what.length === 0 ? '' : ` (${what.join(', ')})`;
  return `${name}${aside}: ${counted(turns, 'turn')}, ${counted(words, 'word')}`;
}

const counted = (count: number, word: string): string => plural(count, word, count.toLocaleString('en'));

/** Milliseconds as `1:02:03` or `2:03`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

const formats: Readonly<Record<Format, string>> = {
  text: 'Plain text',
  markdown: 'Markdown',
  webvtt: 'WebVTT',
  srt: 'SRT',
};

const forms: Readonly<Record<LabelForm, string>> = {
  bold: '“**Name:** …”',
  colon: '“Name: …”',
  time: '“Name 0:12 …”',
  bracket: '“[Name] …”',
  tab: '“Name, tab, …”',
  alone: '“NAME” on a line of its own',
  line: '“Name” on a line of its own',
  apart: '“Name” on a line of its own beside a time',
  stop: '“N. …”',
  dash: '“Name – …”',
  hash: '“#Name: …”',
  chat: '“*NAM: …”',
  row: 'the cells of a table',
  voice: '“<v Name>…”',
  template: 'gloss.yaml',
};
