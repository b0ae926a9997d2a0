import { runsOf, type Drawn, type DrawnRun } from '../../core/queries/runs.js';
import type { Lines } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { Run } from '#protocol';
import { rangeAsBefore } from '../common/marks.js';

/** How a segment is drawn, wherever it is. */
export type Look = Omit<Drawn, 'start' | 'end'>;

/** A segment that is drawn: the same look, as long as it looks the same, and where it is. */
export interface Seen {
  readonly look: Look;
  readonly place: Range;
}

/** Segments that lie in each other, with the runs that they come to: on these nothing else has any bearing. */
interface Group {
  /** Where it begins; all other offsets (UTF-16) count from there, so that they hold wherever it is. */
  readonly start: number;
  readonly end: number;
  readonly drawn: readonly (Range & { readonly look: Look })[];
  readonly runs: readonly DrawnRun[];
  readonly published: readonly Run[];
}

/** Runs in the form in which clients get them; those that are as they were are the very same objects. */
export interface KeptRuns {
  /** Of segments in text order. */
  readonly of: (seen: readonly Seen[], lines: Lines) => readonly Run[];
}

/** Keeps the runs of one document, so that only those of a look whose segments changed are worked out again. */
export function keepRuns(): KeptRuns {
  let kept = new Map<Look, Group>();
  let linesBefore: Lines | undefined;
  return {
    of: (all, lines) => {
      const seen = all.filter(({ look, place }) => look.codes.length > 0 && place.start < place.end);
      const groups = new Map<Look, Group>();
      const runs: Run[] = [];
      for (let from = 0, first = seen[0]; first; first = seen[from]) {
        const known = kept.get(first.look);
        const group = (known && asBefore(known, seen, from, lines, linesBefore)) ?? newGroup(seen, from, lines);
        groups.set(first.look, group);
        for (const run of group.published) runs.push(run);
        from += group.drawn.length;
      }
      [kept, linesBefore] = [groups, lines];
      return runs;
    },
  };
}

/** The group that was there, where the segments from one on are that group, moved as a whole, and no more than that. */
function asBefore(
  group: Group,
  seen: readonly Seen[],
  from: number,
  lines: Lines,
  linesBefore: Lines | undefined,
): Group | undefined {
  const { drawn, end } = group;
  const start = seen[from]?.place.start ?? 0;
  const next = seen[from + drawn.length];
  if (next && next.place.start < start + end) return undefined;
  const isSame = drawn.every((was, i) => {
    const now = seen[from + i];
    return was.look === now?.look && start + was.start === now.place.start && start + was.end === now.place.end;
  });
  if (!isSame) return undefined;
  return start === group.start && linesBefore === lines ? group : groupAt(group, start, lines);
}

/** The segments from one on, up to where one begins behind the ends of all before it. */
function newGroup(seen: readonly Seen[], from: number, lines: Lines): Group {
  const drawn: Group['drawn'][number][] = [];
  const start = seen[from]?.place.start ?? 0;
  let end = Infinity;
  for (let i = from, one = seen[i]; one && one.place.start < start + end; one = seen[++i]) {
    const { look, place } = one;
    drawn.push({ look, start: place.start - start, end: place.end - start });
    end = Math.max(i === from ? 0 : end, place.end - start);
  }
  const runs = runsOf(drawn.map(({ look, start, end }): Drawn => ({ ...look, start, end })));
  const published = runs.map(({ start: runStart, end: runEnd, ...look }): Run => {
    return { range: rangeAsBefore(lines, { start: start + runStart, end: start + runEnd }, undefined), ...look };
  });
  return { start, end, drawn, runs, published };
}

function groupAt(group: Group, start: number, lines: Lines): Group {
  const published = group.published.map((was, i) => {
    const run = group.runs[i];
    const range = run ? rangeAsBefore(lines, { start: start + run.start, end: start + run.end }, was.range) : was.range;
    return range === was.range ? was : { ...was, range };
  });
  return { ...group, start, published };
}
