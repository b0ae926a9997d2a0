import type { Code, Codebook, HistoryEntry } from './codebook.js';
import { inQuotes } from '../text/inQuotes.js';
import * as l10n from '../text/l10n.js';
import { describeMove, pathInWords, printPlace, type Move, type Place } from './codeMove.js';
import { indexCodes, pathOf, type IndexedCode } from './codeIndex.js';
import { matchCodes, type MatchedCode } from './matchCodes.js';

/** Codebooks of a study as they were at one time, by path. */
export type Codebooks = Iterable<readonly [path: string, book: Codebook]>;

/** A field whose wording differs; empty where it was or is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A change of a codebook by what it means. */
export type CodeChange = {
  /** Id of the code: as it is now, or was. */
  readonly code: string;
  readonly name: string;
  /** Path of the codebook. */
  readonly book: string;
  /** Names from the top theme down to the parent. */
  readonly themes: readonly string[];
  /** What the team wrote down of the why. */
  readonly reason?: string;
} & (
  | { readonly kind: 'added' | 'removed' | 'retired' | 'restored' | 'reordered' }
  | { readonly kind: 'renamed'; readonly what: 'id' | 'name'; readonly from: string; readonly to: string }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'split'; readonly into: readonly string[] }
  | { readonly kind: 'redefined'; readonly fields: readonly FieldChange[] }
  | ({ readonly kind: 'moved' } & Move)
  | { readonly kind: 'recoloured' | 'status'; readonly from: string; readonly to: string }
);

type Kind = CodeChange['kind'];
/** What a change says beside the code that it is about. */
type What = CodeChange extends infer C ? (C extends CodeChange ? Omit<C, keyof Where | 'reason'> : never) : never;
interface Where {
  readonly code: string;
  readonly name: string;
  readonly book: string;
  readonly themes: readonly string[];
}

/**
 * What changed by meaning between two versions of a study's codebooks, in order of the later ones, then what is gone. A
 * code is followed through its aliases and from file to file. The order of siblings only counts where nothing else differs.
 */
export function compareCodebooks(before: Codebooks, after: Codebooks): readonly CodeChange[] {
  const [old, now] = [sorted(before), sorted(after)];
  const matched = matchCodes(indexCodes(old), indexCodes(now));
  const entries = newEntries(old, now);
  const changes: CodeChange[] = [];
  const add = (at: IndexedCode, whats: readonly What[], was?: Code): void => {
    const said = entries.filter(
      ({ code }) => code === at.code.id || code === was?.id || at.code.aliases.includes(code),
    );
    const own = at.code.reason !== was?.reason ? at.code.reason : undefined;
    for (const what of whats) {
      const reason = reasonFor(what.kind, said, own, whats);
      changes.push({ ...whereOf(at), ...what, ...(reason !== undefined && { reason }) });
    }
  };
  for (const match of matched.codes) {
    add(match.after, whatChanged(match, matched.isSamePlace(match)), match.before.code);
  }
  for (const code of matched.added) add(code, [{ kind: 'added' }]);
  for (const { code, into } of matched.merged) add(code, [{ kind: 'merged', into: into.code.id }], code.code);
  for (const code of matched.removed) add(code, [{ kind: 'removed' }], code.code);
  changes.push(...splits(entries, indexCodes(now).find, new Set(matched.added.map(({ code }) => code.id))));
  return changes.length > 0 ? changes : reordered(old, now);
}

/** A change in one line of words. */
export function describeChange(change: CodeChange): string {
  const named = { name: change.name, code: change.code };
  switch (change.kind) {
    case 'added': {
      if (change.themes.length === 0) return l10n.t('added “{name}” ({code})', named);
      return l10n.t('added “{name}” ({code}) under {themes}', { ...named, themes: pathInWords(change.themes) });
    }
    case 'removed': {
      if (change.themes.length === 0) return l10n.t('removed “{name}” ({code})', named);
      return l10n.t('removed “{name}” ({code}) under {themes}', { ...named, themes: pathInWords(change.themes) });
    }
    case 'renamed':
      return change.what === 'id'
        ? l10n.t('renamed “{name}” ({code}): id was {from}', { ...named, from: change.from })
        : l10n.t('renamed “{name}” ({code}): was “{from}”', { ...named, from: change.from });
    case 'merged':
      return l10n.t('merged “{name}” ({code}) into “{into}”', { ...named, into: change.into });
    case 'split': {
      if (change.into.length === 0) return l10n.t('split “{name}” ({code})', named);
      return l10n.t('split “{name}” ({code}) into {codes}', { ...named, codes: change.into.map(inQuotes).join(', ') });
    }
    case 'redefined':
      return l10n.t('redefined “{name}” ({code}): {fields}', {
        ...named,
        fields: change.fields.map(({ field }) => field).join(', '),
      });
    case 'moved':
      return describeMove(change);
    case 'retired':
      return l10n.t('retired “{name}” ({code})', named);
    case 'restored':
      return l10n.t('restored “{name}” ({code})', named);
    case 'recoloured':
      return l10n.t('recoloured “{name}” ({code}): {from} to {to}', { ...named, from: change.from, to: change.to });
    case 'status':
      return l10n.t('status of “{name}” ({code}): {from} to {to}', { ...named, from: change.from, to: change.to });
    case 'reordered':
      return change.code === ''
        ? l10n.t('reordered the codes of {book}', { book: change.book })
        : l10n.t('reordered the codes under “{name}” ({code})', named);
  }
}

/** What changed for programs, with {@link describeChange} for people. */
export const changeAsJson = (change: CodeChange): object => ({
  ...change,
  ...(change.kind === 'moved' && { from: printPlace(change.from), to: printPlace(change.to) }),
  description: describeChange(change),
});

const sorted = (books: Codebooks): readonly (readonly [string, Codebook])[] =>
  [...books].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const whereOf = (at: IndexedCode): Where => ({
  code: at.code.id,
  name: at.code.name,
  book: at.book,
  themes: pathOf(at),
});

function whatChanged(
  { before: { code: was, ...old }, after: { code: is, ...now } }: MatchedCode,
  isSamePlace: boolean,
): readonly What[] {
  const whats: What[] = [];
  if (was.id !== is.id) whats.push({ kind: 'renamed', what: 'id', from: was.id, to: is.id });
  if (!isSame(was.name, is.name)) whats.push({ kind: 'renamed', what: 'name', from: was.name, to: is.name });
  if (
    is.status === 'retired' &&
    is.mergedInto !== undefined &&
    (was.status !== 'retired' || was.mergedInto !== is.mergedInto)
  ) {
    whats.push({ kind: 'merged', into: is.mergedInto });
  } else if (was.status !== is.status) {
    if (is.status === 'retired') whats.push({ kind: 'retired' });
    else if (was.status === 'retired') whats.push({ kind: 'restored' });
    else whats.push({ kind: 'status', from: was.status, to: is.status });
  }
  const fields = meaningFields.flatMap(([field, read]): readonly FieldChange[] => {
    const [from, to] = [read(was), read(is)];
    return isSame(from, to) ? [] : [{ field, before: from, after: to }];
  });
  if (fields.length > 0) whats.push({ kind: 'redefined', fields });
  if (!isSamePlace) whats.push({ kind: 'moved', ...moveOf({ code: was, ...old }, { code: is, ...now }) });
  const isColored = was.fields.has('color') || is.fields.has('color');
  if (isColored && was.color !== is.color) whats.push({ kind: 'recoloured', from: was.color, to: is.color });
  return whats;
}

function moveOf(before: IndexedCode, after: IndexedCode): Move {
  const isFile = before.book !== after.book;
  const place = (at: IndexedCode): Place => ({ themes: pathOf(at), ...(isFile && { book: at.book }) });
  return { from: place(before), to: place(after) };
}

/** The fields that say what a code means, as texts. */
const meaningFields: readonly (readonly [field: string, read: (code: Code) => string])[] = [
  ['brief', ({ brief = '' }) => brief],
  ['definition', ({ definition = '' }) => definition],
  ['include', ({ include }) => include.join('\n')],
  ['exclude', ({ exclude }) => exclude.join('\n')],
  [
    'examples',
    ({ examples }) =>
      examples
        .map(
          ({ quote, kind, note }) =>
            `“${quote}”${kind === undefined ? '' : ` (${kind})`}${note === undefined ? '' : ` ${note}`}`,
        )
        .join('\n'),
  ],
  ['differs', ({ differs }) => differs.map(({ code, rule }) => `${code}: ${rule}`).join('\n')],
  ['excludes', ({ excludes }) => excludes.join('\n')],
  ['scale', ({ scale = [] }) => scale.join('\n')],
  ['codable', ({ codable }) => (codable ? '' : 'false')],
];

/** Lines may be broken elsewhere. */
const isSame = (a: string, b: string): boolean => a === b || even(a) === even(b);
const even = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What stands in the later history and not in the earlier one. */
function newEntries(before: Codebooks, after: Codebooks): readonly HistoryEntry[] {
  const known = new Set([...before].flatMap(([, { history }]) => history.map((entry) => JSON.stringify(entry))));
  return [...after].flatMap(([, { history }]) => history).filter((entry) => !known.has(JSON.stringify(entry)));
}

const words: readonly (readonly [RegExp, readonly Kind[]])[] = [
  [/^add|^new/i, ['added']],
  [/^(remove|delete)/i, ['removed']],
  [/^rename/i, ['renamed']],
  [/^merge/i, ['merged']],
  [/^split/i, ['split']],
  [/^(revise|redefine|reword)/i, ['redefined']],
  [/^move/i, ['moved']],
  [/^retire/i, ['retired', 'merged']],
  [/^restore/i, ['restored']],
];

const kindsOf = ({ change = '' }: HistoryEntry): readonly Kind[] =>
  words.find(([word]) => word.test(change))?.[1] ?? [];

/** The reasons that are about this kind of change; those about none that happened are about any. */
function reasonFor(
  kind: Kind,
  entries: readonly HistoryEntry[],
  own: string | undefined,
  whats: readonly What[],
): string | undefined {
  const fitting = entries.filter((entry) => kindsOf(entry).includes(kind));
  const loose = entries.filter(
    (entry) => !whats.some((what) => kindsOf(entry).includes(what.kind)) && !kindsOf(entry).includes('split'),
  );
  const isOwn = kind === 'retired' || kind === 'merged' || whats.length === 1;
  const reasons = [isOwn ? own : undefined, ...(fitting.length > 0 ? fitting : loose).map(({ reason }) => reason)];
  return [...new Set(reasons.filter((reason) => reason !== undefined))].join('; ') || undefined;
}

/** Splits are known from the history alone: its entry names the code that was split, or one that came of it. */
function splits(
  entries: readonly HistoryEntry[],
  find: (id: string) => IndexedCode | undefined,
  added: ReadonlySet<string>,
): readonly CodeChange[] {
  const found = new Map<string, { at: IndexedCode; into: Set<string>; reasons: Set<string> }>();
  for (const entry of entries.filter((candidate) => kindsOf(candidate).includes('split'))) {
    const named = `${entry.change ?? ''} ${entry.reason ?? ''}`.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*/gu) ?? [];
    const others = [...new Set(named)].flatMap((id) => find(id) ?? find(id.replace(/(?<![.-])[.-]+$/, '')) ?? []);
    const entryCode = find(entry.code);
    const isNew = added.has(entry.code);
    const at = isNew ? (others.find(({ code }) => !added.has(code.id)) ?? entryCode) : entryCode;
    if (!at) continue;
    const known = found.get(at.code.id) ?? { at, into: new Set(), reasons: new Set() };
    const made = [...(isNew && entryCode ? [entryCode] : []), ...others].filter(({ code }) => added.has(code.id));
    for (const { code } of made) if (code.id !== at.code.id) known.into.add(code.name);
    if (entry.reason !== undefined) known.reasons.add(entry.reason);
    found.set(at.code.id, known);
  }
  return [...found.values()].map(({ at, into, reasons }) => ({
    ...whereOf(at),
    kind: 'split',
    into: [...into],
    ...(reasons.size > 0 && { reason: [...reasons].join('; ') }),
  }));
}

function reordered(before: Codebooks, after: Codebooks): readonly CodeChange[] {
  const orders = new Map<string, string>();
  const order = (codes: readonly Code[]): string => codes.map(({ id }) => id).join(' ');
  for (const [path, { codes }] of before) orders.set(`book ${path}`, order(codes));
  for (const { code } of indexCodes(before).codes) orders.set(code.id, order(code.codes));
  const differs = (key: string, codes: readonly Code[]): boolean => (orders.get(key) ?? order(codes)) !== order(codes);
  return [
    ...[...after]
      .filter(([path, { codes }]) => differs(`book ${path}`, codes))
      .map(([book]): CodeChange => ({ kind: 'reordered', code: '', name: '', book, themes: [] })),
    ...indexCodes(after)
      .codes.filter(({ code }) => differs(code.id, code.codes))
      .map((at): CodeChange => ({ ...whereOf(at), kind: 'reordered' })),
  ];
}
