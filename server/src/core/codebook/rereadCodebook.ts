import type { Parsed } from '../text/problem.js';
import { spliceBetween, type Splice } from '../text/splice.js';
import type { Steps } from '../workInSteps.js';
import { lineStartOf } from '../yaml/locate.js';
import { skipSpaces } from '../yaml/usualYaml/cursor.js';
import { isWithinLimits } from '../yaml/usualYaml/readingUsualYaml.js';
import type { Code, Codebook } from './codebook.js';
import { shiftCode, shiftPlace } from './shiftCode.js';
import { isUsualBook, markUsual, readingCodebook, readingEntries } from './parseCodebook.js';

/** A codebook as it was read from a text. */
export interface ReadBook extends Parsed<Codebook> {
  readonly text: string;
}

/** Whether another text of a codebook can be read by what was edited alone. */
export const canBeReread = ({ value, problems }: Parsed<Codebook>): boolean =>
  problems.length === 0 && isUsualBook(value);

/**
 * Reads another text of a codebook that has been read before, step by step. Where what was edited lies in one code, that code alone
 * is read, and the rest is moved; what comes of it is the same as reading all.
 */
export function* rereadingCodebook(before: ReadBook | undefined, text: string): Steps<Parsed<Codebook>> {
  const value = before && (yield* readingEdit(before, text));
  return value ? { value, problems: [] } : yield* readingCodebook(text);
}

function* readingEdit(before: ReadBook, text: string): Steps<Codebook | undefined> {
  if (!canBeReread(before) || !isWithinLimits(text)) return undefined;
  const { text: old, value } = before;
  if (old === text) return value;
  const edit = spliceBetween(old, text);
  const found = findEdited(value.codes, edit, old);
  const code = found.at(-1);
  if (!code) return undefined;
  const [start, end] = [lineStartOf(old, code.range.start), code.range.end];
  const by = text.length - old.length;
  const lines = text.slice(start, end + by);
  if (!standsAlone(old, start, code, lines)) return undefined;
  const read = yield* readingEntries(lines, found.length);
  if (!read) return undefined;
  const entries = read.map((entry) => shiftCode(entry, 0, start));
  /** The edited list, and those above it: what is behind the edited code is moved. */
  const replaced = (codes: readonly Code[], depth: number): readonly Code[] =>
    codes.flatMap((one) => {
      if (one !== found[depth]) return shiftCode(one, end, by);
      if (one === code) return entries;
      return { ...shiftCode({ ...one, codes: [] }, end, by), codes: replaced(one.codes, depth + 1) };
    });
  return markUsual({ ...value, ...shiftPlace(value, end, by), codes: replaced(value.codes, 0) });
}

/** The codes in which an edit lies whole, the outermost first. Their last line break stays. */
function findEdited(codes: readonly Code[], edit: Splice, old: string): readonly Code[] {
  const code = codes.find(({ range }) => range.start <= edit.start && edit.end < range.end);
  return code && old[code.range.end - 1] === '\n' ? [code, ...findEdited(code.codes, edit, old)] : [];
}

/** Whether the lines of a code mean the same by themselves: nothing else stands on the first, and nothing behind the last goes on with it. */
function standsAlone(old: string, start: number, { range }: Code, lines: string): boolean {
  const isOwnLine = /^ *- +$/.test(old.slice(start, range.start));
  // How much is blank above all comments is counted over the whole text.
  return isOwnLine && !isFollowedBySpaces(old, range.end) && !/\n *\n *#/.test(lines);
}

/** Whether a line of spaces alone stands behind empty ones, which may belong to a text above. */
function isFollowedBySpaces(text: string, from: number): boolean {
  let at = from;
  while (text[at] === '\n') at++;
  const behind = skipSpaces(text, at);
  return behind > at && (behind === text.length || text[behind] === '\n');
}
