import { distance } from 'fastest-levenshtein';
import { inQuotes } from '../text/inQuotes.js';
import * as l10n from '../text/l10n.js';
import { pointAt, type Lines } from '../text/lines.js';
import { likenessOf } from './nameLikeness.js';
import type { TranscriptReading } from './transcriptReading.js';
import { keyOf } from './speakerNames.js';
import { speakersOf, type Speaker } from './speakers.js';
import { wordCount } from './tidyRange.js';
import type { LabelForm, Format, Transcript, Turn } from './transcript.js';

/** What was made of a transcript, for people who want to know whether it was read as it is meant. */
export interface Overview {
  readonly format: Format;
  /** How most labels are written; absent where there are none. */
  readonly labels?: LabelForm;
  readonly turns: number;
  /** Of what is said, labels and times left out. */
  readonly words: number;
  readonly timestamps: number;
  /** The last time in milliseconds; absent where there is none. */
  readonly lastMs?: number;
  readonly speakers: readonly OverviewSpeaker[];
  /** What the study does not say and Gloss took to be so, a sentence each. */
  readonly guesses: readonly string[];
  /** What looks like a slip or like a misreading, a sentence each. */
  readonly oddities: readonly string[];
}

/** A speaker with what is known of them; `asks` is whether they count as an interviewer. */
export interface OverviewSpeaker extends Speaker {
  /** As the study says. */
  readonly role?: string;
  readonly asks: boolean;
}

/** Reads off a transcript what it holds, what was guessed and what looks odd. `lines` are of the text that was parsed. */
export function overviewOf(lines: Lines, transcript: Transcript, reading: TranscriptReading): Overview {
  const { format, layout, turns, timestamps, interviewers } = transcript;
  const roles = new Map(reading.speakers.map(({ name, role }) => [keyOf(name), role]));
  const asking = new Set(interviewers);
  const speakers = speakersOf(lines.text, transcript).map((speaker) => {
    const role = roles.get(keyOf(speaker.name));
    return { ...speaker, ...(role !== undefined && { role }), asks: asking.has(speaker.name) };
  });
  const unnamed = turns.flatMap(({ speaker, speech }) => (speaker === undefined ? speech : []));
  const about: About = { lines, transcript, reading, speakers };
  return {
    format,
    ...(layout.labels && { labels: layout.labels }),
    turns: turns.length,
    words: speakers.reduce((sum, { words }) => sum + words, wordCount(lines.text, unnamed)),
    timestamps: timestamps.length,
    ...(timestamps.length > 0 && { lastMs: timestamps.reduce((last, { ms }) => Math.max(last, ms), 0) }),
    speakers,
    guesses: guessesIn(about),
    oddities: findings.flatMap((finding) => finding(about)),
  };
}

interface About {
  readonly lines: Lines;
  readonly transcript: Transcript;
  readonly reading: TranscriptReading;
  readonly speakers: readonly OverviewSpeaker[];
}

function guessesIn({ transcript: { layout, turns, format }, speakers }: About): readonly string[] {
  const guessed = speakers.filter(({ asks, role }) => asks && role === undefined).map(({ name }) => name);
  return [
    ...(layout.isNumbered ? [l10n.t('Numbers at the start of lines are taken for line numbers.')] : []),
    ...(guessed.length > 0
      ? [
          l10n.counted(
            guessed.length,
            '{names} is taken to be asking; gloss.yaml does not say who does.',
            '{names} are taken to be asking; gloss.yaml does not say who does.',
            { names: quoted(guessed) },
          ),
        ]
      : []),
    ...(speakers.length === 0 && turns.length > 0
      ? [
          format === 'webvtt' || format === 'srt'
            ? l10n.t('Nobody is named: the cues of a sentence are a turn.')
            : l10n.t('Nobody is named: each paragraph is a turn.'),
        ]
      : []),
  ];
}

/** What may be odd about a transcript; each finding looks for one kind. */
const findings: readonly ((about: About) => readonly string[])[] = [
  ({ transcript: { speech } }) => (speech.length === 0 ? [l10n.t('Nothing is said in it.')] : []),
  unnamedTurns,
  passedOver,
  nearNames,
  unknownNames,
  ({ speakers: [only, ...more], transcript: { turns } }) =>
    only && more.length === 0 && turns.length > 1 ? [l10n.t('Only “{name}” speaks.', { name: only.name })] : [],
  ({ speakers }) =>
    speakers.length > 1 && !speakers.some(({ asks }) => asks)
      ? [l10n.t('Nobody is known to ask. “speakers” in gloss.yaml can say who does.')]
      : [],
  askingMost,
  timesBack,
];

function unnamedTurns({ lines, transcript: { turns }, speakers }: About): readonly string[] {
  const unnamed = speakers.length === 0 ? [] : turns.filter(({ speaker }) => speaker === undefined);
  const [first] = unnamed;
  if (!first) return [];
  return [
    l10n.counted(
      unnamed.length,
      'The turn at line {line} has no speaker.',
      '{count} turns have no speaker, the first at line {line}.',
      { line: lineOf(lines, first) },
    ),
  ];
}

function passedOver({ transcript: { layout }, speakers }: About): readonly string[] {
  const names = layout.passedOver
    .filter((name) => ['certain', 'likely'].includes(likenessOf(name)))
    .slice(0, mostCompared);
  const slips = names.flatMap((name) => {
    const other = speakers.slice(0, mostCompared).find((speaker) => isSlip(keyOf(name), keyOf(speaker.name)));
    return other
      ? [l10n.t('“{name}” is not taken for a speaker and may be a slip of “{other}”.', { name, other: other.name })]
      : [];
  });
  if (slips.length > 0 || names.length === 0) return slips;
  return [l10n.t('Not taken for speakers, though they look like labels: {names}.', { names: quoted(names) })];
}

/** A name that is said once or twice, and is nearly that of somebody who speaks more often. */
function nearNames({ lines, transcript: { turns }, speakers }: About): readonly string[] {
  if (speakers.length > mostCompared) return [];
  return speakers.flatMap(({ name, turns: count }) => {
    if (count > 2) return [];
    const other = speakers.find((each) => each.turns > 3 * count && isSlip(keyOf(name), keyOf(each.name)));
    const at = turns.find(({ speaker }) => speaker === name);
    return other && at
      ? [
          l10n.t('“{name}” at line {line} may be a slip of “{other}”.', {
            name,
            line: lineOf(lines, at),
            other: other.name,
          }),
        ]
      : [];
  });
}

/** Whether one name is the other with a letter or two changed; ids that differ in a digit are two people’s. */
function isSlip(name: string, other: string): boolean {
  if (/\d/.test(name + other) || Math.min(name.length, other.length) < 4) return false;
  if (Math.max(name.length, other.length) > 100) return false;
  return distance(name, other) <= (name.length < 5 ? 1 : 2);
}

function unknownNames({ reading, speakers }: About): readonly string[] {
  if (reading.speakers.length === 0) return [];
  const known = new Set(reading.speakers.flatMap(({ name, aliases }) => [name, ...aliases].map(keyOf)));
  const unknown = speakers.filter(({ name }) => !known.has(keyOf(name))).map(({ name }) => name);
  return unknown.length === 0
    ? []
    : [l10n.t('Not among the speakers in gloss.yaml: {names}.', { names: quoted(unknown) })];
}

function askingMost({ speakers }: About): readonly string[] {
  const all = speakers.reduce((sum, { words }) => sum + words, 0);
  return speakers
    .filter(({ asks, words }) => asks && all >= 200 && words * 2 > all)
    .map(({ name }) => l10n.t('“{name}” is taken to be asking and says more than half of the words.', { name }));
}

function timesBack({ lines, transcript: { timestamps } }: About): readonly string[] {
  const at = timestamps.find(({ ms }, i) => ms < (timestamps[i - 1]?.ms ?? 0));
  return at ? [l10n.t('The time at line {line} is earlier than the one before it.', { line: lineOf(lines, at) })] : [];
}

const lineOf = (lines: Lines, { range }: Pick<Turn, 'range'>): number => pointAt(lines, range.start).line;

/** The first of some names in quotation marks, and how many more there are. */
function quoted(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(inQuotes);
  const more = names.length > shown.length ? [l10n.t('{count} more', { count: names.length - shown.length })] : [];
  const [last, ...before] = [...shown, ...more].reverse();
  if (last === undefined || before.length === 0) return last ?? '';
  return l10n.t('{before} and {next}', { before: before.reverse().join(', '), next: last });
}

/** Names in one sentence. */
const mostNames = 5;
/** Speakers beyond which names are not compared: to compare each two takes the square of how many there are. */
const mostCompared = 60;
