import { allCodes, type Code } from '../codebook/codebook.js';
import { parseCodebook } from '../codebook/parseCodebook.js';
import type { Side, Versions } from './versions.js';

type Version = Side | 'base';

/** What ids of codes stand for in three versions of a study that renamed and merged codes. */
export interface CodeMeaning {
  /** The code that an id stands for, the same for all its ids, before anything was merged into another code. */
  readonly codeOf: (id: string) => string;
  /** What a code has become on one side alone. */
  readonly since: (side: Side, code: string) => string;
  /** What it is after both sides; itself, where the two merged it into different codes, which is to be decided first. */
  readonly now: (code: string) => string;
  /** The id that a code goes by after both sides; the old one, where the two gave it different ids. */
  readonly idOf: (code: string) => string | undefined;
  /** Whether the two sides do not say the same of a code's id, or of what it was merged into. */
  readonly isOther: (code: string) => boolean;
}

/** Reads what codes stand for from the codebooks of each version. */
export function readMeaning(books: Versions<readonly string[]>): CodeMeaning {
  const codesIn = (version: Version): readonly Code[] =>
    (books[version] ?? []).flatMap((text) => [...allCodes(parseCodebook(text).value.codes)]);
  const codes = { base: codesIn('base'), ours: codesIn('ours'), theirs: codesIn('theirs') };
  const codeOf = joined(Object.values(codes));
  const ids = (version: Version): ReadonlyMap<string, string> =>
    new Map(codes[version].map(({ id }) => [codeOf(id), id]));
  const into = (version: Version): ReadonlyMap<string, string> =>
    new Map(
      codes[version].flatMap(({ id, mergedInto }) =>
        mergedInto === undefined ? [] : [[codeOf(id), codeOf(mergedInto)] as const],
      ),
    );
  const merges = { base: into('base'), ours: into('ours'), theirs: into('theirs') };
  const names = { base: ids('base'), ours: ids('ours'), theirs: ids('theirs') };
  return {
    codeOf,
    since: (side, code) => follow(code, (one) => merges[side].get(one)),
    now: (code) => follow(code, (one) => chosen(merges, one)),
    idOf: (code) => chosen(names, code) ?? names.base.get(code),
    isOther: (code) => [names, merges].some(({ ours, theirs }) => ours.get(code) !== theirs.get(code)),
  };
}

/** What the side says that has changed it; undefined where both have, each otherwise. */
function chosen(of: Readonly<Record<Version, ReadonlyMap<string, string>>>, code: string): string | undefined {
  const [was, mine, yours] = [of.base.get(code), of.ours.get(code), of.theirs.get(code)];
  if (mine === yours || yours === was) return mine;
  return mine === was ? yours : undefined;
}

function follow(code: string, next: (code: string) => string | undefined): string {
  const seen = new Set<string>();
  let at = code;
  for (let to = next(at); to !== undefined && !seen.has(to); to = next(at)) {
    seen.add(at);
    at = to;
  }
  return at;
}

/** Finds for each id one that stands for all ids of its code, through what any version says of aliases. */
function joined(versions: readonly (readonly Code[])[]): (id: string) => string {
  const up = new Map<string, string>();
  const top = (id: string): string => follow(id, (one) => up.get(one));
  for (const codes of versions) {
    const live = new Set(codes.map(({ id }) => id));
    for (const { id, aliases } of codes) {
      for (const alias of aliases) {
        const [a, b] = [top(id), top(alias)];
        if (!live.has(alias) && a !== b) up.set(a, b);
      }
    }
  }
  return top;
}

/** Without codebooks, an id stands for itself. */
export const plainMeaning: CodeMeaning = {
  codeOf: (id) => id,
  since: (_, code) => code,
  now: (code) => code,
  idOf: (code) => code,
  isOther: () => false,
};
