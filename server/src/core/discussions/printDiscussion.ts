import { printAt } from '../codings/segment.js';
import { printCodes } from '../codings/printCodings.js';
import { indentLines, shiftLines } from '../yaml/edit.js';
import { isPlainDay, printFlowScalar, printScalar } from '../yaml/scalar.js';
import type { By, Comment, Passage, Proposal, Thread } from './discussion.js';

/** Keys in canonical order, and values as they are printed behind `key: ` for a map at the left margin. */
type Printed = readonly (readonly [key: string, value: string | undefined])[];

/** The first lines of a new discussion file. */
export const newDiscussion = (transcript: string, digest: string): string =>
  `transcript: ${printScalar(transcript, 2)}\ntext: ${digest}\nthreads: []\n`;

/** A thread as an entry of its list, at the left margin. */
export function printThread(thread: Thread): string {
  const comments = indentLines(thread.comments.map(printComment).join(''), 2);
  return printEntry([
    ['id', printScalar(thread.id, 2)],
    ...printPassage(thread.at),
    ['resolved', thread.resolved && printBy(thread.resolved)],
    ['comments', `\n${comments}`.trimEnd()],
  ]);
}

/** A comment as an entry of its thread's list, at the left margin. */
export const printComment = ({ id, by, on, text, edited, proposes, accepted }: Comment): string =>
  printEntry([
    ['id', printScalar(id, 2)],
    ['by', printScalar(by, 2)],
    ['on', printScalar(on, 2)],
    ['text', printScalar(text, 2)],
    ['edited', edited && printScalar(edited, 2)],
    ['proposes', proposes && printProposal(proposes)],
    ['accepted', accepted && printBy(accepted)],
  ]);

/** Who did something and when, as a value. */
export const printBy = ({ by, on }: By): string =>
  `{ by: ${printFlowScalar(by)}, on: ${isPlainDay(on) ? on : printFlowScalar(on)} }`;

/** The keys that say where a thread or a proposal is. */
export const printPassage = (at: Passage | undefined): Printed =>
  at
    ? [
        ['at', printAt(at.from, at.to)],
        ['text', at.text],
        ['quote', printScalar(at.quote, 2)],
        ['before', at.before && printScalar(at.before, 2)],
        ['after', at.after && printScalar(at.after, 2)],
      ]
    : [];

/** A proposal, as a value of several lines. */
export function printProposal({ segment, coder, codes, at }: Proposal): string {
  const lines = linesOf([
    ['segment', printScalar(segment, 2)],
    ['coder', printScalar(coder, 2)],
    ['codes', codes && printCodes(codes)],
    ...printPassage(at),
  ]);
  return `\n${indentLines(lines.join(''), 2)}`.trimEnd();
}

const printEntry = (fields: Printed): string => `- ${shiftLines(linesOf(fields).join(''), 2)}`;

const linesOf = (fields: Printed): readonly string[] =>
  fields.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`],
  );
