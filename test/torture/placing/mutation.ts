import { pick, type Random } from '../support/mutate.js';
import type { Interview } from './interviews.js';
import { nothing, Traced } from './traced.js';

/** Something that another program, or another person, did to a transcript. */
export type Mutation = (text: Traced, random: Random, interview: Interview) => Traced;

export const join = (pieces: readonly Traced[]): Traced => Traced.join(pieces);
export const fresh = (text: string): Traced => Traced.fresh(text);

/** Words, of scripts without spaces some signs. */
export const word = /[\p{L}\p{N}\p{M}]+/gu;
export const letters = /\p{L}{3,}/gu;

const label = /^(?:\[[\d:]+\] )?[^\s:：][^:：\n]{0,20}[:：](?:\s|$)/;

/** A text’s turns, each from its label to the next. */
export function turnsOf(text: Traced): Traced[] {
  const turns: Traced[] = [];
  for (const line of text.lines()) {
    const last = turns.at(-1);
    if (last && !label.test(line.text)) turns[turns.length - 1] = join([last, line]);
    else turns.push(line);
  }
  return turns;
}

/** A turn’s label, and what is said. */
export function partsOf(turn: Traced): { readonly label: Traced; readonly said: Traced; readonly end: Traced } {
  const length = label.exec(turn.text)?.[0].length ?? 0;
  const end = turn.text.trimEnd().length;
  return { label: turn.slice(0, length), said: turn.slice(length, end), end: turn.slice(Math.max(length, end)) };
}

/** Changes some turns by themselves. */
export const turnwise =
  (share: number, by: (turn: Traced, random: Random, interview: Interview) => Traced): Mutation =>
  (text, random, interview) =>
    join(turnsOf(text).map((turn) => (random() < share ? by(turn, random, interview) : turn)));

/** Changes what is said in some turns. */
export const spoken = (share: number, by: (said: Traced, random: Random, interview: Interview) => Traced): Mutation =>
  turnwise(share, (turn, random, interview) => {
    const { label, said, end } = partsOf(turn);
    return join([label, by(said, random, interview), end]);
  });

/** Writes some of what a pattern finds otherwise. */
export const rewrite =
  (pattern: RegExp, share: number, by: (found: string, random: Random, interview: Interview) => string): Mutation =>
  (text, random, interview) =>
    text.replace(pattern, (found) => {
      if (random() >= share) return undefined;
      const made = by(found.text, random, interview);
      return made === found.text ? undefined : found.rewritten(made);
    });

export const sentencesOf = (said: Traced): Traced[] =>
  [...said.text.matchAll(/[^.!?。？…]+[.!?。？…"”]*\s*/g)].map(({ 0: found, index }) =>
    said.slice(index, index + found.length),
  );

const pieces = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

/** Whether two sentences have so many words in common that nobody could tell whether one is the other corrected. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => new Set(text.toLowerCase().match(pieces) ?? []));
  if (!a || !b || a.size === 0 || b.size === 0) return true;
  return [...a].filter((each) => b.has(each)).length > 0.3 * Math.min(a.size, b.size);
}

/** The turns with a block of so many taken out, and the block. */
export function withoutBlock(
  turns: readonly Traced[],
  random: Random,
  length: number,
): { readonly left: Traced[]; readonly block: Traced[]; readonly at: number } {
  let at = 0;
  const said = (i: number): string => partsOf(turns[i] ?? nothing).said.text;
  // Where it begins as what follows, or ends as what is before, nobody could tell which of the two was taken out.
  const isTold = (): boolean =>
    !areAlike(said(at), said(at + length)) && !areAlike(said(at - 1), said(at + length - 1));
  for (let i = 0; i < 100; i++) {
    at = Math.floor(random() * Math.max(1, turns.length - length));
    if (isTold()) break;
  }
  return { left: [...turns.slice(0, at), ...turns.slice(at + length)], block: turns.slice(at, at + length), at };
}

export const somewhere = (turns: readonly Traced[], random: Random): number =>
  Math.floor(random() * (turns.length + 1));

export const putIn = (turns: readonly Traced[], at: number, block: readonly Traced[]): Traced =>
  join([...turns.slice(0, at), ...block, ...turns.slice(at)]);

/** The same words once more, which are no part of the old text. */
export const copy = (text: Traced): Traced => fresh(text.text);

export const some = <T>(random: Random, items: readonly T[], count: number): T[] => {
  const chosen = new Set(Array.from({ length: count }, () => pick(random, items)));
  return items.filter((item) => chosen.has(item));
};

export const ended = (turn: Traced): Traced => (turn.text.endsWith('\n') ? turn : join([turn, fresh('\n')]));

export { nothing };
