import { byPosition, type Range } from '../text/range.js';

/** A segment as it is to be drawn, in UTF-16 offsets. */
export interface Drawn extends Range {
  /** Whether the coder in force made it. */
  readonly own: boolean;
  /** Which of the other coders made it, from 0. */
  readonly other?: number;
  /** Whether its place is certain. */
  readonly certain: boolean;
  /** Its codes: `rank` is the code's place in the codebook and orders the lines. */
  readonly codes: readonly { readonly id: string; readonly color: string; readonly rank: number }[];
}

/** Solid: own. Dotted: another coder's. Wavy: its place is not certain. */
export type LineStyle = 'solid' | 'dotted' | 'wavy';

/** A stretch of text under the same segments throughout. */
export interface DrawnRun extends Range {
  /** Colour of the first code of the innermost own segment, unless its place is uncertain. */
  readonly tint?: string;
  /** All other codes, in codebook order; one that several others gave has a line for each. */
  readonly lines: readonly DrawnLine[];
}

interface DrawnLine {
  readonly color: string;
  readonly style: LineStyle;
  /** Of a dotted line: which of the other coders gave the code, from 0. */
  readonly other?: number;
}

/** Cuts the text into ascending, disjoint runs, so that overlapping segments are told apart and never painted over. */
export const runsOf = (segments: readonly Drawn[]): readonly DrawnRun[] =>
  stretchesOf(segments, (range, active) => ({ ...range, ...look(active) }));

/** What becomes of each stretch of text that lies under the same segments throughout, in order. */
export function stretchesOf<S extends Range, T>(
  segments: readonly S[],
  each: (range: Range, active: readonly S[]) => T,
): readonly T[] {
  const ordered = segments.filter(({ start, end }) => start < end).sort(byPosition);
  const edges = [...new Set(ordered.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const found: T[] = [];
  let active: S[] = [];
  let next = 0;
  edges.forEach((start, i) => {
    active = active.filter(({ end }) => end > start);
    for (let segment = ordered[next]; segment && segment.start <= start; segment = ordered[++next]) {
      if (active.length < mostTogether) active.push(segment);
    }
    const end = edges[i + 1];
    if (end !== undefined && active.length > 0) found.push(each({ start, end }, active));
  });
  return found;
}

/**
 * Segments on one word, and lines below it, that are drawn. No study comes near: they bound what a file made to do harm, in
 * which all segments lie on one word, can cost.
 */
const [mostTogether, mostLines] = [200, 200];

function look(active: readonly Drawn[]): Omit<DrawnRun, 'start' | 'end'> {
  const innermost = active
    .filter(({ own, certain, codes }) => own && certain && codes.length > 0)
    .reduce<Drawn | undefined>((best, segment) => (best && length(best) < length(segment) ? best : segment), undefined);
  const tinted = innermost?.codes[0];
  const lines = new Map<string, { readonly line: DrawnLine; readonly rank: number }>();
  for (const { own, other = 0, certain, codes } of active) {
    if (lines.size >= mostLines) break;
    const style = !certain ? 'wavy' : own ? 'solid' : 'dotted';
    for (const { id, color, rank } of codes.slice(0, mostLines)) {
      if (id === tinted?.id && style === 'solid') continue;
      const line = { color, style, ...(style === 'dotted' && { other }) } as const;
      lines.set(`${id} ${style} ${line.other ?? ''}`, { line, rank });
    }
  }
  const sorted = [...lines.values()].sort((a, b) => a.rank - b.rank || byStyle(a.line, b.line));
  return { ...(tinted && { tint: tinted.color }), lines: sorted.map(({ line }) => line) };
}

const byStyle = (a: DrawnLine, b: DrawnLine): number =>
  a.style.localeCompare(b.style) || (a.other ?? 0) - (b.other ?? 0);

const length = ({ start, end }: Range): number => end - start;

/** Share of `whole` (ascending, disjoint) that lies under the `parts`, from 0 to 1, by UTF-16 units; 0 of nothing. */
export function shareCovered(whole: readonly Range[], parts: readonly Range[]): number {
  const covered = union(parts);
  const total = whole.reduce((sum, range) => sum + length(range), 0);
  let hit = 0;
  let i = 0;
  for (const { start, end } of whole) {
    while ((covered[i]?.end ?? Infinity) <= start) i++;
    for (let j = i; (covered[j]?.start ?? Infinity) < end; j++) {
      hit += Math.min(end, covered[j]?.end ?? 0) - Math.max(start, covered[j]?.start ?? 0);
    }
  }
  return total === 0 ? 0 : hit / total;
}

function union(ranges: readonly Range[]): readonly Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort(byPosition)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
