import { commentsIn } from '../yaml/comments.js';
import { startOfCode, type MapParts, type Part } from '../yaml/parts.js';
import { ended } from '../yaml/printParts.js';
import { applySplices } from '../text/splice.js';
import type { Versions } from './versions.js';

/** A comment of YAML with the key that it stands at; '' before the first. */
interface Note {
  readonly text: string;
  readonly key: string;
  /** Whether it stands on lines above its key, behind a value on its line, or on lines below. */
  readonly where: 'above' | 'behind' | 'below';
}

const hasNotes = (lines: string | undefined): boolean => lines?.includes('#') ?? false;

/** What lines say, without comments and blank lines. */
export function withoutNotes(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const notes = hasNotes(text) ? commentsIn(text).map((range) => ({ ...range, text: '' })) : [];
  if (notes.length === 0) return withoutBlankEnds(text);
  const lines = applySplices(text, notes).split('\n');
  return lines.flatMap((line) => (line.trim() === '' ? [] : [`${line.trimEnd()}\n`])).join('');
}

function withoutBlankEnds(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === '\n') start++;
  while (end > start && text.endsWith('\n\n', end)) end--;
  return text.slice(start, end);
}

function notesAt(key: string, text: string): readonly Note[] {
  if (!hasNotes(text)) return [];
  const code = startOfCode(text);
  return commentsIn(text).map(({ start, end }) => {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const where = before.trim() !== '' ? 'behind' : start < code ? 'above' : 'below';
    return { text: text.slice(start, end), key, where };
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

/** Lines without the comments of the base that another version has not kept there. */
export function withoutDropped(text: string, base = '', other = ''): string {
  if (!hasNotes(text) || !hasNotes(base)) return text;
  const [was, is] = [base, other].map((lines) => counted(notesAt('', lines)));
  const splices = commentsIn(text).flatMap(({ start, end }) => {
    const note = text.slice(start, end);
    const left = (was?.get(note) ?? 0) - (is?.get(note) ?? 0);
    if (left <= 0) return [];
    was?.set(note, (was.get(note) ?? 0) - 1);
    const line = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(line, start);
    if (before.trim() === '') return [{ start: line, end: end + 1, text: '' }];
    return [{ start: line + before.trimEnd().length, end, text: '' }];
  });
  return applySplices(text, splices);
}

/** The lines of a part of a file with the comments that both sides have there; what is missing goes behind them. */
export function withNotes(versions: Versions<string>, merged: string, column: number): string {
  const all = [versions.base, versions.ours, versions.theirs];
  if (!all.some(hasNotes)) return merged;
  const [base, ours, theirs] = all.map((lines) => notesAt('', lines ?? ''));
  const added = missing({ base, ours, theirs }, notesAt('', merged));
  return merged + added.map(({ text }) => `${' '.repeat(column)}${text}\n`).join('');
}

/**
 * Puts comments that are missing in a merged map back where they stood. Those above its dash are looked at with it; those in
 * `lists` are not.
 */
export function keepNotes(
  versions: Versions<MapParts>,
  merged: MapParts,
  lists: Readonly<Record<string, unknown>>,
): MapParts {
  if (![versions.base, versions.ours, versions.theirs].some(hasAnyNotes)) return merged;
  const parts = (map: MapParts | undefined): readonly (readonly [string, string])[] =>
    map
      ? [
          ['', `${map.above}${map.lead.includes('#') ? `${map.lead}\n` : ''}`],
          ...Array.from(map.fields, ([key, { text }]) => [key, text] as const).filter(([key]) => !isList(key)),
        ]
      : [];
  const isList = (key: string): boolean => Object.hasOwn(lists, key);
  const all = [versions.base, versions.ours, versions.theirs].map(parts);
  const notes = (side: readonly (readonly [string, string])[] | undefined): readonly Note[] =>
    (side ?? []).flatMap(([key, text]) => notesAt(key, text));
  const fields = new Map(merged.fields);
  let { above } = merged;
  const [base, ours, theirs] = all.map(notes);
  for (const note of missing({ base, ours, theirs }, notes(parts(merged)))) {
    const last = [...fields.keys()].filter((key) => !isList(key)).at(-1);
    const key = fields.has(note.key) || note.key === '' ? note.key : (last ?? '');
    const part = fields.get(key);
    if (part) fields.set(key, withNote(part, note));
    else above += `${' '.repeat(dashOf(merged))}${note.text}\n`;
  }
  return { ...merged, above, fields };
}

const hasAnyNotes = (map: MapParts | undefined): boolean =>
  map !== undefined && (hasNotes(map.above + map.lead) || [...map.fields.values()].some(({ text }) => hasNotes(text)));

/** The column of the dash before a map, or of a file's keys. */
const dashOf = ({ lead, column }: MapParts): number => (lead === '' ? column : Math.max(0, lead.search(/\S/)));

/** A part with one more comment; that of another key goes below. */
function withNote(part: Part, { text: note, where }: Note): Part {
  const text = ended(part.text);
  const line = `${' '.repeat(part.column)}${note}\n`;
  const { isFlow: _, list: __, read: ___, ...rest } = part;
  const isOneLine = text.indexOf('\n') === text.length - 1;
  if (where === 'behind' && isOneLine && !hasNotes(text)) return { ...rest, text: `${text.trimEnd()} ${note}\n` };
  if (where === 'above') {
    const code = startOfCode(text);
    return { ...rest, text: text.slice(0, code) + line + text.slice(code) };
  }
  return { ...rest, text: text + line };
}
