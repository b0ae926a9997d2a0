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
  readonly drawn: readonly (Range & { readonly look: Look })[];
  /** Where the last of them ends. */
  readonly end: number;
  readonly runs: readonly DrawnRun[];
  readonly published: readonly Run[];
}

/** Runs in the form in which clients get them; those that are as they were are the very same objects. */
export interface KeptRuns {
  /** Of segments in text order. */
  readonly of: (seen: readonly Seen[], lines: Lines) => readonly Run[];
}

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
  const by = (seen[from]?.place.start ?? 0) - (drawn[0]?.start ?? 0);
  const next = seen[from + drawn.length];
  if (next && next.place.start < end + by) return undefined;
  const isSame = drawn.every((was, i) => {
    const now = seen[from + i];
    return was.look === now?.look && was.start + by === now.place.start && was.end + by === now.place.end;
  });
  if (!isSame) return undefined;
  return by === 0 && linesBefore === lines ? group : movedGroup(group, by, lines);
}

/** The segments from one on, up to where one begins behind the ends of all before it. */
function newGroup(seen: readonly Seen[], from: number, lines: Lines): Group {
  const drawn: Group['drawn'][number][] = [];
  let end = Infinity;
  for (let i = from, one = seen[i]; one && one.place.start < end; one = seen[++i]) {
    const { look, place } = one;
    drawn.push({ look, start: place.start, end: place.end });
    end = Math.max(i === from ? 0 : end, place.end);
  }
  const runs = runsOf(drawn.map(({ look, start, end }): Drawn => ({ ...look, start, end })));
  const published = runs.map(({ start, end, ...look }): Run => {
    return { range: rangeAsBefore(lines, { start, end }, undefined), ...look };
  });
  return { drawn, end, runs, published };
}

function movedGroup({ drawn, end, runs, published }: Group, by: number, lines: Lines): Group {
  const move = <R extends Range>(range: R): R => ({ ...range, start: range.start + by, end: range.end + by });
  const moved = runs.map(move);
  return {
    drawn: drawn.map(move),
    end: end + by,
    runs: moved,
    published: published.map((was, i) => {
      const range = rangeAsBefore(lines, moved[i] ?? { start: 0, end: 0 }, was.range);
      return range === was.range ? was : { ...was, range };
    }),
  };
}
