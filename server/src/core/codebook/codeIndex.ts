import { differenceOf, nearest } from '../text/nearest.js';
import type { Problem } from '../text/problem.js';
import { allCodes, type Code, type Codebook } from './codebook.js';
import * as l10n from '../text/l10n.js';

/** A code with where it stands: its file and the themes above it. */
export interface IndexedCode {
  readonly code: Code;
  /** Path of the codebook below the study's folder. */
  readonly book: string;
  /** From the top theme down to the parent. */
  readonly themes: readonly Code[];
}

/** The codes of all codebooks of a study, found by id or by an id they once had. */
export interface CodeIndex {
  /** In codebook order. */
  readonly codes: readonly IndexedCode[];
  /** The code of that id or alias. */
  readonly find: (id: string) => IndexedCode | undefined;
  /** The code as which codings of that id count: of a retired code the one that its `merged-into` leads to. */
  readonly inUse: (id: string) => IndexedCode | undefined;
  /** The ids under which codings of a code may be written: its own, and those of retired codes that lead to it. */
  readonly formsOf: (id: string) => readonly string[];
  /** Problems of ids that stand more than once, by codebook path. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Builds the index; where one id stands twice the first in order of `books` counts. */
export function indexCodes(books: Iterable<readonly [path: string, book: Codebook]>): CodeIndex {
  const codes: IndexedCode[] = [];
  const byId = new Map<string, IndexedCode>();
  const problems = new Map<string, Problem[]>();
  for (const [book, { codes: top }] of books) {
    for (const indexed of withThemes(top, book, [])) {
      const { id, idRange } = indexed.code;
      const first = byId.get(id);
      if (first) {
        const message = l10n.t('The id “{id}” already belongs to “{name}” in {book}. Ids must be unique in a study.', {
          id,
          name: first.code.name,
          book: first.book,
        });
        const list = problems.get(book) ?? [];
        list.push({ code: 'duplicate-code', severity: 'error', message, range: idRange });
        problems.set(book, list);
        continue;
      }
      byId.set(id, indexed);
      codes.push(indexed);
    }
  }
  const aliases = new Map<string, IndexedCode>();
  for (const indexed of codes) {
    for (const alias of indexed.code.aliases) if (!byId.has(alias) && !aliases.has(alias)) aliases.set(alias, indexed);
  }
  const find = (id: string): IndexedCode | undefined => byId.get(id) ?? aliases.get(id);
  return { codes, problems, find, ...readMerges(codes, find) };
}

/** What `merged-into` of retired codes says. Where it leads in a circle, or to no code, nothing is followed. */
function readMerges(codes: CodeIndex['codes'], find: CodeIndex['find']): Pick<CodeIndex, 'inUse' | 'formsOf'> {
  const into = new Map<IndexedCode, IndexedCode>();
  const from = new Map<IndexedCode, IndexedCode[]>();
  for (const indexed of codes) {
    const { status, mergedInto } = indexed.code;
    const to = status === 'retired' && mergedInto !== undefined ? find(mergedInto) : undefined;
    if (!to) continue;
    into.set(indexed, to);
    const merged = from.get(to);
    if (merged) merged.push(indexed);
    else from.set(to, [indexed]);
  }
  const ends = endsOf(into);
  return {
    inUse: (id) => {
      const found = find(id);
      return found && (ends.get(found) ?? found);
    },
    formsOf: (id) => {
      const found = find(id);
      if (!found) return [id];
      const all = new Set([found]);
      for (const indexed of all) for (const merged of from.get(indexed) ?? []) all.add(merged);
      return [...all].flatMap((indexed) =>
        [indexed.code.id, ...indexed.code.aliases].filter((form) => find(form) === indexed),
      );
    },
  };
}

/** Where each chain of merges ends; undefined where it leads into a circle. Each step is followed once. */
function endsOf(into: ReadonlyMap<IndexedCode, IndexedCode>): ReadonlyMap<IndexedCode, IndexedCode | undefined> {
  const ends = new Map<IndexedCode, IndexedCode | undefined>();
  for (const start of into.keys()) {
    const chain = new Set<IndexedCode>();
    let at = start;
    for (let to = into.get(at); to && !ends.has(at) && !chain.has(at); to = into.get(at)) {
      chain.add(at);
      at = to;
    }
    const end = chain.has(at) ? undefined : ends.has(at) ? ends.get(at) : at;
    for (const one of chain) ends.set(one, end);
  }
  return ends;
}

/** Names from the top theme down to the code's parent. */
export const pathOf = (indexed: IndexedCode): readonly string[] => indexed.themes.map((theme) => theme.name);

/** Ids of the code and of all codes below it. */
export const withBelow = (code: Code): readonly string[] => [
  code.id,
  ...[...allCodes(code.codes)].map((below) => below.id),
];

/** The known ids nearest to a mistyped one, best first: at most `count`, none that differs in more than a third. */
export function nearestIds(index: CodeIndex, id: string, count = 3): readonly string[] {
  const wanted = id.toLowerCase();
  return nearest(
    index.codes,
    ({ code }) => Math.min(...[code.id, code.name].map((name) => differenceOf(wanted, name.toLowerCase()))),
    ({ code }) => Math.max(1, Math.floor(Math.max(wanted.length, code.id.length) / 3)),
    count,
  ).map(({ code }) => code.id);
}

function* withThemes(codes: readonly Code[], book: string, themes: readonly Code[]): Generator<IndexedCode> {
  for (const code of codes) {
    yield { code, book, themes };
    yield* withThemes(code.codes, book, [...themes, code]);
  }
}
