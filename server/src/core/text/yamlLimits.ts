import type { Problem } from './problem.js';

/**
 * What a YAML file of a study may have at most. The greatest of honest files stay far below: a codebook of 5,000 codes has
 * half a million tokens, a codings file of 20,000 segments 1.2 million. A file with more is not read at all: it is kept as
 * it is and never written, as one that does not parse.
 */
export const yamlLimits = {
  /** UTF-16 units. */
  characters: 8_000_000,
  /** Words, marks, line breaks and stretches of space, as the YAML library parts a text. */
  tokens: 1_500_000,
  /** The same within one pair of brackets or braces, which is read in one go. */
  tokensInBrackets: 200_000,
  /** Units of one text, comment or other token, which is read in one go. */
  charactersOfToken: 1_000_000,
  /** Units of a key that is a list or a map itself, which is read in one go. */
  charactersOfKey: 200_000,
  /** Lists and maps in one another. */
  depth: 200,
  /** Steps that the YAML library goes back over blank lines, once for each comment below them. */
  stepsBack: 5_000_000,
  /** Problems of one file that are told of; the last says how many more there are. */
  problems: 100,
} as const;

const kept = 'Gloss reads nothing of this file and leaves it as it is';
const inWords = (count: number): string => count.toLocaleString('en');

/** Why a file is not read, by the lasting code of the problem; `what` is what is wrong, and what to do. */
const messages = {
  'too-long': (count) =>
    `This file has ${inWords(count)} characters, and Gloss reads YAML files of up to ${inWords(yamlLimits.characters)}. Split it into several files.`,
  'too-many-values': () =>
    `This file has more than ${inWords(yamlLimits.tokens)} words and marks. ${kept}. Split it into several files.`,
  'too-long-value': () =>
    `More than ${inWords(yamlLimits.charactersOfToken)} characters stand in one text here. ${kept}. Shorten the text.`,
  'too-much-in-brackets': () =>
    `More than ${inWords(yamlLimits.tokensInBrackets)} words and marks stand in one pair of brackets here, or in one key. ${kept}. Write the list or map on lines of its own.`,
  'too-many-blank-lines': () => `Too many blank lines stand above comments here. ${kept}. Take the blank lines out.`,
  'too-deep': () =>
    `Lists and maps stand more than ${yamlLimits.depth} deep in one another here. ${kept}. Write them less deep.`,
} as const satisfies Readonly<Record<string, (count: number) => string>>;

export type LimitCode = keyof typeof messages;

/** The problem of a file that has too much of something; `at` is the UTF-16 offset from which there is too much. */
export const overLimit = (code: LimitCode, at: number, count = 0): Problem => ({
  code,
  severity: 'error',
  message: messages[code](count),
  range: { start: at, end: at + 1 },
});

/** Codes of the problems of files that are not read. */
export const limitCodes = Object.keys(messages);
