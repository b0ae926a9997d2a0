import { printAt } from '../codings/segment.js';
import { printCodes } from '../codings/printCodings.js';
import { isPlainDay, printFlowScalar, printScalar } from '../text/scalar.js';
import {
  commentKeys,
  threadKeys,
  type By,
  type Comment,
  type Passage,
  type Proposal,
  type Thread,
} from './discussion.js';

/** Keys and values as they are printed behind `key: `, from the column of the keys. */
type Printed = readonly (readonly [key: string, value: string | undefined])[];

/** The first lines of a new discussion file. */
export const newDiscussion = (transcript: string, digest: string): string =>
  `transcript: ${printScalar(transcript, 2)}\ntext: ${digest}\nthreads: []\n`;

/** A thread as an entry of the list, its last line break included. */
export function printThread(thread: Thread): string {
  const comments = thread.comments.map(printComment).join('');
  const fields: Printed = [
    ['id', printScalar(thread.id, 6)],
    ...passage(thread.at, 6),
    ['resolved', by(thread.resolved)],
  ];
  return entry([...ordered(fields, threadKeys), ['comments', `\n${comments}`.trimEnd()]], 2);
}

/** A comment as an entry of a thread's list. */
export function printComment({ id, by: coder, on, text, edited, proposes, accepted }: Comment): string {
  const fields: Printed = [
    ['id', printScalar(id, 10)],
    ['by', printScalar(coder, 10)],
    ['on', printScalar(on, 10)],
    ['text', printScalar(text, 10)],
    ['edited', edited && printScalar(edited, 10)],
    ['proposes', proposes && proposal(proposes, 10)],
    ['accepted', by(accepted)],
  ];
  return entry(ordered(fields, commentKeys), 6);
}

/** What a comment's words and its proposal are printed as behind their keys, for changing these alone. */
export const printText = (text: string): string => printScalar(text, 10);
export const printProposal = (proposes: Proposal): string => proposal(proposes, 10);

/** What a key of a thread or comment is printed as, or undefined where it is not there: for changing that key alone. */
export const printBy = (who: By): string => by(who) ?? '';

const by = (who: By | undefined): string | undefined =>
  who && `{ by: ${printFlowScalar(who.by)}, on: ${isPlainDay(who.on) ? who.on : printFlowScalar(who.on)} }`;

export const passage = (at: Passage | undefined, column: number): Printed =>
  at
    ? [
        ['at', printAt(at.from, at.to)],
        ['text', at.text],
        ['quote', printScalar(at.quote, column)],
        ['before', at.before && printScalar(at.before, column)],
        ['after', at.after && printScalar(at.after, column)],
      ]
    : [];

function proposal({ segment, coder, codes, at }: Proposal, column: number): string {
  const fields: Printed = [
    ['segment', printScalar(segment, column + 2)],
    ['coder', printScalar(coder, column + 2)],
    ['codes', codes && printCodes(codes)],
    ...passage(at, column + 2),
  ];
  return fields
    .flatMap(([key, value]) => (value === undefined ? [] : [`\n${' '.repeat(column)}${key}: ${value}`]))
    .join('');
}

const ordered = (fields: Printed, order: readonly string[]): Printed =>
  fields.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));

function entry(fields: Printed, column: number): string {
  const lines = fields.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`],
  );
  return `${' '.repeat(column)}- ${lines.join(' '.repeat(column + 2))}`;
}
