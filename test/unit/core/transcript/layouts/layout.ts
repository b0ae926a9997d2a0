import type { Format } from '../../../../../server/src/core/transcript/transcript.js';

/** A transcript in a layout that people have, and how it is to be read. */
export interface Layout {
  readonly of: string;
  readonly format?: Format;
  readonly text: string;
  /** A line for each turn: the speaker, the turn's first time if it has one, and what is said. Pieces are parted by ` / `. */
  readonly turns: readonly string[];
  /** Every time in the text, in seconds, where turns do not tell. */
  readonly times?: readonly number[];
}

export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
