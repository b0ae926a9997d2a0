import type { Problem } from '../text/problem.js';
import * as l10n from '../text/l10n.js';

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
  /** Problems of one file that are reported; the last says how many more there are. */
  problems: 100,
} as const;

/** Why a file is not read, by the lasting code of the problem; `what` is what is wrong, and what to do. */
const messages = {
  'too-long': (count) =>
    l10n.t(
      'This file has {count} characters, and Gloss reads YAML files of up to {most}. Split it into several files.',
      { count: l10n.inGroups(count), most: l10n.inGroups(yamlLimits.characters) },
    ),
  'too-many-values': () =>
    l10n.t(
      'This file has more than {count} words and marks. Gloss reads nothing of this file and leaves it as it is. Split it into several files.',
      {
        count: l10n.inGroups(yamlLimits.tokens),
      },
    ),
  'too-long-value': () =>
    l10n.t(
      'More than {count} characters stand in one text here. Gloss reads nothing of this file and leaves it as it is. Shorten the text.',
      {
        count: l10n.inGroups(yamlLimits.charactersOfToken),
      },
    ),
  'too-much-in-brackets': () =>
    l10n.t(
      'More than {count} words and marks stand in one pair of brackets here, or in one key. Gloss reads nothing of this file and leaves it as it is. Write the list or map on lines of its own.',
      { count: l10n.inGroups(yamlLimits.tokensInBrackets) },
    ),
  'too-many-blank-lines': () =>
    l10n.t(
      'Too many blank lines stand above comments here. Gloss reads nothing of this file and leaves it as it is. Take the blank lines out.',
    ),
  'too-deep': () =>
    l10n.t(
      'Lists and maps stand more than {depth} deep in one another here. Gloss reads nothing of this file and leaves it as it is. Write them less deep.',
      {
        depth: yamlLimits.depth,
      },
    ),
} as const satisfies Readonly<Record<string, (count: number) => string>>;

/** The problem's code for what a file has too much of. */
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
