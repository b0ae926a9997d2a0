import { printCodes } from '../codings/printCodings.js';
import type { Coding } from '../codings/segment.js';
import { valueOf, type Part } from '../yaml/parts.js';
import type { CodeMeaning } from './codeMeaning.js';
import type { Resolve } from './rules.js';
import type { Side } from './versions.js';
import { rewritten } from './fieldRules.js';

/** Weights by id, empty where there is none. */
type Weights = ReadonlyMap<string, string>;

/** What one side decided on a segment, beside following what it did to codes as such. */
interface Decided {
  /** Codes of the base that it took off. */
  readonly off: ReadonlySet<string>;
  /** Codes that it put on. */
  readonly on: ReadonlySet<string>;
}

/**
 * The codes of a segment as a set, by what their ids stand for: what either side took off stays off, what either put on is
 * there, and what only followed a code that was renamed or merged is no decision. A weight is one side's, and two other
 * weights contradict each other, as do two codes in the place of one.
 */
export const setOfCodes =
  (meaning: CodeMeaning): Resolve<Part> =>
  ({ base: was, ours: mine, theirs: yours }) => {
    if (!mine || !yours) return undefined;
    const [base, ours, theirs] = [weights(was), weights(mine), weights(yours)];
    const [here, there] = [decided(meaning, 'ours', base, ours), decided(meaning, 'theirs', base, theirs)];
    const isOther =
      [...here.on].some((code) => !there.on.has(code)) && [...there.on].some((code) => !here.on.has(code));
    if (isOther && [...here.off].some((code) => there.off.has(code))) return undefined;
    const off = new Set([...here.off, ...there.off]);
    const kept = [...base.keys()].map(meaning.codeOf).filter((code) => !off.has(code));
    const codes = new Set([...kept, ...here.on, ...there.on].map(meaning.now));
    const weighed = [base, ours, theirs].map((side) => byCode(meaning, side));
    const merged: Coding[] = [];
    // In the order of ours, then of theirs.
    for (const id of new Set([...ours.keys(), ...theirs.keys(), ...base.keys()])) {
      const code = meaning.now(meaning.codeOf(id));
      const all = weighed.map((side) => side.get(code)) as [Weight, Weight, Weight];
      if (!codes.delete(code)) {
        if (!merged.some((one) => one.code === (meaning.idOf(code) ?? id)) && isWeighed(all)) return undefined;
        continue;
      }
      const weight = weightOfBoth(all);
      if (weight === undefined) return undefined;
      merged.push({ code: meaning.idOf(code) ?? id, ...(weight !== '' && { weight: asWeight(weight) }) });
    }
    return { merged: rewritten(mine, printCodes(merged)) };
  };

/** Whether a side has only followed what it did to codes as such. */
export function isSameCodes(meaning: CodeMeaning, base: Part | undefined, is: Part | undefined, side: Side): boolean {
  const [was, now] = [weights(base), weights(is)];
  const { off, on } = decided(meaning, side, was, now);
  return off.size === 0 && on.size === 0 && [...was.values()].sort().join() === [...now.values()].sort().join();
}

/**
 * A line with codes as they are called after both sides: what one side coded while the other renamed or merged the code would
 * name it otherwise.
 */
export function withIdsOfNow({ codeOf, now, idOf, isOther }: CodeMeaning, line: string): string {
  const part = { text: `${line}\n`, column: 0 };
  const old = weights(part);
  if (![...old.keys()].some((id) => isOther(codeOf(id)))) return line;
  const codings = new Map<string, Coding>();
  for (const [id, weight] of old) {
    const code = isOther(codeOf(id)) ? (idOf(now(codeOf(id))) ?? id) : id;
    if (!codings.has(code)) codings.set(code, { code, ...(weight !== '' && { weight: asWeight(weight) }) });
  }
  return rewritten(part, printCodes([...codings.values()])).text.trimEnd();
}

function decided({ codeOf, since }: CodeMeaning, side: Side, base: Weights, own: Weights): Decided {
  const is = new Set(Array.from(own.keys(), (id) => codeOf(id)));
  const followed = new Map(Array.from(base.keys(), (id) => [codeOf(id), since(side, codeOf(id))]));
  const expected = new Set(followed.values());
  return {
    off: new Set([...followed].flatMap(([code, now]) => (is.has(now) || is.has(code) ? [] : [code]))),
    on: new Set([...is].filter((code) => !expected.has(code) && !followed.has(code))),
  };
}

/** '' for none; undefined where the code is not there. */
type Weight = string | undefined;

/** The weights by code as it is after both sides; of several ids of one code the first counts. */
function byCode({ codeOf, now }: CodeMeaning, side: Weights): Weights {
  const found = new Map<string, string>();
  for (const [id, weight] of side) {
    const code = now(codeOf(id));
    if (!found.has(code)) found.set(code, weight);
  }
  return found;
}

/** Taken off on one side, weighed on the other. */
const isWeighed = ([was, mine, yours]: readonly [Weight, Weight, Weight]): boolean =>
  was !== undefined && [mine, yours].some((weight) => weight !== undefined && weight !== was);

function weightOfBoth([was, mine, yours]: readonly [Weight, Weight, Weight]): Weight {
  if (mine === undefined || yours === undefined) return mine ?? yours ?? was ?? '';
  if (mine === yours || yours === (was ?? '')) return mine;
  return mine === (was ?? '') ? yours : undefined;
}

const asWeight = (weight: string): number | string => (/^-?\d+(\.\d+)?$/.test(weight) ? Number(weight) : weight);

function weights(part: Part | undefined): Weights {
  const value = valueOf(part);
  const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return new Map(
    items.map((item) => {
      if (typeof item !== 'object' || item === null) return [String(item), ''] as const;
      const { code, weight } = item as { readonly code?: unknown; readonly weight?: unknown };
      return [String(code), typeof weight === 'string' ? weight : ''] as const;
    }),
  );
}
