import type { Coding, Codings, Segment } from '../codings/segment.js';
import { compareSegments } from './compareSegments.js';
import { segmentOf, type ChangedPart, type SegmentChange } from './review.js';

/** A commit as it is reported. */
export interface Commit {
  readonly id: string;
  /** Day of the author, `YYYY-MM-DD`. */
  readonly on: string;
  readonly author: string;
  readonly subject: string;
}

/** Why a code stands where another stood: the codebook was changed. */
export interface Cause {
  readonly kind: 'renamed' | 'merged' | 'split';
  /** What the team wrote down of the why. */
  readonly reason?: string;
}

/** Something that was done to a coding; `commit` is undefined where it has not been committed yet. */
export interface Deed {
  readonly commit: Commit | undefined;
  readonly kind: 'given' | 'weighed' | Cause['kind'];
  /** The code that stood there before; given where the codebook was the cause. */
  readonly from?: string;
  readonly reason?: string;
}

/** Who did what to a segment, the first deed first. */
export interface SegmentBlame {
  readonly given: Commit | undefined;
  /** The commit in which something was done last: the one above where nothing came after. */
  readonly last: Commit | undefined;
  /** By code as the segment has it written. */
  readonly codes: ReadonlyMap<string, readonly Deed[]>;
  /** Changes to the segment itself: bounds, words, memo, exemplar. */
  readonly changes: readonly { readonly commit: Commit | undefined; readonly parts: readonly ChangedPart[] }[];
}

/** By id of the segment; also segments that are gone by now. */
export type Blame = ReadonlyMap<string, SegmentBlame>;

/** A version that a commit, or the work since the latest, came from: of a merge there are several. */
export interface BlameSide {
  readonly codings: Codings | undefined;
  readonly blame: Blame;
}

/** Whether the codebook made a code another in a commit. */
export type CauseOf = (commit: Commit | undefined, from: string, to: string) => Cause | undefined;

/**
 * The blame of a codings file after a commit. What a segment has from one of the versions before keeps the deeds that it has
 * there, so that a merge is credited with nothing but what none of its sides has.
 */
export function blameAfter(
  commit: Commit | undefined,
  sides: readonly BlameSide[],
  after: Codings | undefined,
  causeOf: CauseOf,
): Blame {
  const blame = new Map(sides.toReversed().flatMap((side) => [...side.blame]));
  const compared = sides.map(({ codings, blame: known }) => ({
    known,
    changes: new Map(compareSegments(codings, after, asWritten).map((change) => [segmentOf(change).id, change])),
  }));
  for (const segment of after?.segments ?? []) {
    const { id } = segment;
    const before = compared.flatMap(({ known, changes }): readonly Before[] => {
      const [was, change] = [known.get(id), changes.get(id)];
      if (!was || change?.kind === 'added' || change?.kind === 'removed') return [];
      return [{ was, change }];
    });
    const same = before.find(({ change }) => change === undefined);
    blame.set(id, same?.was ?? goneOn(before, segment, commit, causeOf) ?? begun(segment, commit));
  }
  return blame;
}

const asWritten = (id: string): string => id;

const begun = ({ codes }: Segment, commit: Commit | undefined): SegmentBlame => ({
  given: commit,
  last: commit,
  codes: new Map(codes.map(({ code }) => [code, [{ commit, kind: 'given' }]])),
  changes: [],
});

/** A segment as a version before has it, and how it has changed since. */
interface Before {
  readonly was: SegmentBlame;
  readonly change: Extract<SegmentChange, { readonly kind: 'changed' }> | undefined;
}

/** What was done to a segment that is another than in all versions before; undefined where none has it. */
function goneOn(
  before: readonly Before[],
  segment: Segment,
  commit: Commit | undefined,
  causeOf: CauseOf,
): SegmentBlame | undefined {
  const [first] = before;
  if (!first) return undefined;
  const codes = new Map(
    segment.codes.map((coding) => [coding.code, deedsOf(before, segment, coding, commit, causeOf)]),
  );
  const parts = before.map(({ change }) => change?.parts ?? []);
  const own = (parts[0] ?? []).filter(
    (part) => part !== 'codes' && part !== 'weights' && parts.every((others) => others.includes(part)),
  );
  const changes = [...new Set(before.flatMap(({ was }) => was.changes))];
  const isOwn =
    before.length === 1 || own.length > 0 || [...codes.values()].some((deeds) => deeds.at(-1)?.commit === commit);
  return {
    given: first.was.given,
    codes,
    last: isOwn ? commit : latest(before.map(({ was }) => was.last)),
    changes: own.length > 0 ? [...changes, { commit, parts: own }] : changes,
  };
}

/** The later one by day; of several of one day the first. What is not committed is later than all. */
const latest = (commits: readonly (Commit | undefined)[]): Commit | undefined =>
  commits.reduce((best, other) => (best && (!other || other.on > best.on) ? other : best));

/** The deeds of a code: those of a version that has it so, else of one that has it in another weight, else it came. */
function deedsOf(
  before: readonly Before[],
  segment: Segment,
  { code, weight }: Coding,
  commit: Commit | undefined,
  causeOf: CauseOf,
): readonly Deed[] {
  const known = before.flatMap(({ was, change }) => {
    const old = change?.before.codes.find((coding) => coding.code === code);
    const deeds = was.codes.get(code);
    return old && deeds ? [{ deeds, isSame: String(old.weight) === String(weight) }] : [];
  });
  const same = known.find(({ isSame }) => isSame);
  if (same) return same.deeds;
  if (known[0]) return [...known[0].deeds, { commit, kind: 'weighed' }];
  return arrived(before, segment, code, commit, causeOf);
}

/** The deeds of a code that is new on a segment; where the codebook is the cause, behind those of the code before it. */
function arrived(
  before: readonly Before[],
  segment: Segment,
  code: string,
  commit: Commit | undefined,
  causeOf: CauseOf,
): readonly Deed[] {
  for (const { was, change } of before) {
    const gone = (change?.before.codes ?? []).filter((old) => segment.codes.every((now) => now.code !== old.code));
    for (const { code: from } of gone) {
      const cause = causeOf(commit, from, code);
      if (cause) return [...(was.codes.get(from) ?? []), { commit, from, ...cause }];
    }
  }
  return [{ commit, kind: 'given' }];
}
