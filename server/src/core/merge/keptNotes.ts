import { commentsIn } from '../yaml/comments.js';
import { spacesBefore, type Fields, type Text } from '../yaml/entries.js';
import { applySplices } from '../text/splice.js';
import type { Versions } from './versions.js';

/** A comment of YAML with the key that it stands at; '' before the first. */
interface Note {
  readonly text: string;
  readonly key: string;
  /** Whether it stands behind a value, on its line. */
  readonly isBehind: boolean;
}

const hasNotes = (lines: Text | undefined): boolean => lines?.some((line) => line.includes('#')) ?? false;

/** What lines say, without comments and blank lines. */
export function withoutNotes(written: Text | undefined): string | undefined {
  const text = written?.join('');
  if (!text?.includes('#')) return text;
  const notes = commentsIn(text).map((range) => ({ ...range, text: '' }));
  if (notes.length === 0) return text;
  const lines = applySplices(text, notes).split('\n');
  return lines.flatMap((line) => (line.trim() === '' ? [] : [`${line.trimEnd()}\n`])).join('');
}

function notesAt(key: string, lines: Text): readonly Note[] {
  if (!hasNotes(lines)) return [];
  const text = lines.join('');
  return commentsIn(text).map(({ start, end }) => {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    return { text: text.slice(start, end), key, isBehind: before.trim() !== '' };
  });
}

/** Comments of both sides that are missing in a merged text: what either put in and neither took away. */
function missing(versions: Versions<readonly Note[]>, merged: readonly Note[]): readonly Note[] {
  const [base, ours, theirs] = [counted(versions.base), counted(versions.ours), counted(versions.theirs)];
  const there = counted(merged);
  const found: Note[] = [];
  for (const note of [...(versions.ours ?? []), ...(versions.theirs ?? [])]) {
    const [was, mine, yours, is] = [base, ours, theirs, there].map((counts) => counts.get(note.text) ?? 0) as Four;
    if (is >= (mine === yours ? mine : mine + yours - was)) continue;
    there.set(note.text, is + 1);
    found.push(note);
  }
  return found;
}

type Four = [base: number, ours: number, theirs: number, merged: number];

/** How often each comment is there. */
function counted(notes: readonly Note[] | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of notes ?? []) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The lines of a part of a file with the comments that both sides have there; what is missing goes behind them. */
export function withNotes(versions: Versions<Text>, merged: Text, indent: string): Text {
  const all = [versions.base, versions.ours, versions.theirs];
  if (!all.some(hasNotes)) return merged;
  const [base, ours, theirs] = all.map((lines) => notesAt('', lines ?? []));
  return [...merged, ...missing({ base, ours, theirs }, notesAt('', merged)).map(({ text }) => `${indent}${text}\n`)];
}

/** Puts comments that are missing at the merged keys ('' stands for what is before the first) back where they stood. */
export function keepNotes(
  versions: Versions<Fields>,
  merged: Map<string, Text>,
  lists: Readonly<Record<string, unknown>>,
): void {
  const parts = (fields: Fields | undefined): readonly (readonly [string, Text])[] =>
    fields ? [['', fields.before], ...[...fields.fields].filter(([key]) => !Object.hasOwn(lists, key))] : [];
  const all = [versions.base, versions.ours, versions.theirs].map(parts);
  if (!all.some((side) => side.some(([, lines]) => hasNotes(lines)))) return;
  const [base, ours, theirs] = all.map((side) => side.flatMap(([key, lines]) => notesAt(key, lines)));
  const now = [...merged].flatMap(([key, lines]) => (Object.hasOwn(lists, key) ? [] : notesAt(key, lines)));
  for (const note of missing({ base, ours, theirs }, now)) {
    const keys = [...merged.keys()].filter((key) => !Object.hasOwn(lists, key));
    const key = merged.has(note.key) ? note.key : (keys.at(-1) ?? '');
    merged.set(key, withNote(merged.get(key) ?? [], note, merged));
  }
}

function withNote(lines: Text, { text, isBehind }: Note, merged: ReadonlyMap<string, Text>): Text {
  const ended = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`));
  if (isBehind && ended.length === 1 && !hasNotes(ended)) return [`${ended[0]?.trimEnd()} ${text}\n`];
  const [first = ''] = [...merged].flatMap(([key, of]) => (key === '' ? [] : of.slice(0, 1)));
  return [...ended, `${spacesBefore(first)}${text}\n`];
}
