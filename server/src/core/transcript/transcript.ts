import type { Range } from '../text/range.js';

/** How a transcript is written down; follows from its path's extension. */
export type Format = 'text' | 'markdown' | 'webvtt' | 'srt';

/**
 * How a label is written: `bold` `**Name:** …`; `colon` `Name: …`; `time` a name and a timestamp, alone on a line or before what
 * is said; `bracket` `[id1] …`; `tab` the name, a tabulator, what is said; `alone` a name in capitals on a line of its own, `line`
 * one that is not in capitals, `apart` one with a time on the line before or behind; `stop` `Q. …`; `dash` `Name – …`; `hash`
 * `#Name: …`; `chat` `*PAR: …`; `row` a table's cell; `voice` `<v Name>`; `template` as the study says.
 */
export type LabelForm =
  | 'bold'
  | 'colon'
  | 'time'
  | 'bracket'
  | 'tab'
  | 'alone'
  | 'line'
  | 'apart'
  | 'stop'
  | 'dash'
  | 'hash'
  | 'chat'
  | 'row'
  | 'voice'
  | 'template';

/** What a transcript's text holds. All ranges are UTF-16 offsets into the very text that was parsed. */
export interface Transcript {
  readonly format: Format;
  /** In text order, disjoint. */
  readonly turns: readonly Turn[];
  /** In text order; one of a deeper level lies within the one it belongs to. */
  readonly sections: readonly Section[];
  /** What people said: no labels, timestamps, cue settings, headings, comments or front matter. Ascending, disjoint, never empty. */
  readonly speech: readonly Range[];
  /** Every timestamp, in text order, those within turns included. */
  readonly timestamps: readonly Timestamp[];
  /** The distinct speakers' names, in order of their first turns. */
  readonly speakers: readonly string[];
  /** Those of them who ask, as the study says or as their names do. */
  readonly interviewers: readonly string[];
  readonly layout: Layout;
}

/** What was made of how a text is written down. */
export interface Layout {
  /** How most labels are written, if there are any. */
  readonly labels?: LabelForm;
  /** Whether its lines or turns are numbered. */
  readonly isNumbered: boolean;
  /** Names of labels that were not taken for speakers', though they may be, in text order. */
  readonly passedOver: readonly string[];
}

/** What one person says until another speaks. Without any speakers in the text: a paragraph, or the cues of a sentence. */
export interface Turn {
  /** With label and timestamps, without the white space around it. */
  readonly range: Range;
  /** The name as the label gives it, without its markup. */
  readonly speaker?: string;
  /** Where the name stands, without colon, brackets and markup. */
  readonly speakerRange?: Range;
  /** The first of the turn. Some programs (f4) write it at the end. */
  readonly timestamp?: Timestamp;
  /** One for each paragraph or cue, more where a timestamp or markup interrupts it. */
  readonly speech: readonly Range[];
}

/** From its heading up to the next heading of the same or a higher level. */
export interface Section {
  readonly range: Range;
  readonly title: string;
  readonly titleRange: Range;
  /** From 1, the highest. */
  readonly level: number;
}

/** A time in the recording. */
export interface Timestamp {
  /** With its brackets. */
  readonly range: Range;
  readonly ms: number;
}

/** The format of the transcript at a path or URI; what has no extension of ours is plain text. */
export function formatOf(path: string): Format {
  const dot = path.lastIndexOf('.');
  const extension = dot < 0 ? '' : path.slice(dot + 1).toLowerCase();
  return formats.get(extension) ?? 'text';
}

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['vtt', 'webvtt'],
  ['srt', 'srt'],
]);
