import { runsOf, type Drawn, type DrawnRun } from '../../core/queries/runs.js';
import type { Lines } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { Run } from '#protocol';
import { rangeAsBefore } from '../common/marks.js';

/** How a segment is drawn, wherever it is. */
export type Look = Omit<Drawn, 'start' | 'end'>;

/** A segment that is drawn: the same look, as long as it looks the same, and where it is. */
export interface Seen extends Range {
  readonly look: Look;
}

/** Segments that lie in each other, with the runs that they come to: on these nothing else has any bearing. */
interface Group {
  readonly seen: readonly Seen[];
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
    of: (seen, lines) => {
      const groups = groupsOf(seen.filter(({ look, start, end }) => look.codes.length > 0 && start < end)).map(
        (members): Group => {
          const known = members[0] && kept.get(members[0].look);
          const by = known && shiftOf(known.seen, members);
          if (!known || by === undefined) return publishedGroup(members, runsOf(members.map(toDrawn)), lines, []);
          if (by === 0 && linesBefore === lines) return known;
          const runs = known.runs.map((run) => ({ ...run, start: run.start + by, end: run.end + by }));
          return publishedGroup(members, runs, lines, known.published);
        },
      );
      kept = new Map(groups.flatMap((group) => (group.seen[0] ? [[group.seen[0].look, group] as const] : [])));
      linesBefore = lines;
      return groups.flatMap(({ published }) => published);
    },
  };
}

const toDrawn = ({ look, start, end }: Seen): Drawn => ({ ...look, start, end });

function publishedGroup(seen: readonly Seen[], runs: readonly DrawnRun[], lines: Lines, before: readonly Run[]): Group {
  const published = runs.map(({ start, end, ...look }, i): Run => {
    const [was, at] = [before[i], { start, end }];
    const range = rangeAsBefore(lines, at, was?.range);
    if (!was) return { range, ...look };
    return range === was.range ? was : { ...was, range };
  });
  return { seen, runs, published };
}

/** How far a group has moved as a whole, in UTF-16 units; undefined where it is another. */
function shiftOf(before: readonly Seen[], now: readonly Seen[]): number | undefined {
  const by = (now[0]?.start ?? 0) - (before[0]?.start ?? 0);
  const isAsBefore = ({ look, start, end }: Seen, i: number): boolean => {
    const was = before[i];
    return was?.look === look && was.start + by === start && was.end + by === end;
  };
  return before.length === now.length && now.every(isAsBefore) ? by : undefined;
}

/** Parts segments in text order where one begins behind the ends of all before it. */
function groupsOf(seen: readonly Seen[]): readonly (readonly Seen[])[] {
  const groups: Seen[][] = [];
  let end = -1;
  for (const one of seen) {
    if (one.start >= end) groups.push([]);
    groups.at(-1)?.push(one);
    end = Math.max(end, one.end);
  }
  return groups;
}
