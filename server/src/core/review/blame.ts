import type { Codings, Segment } from '../codings/segment.js';
import { compareSegments } from './compareSegments.js';
import { segmentOf, type ChangedPart, type SegmentChange } from './review.js';

/** A commit as it is told of. */
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

/** What one commit, or the work since the latest, did to a codings file: of a merge there are several versions before. */
export interface BlameStep {
  readonly commit: Commit | undefined;
  readonly before: readonly (Codings | undefined)[];
  readonly after: Codings | undefined;
}

/** Whether the codebook made a code another in a commit. */
export type CauseOf = (commit: Commit | undefined, from: string, to: string) => Cause | undefined;

/** Takes steps in, the first first. Deeds that are known stay as they are. */
export function followBlame(known: Blame, steps: Iterable<BlameStep>, causeOf: CauseOf): Blame {
  const blame = new Map(known);
  for (const step of steps) {
    for (const change of changesIn(step)) {
      const { id } = segmentOf(change);
      const was = blame.get(id);
      if (change.kind === 'added' || (change.kind === 'changed' && !was)) {
        blame.set(id, begun(change.after, step.commit));
      } else if (change.kind === 'changed' && was) blame.set(id, goneOn(was, change, step.commit, causeOf));
    }
  }
  return blame;
}

/** Of a merge only what is as in none of its parents. */
function changesIn({ before: [first, ...others], after }: BlameStep): readonly SegmentChange[] {
  const changes = compareSegments(first, after, asWritten);
  if (others.length === 0) return changes;
  const changedFrom = others.map(
    (other) => new Set(compareSegments(other, after, asWritten).map((change) => segmentOf(change).id)),
  );
  return changes.filter((change) => changedFrom.every((ids) => ids.has(segmentOf(change).id)));
}

const asWritten = (id: string): string => id;

const begun = ({ codes }: Segment, commit: Commit | undefined): SegmentBlame => ({
  given: commit,
  last: commit,
  codes: new Map(codes.map(({ code }) => [code, [{ commit, kind: 'given' }]])),
  changes: [],
});

type Changed = Extract<SegmentChange, { readonly kind: 'changed' }>;

function goneOn(
  was: SegmentBlame,
  { before, after, parts }: Changed,
  commit: Commit | undefined,
  causeOf: CauseOf,
): SegmentBlame {
  const old = new Map(before.codes.map(({ code, weight }) => [code, weight]));
  const now = new Set(after.codes.map(({ code }) => code));
  const gone = [...old.keys()].filter((code) => !now.has(code));
  const codes = new Map<string, readonly Deed[]>();
  for (const { code, weight } of after.codes) {
    const deeds = was.codes.get(code);
    if (deeds && old.has(code)) {
      const isSame = String(old.get(code)) === String(weight);
      codes.set(code, isSame ? deeds : [...deeds, { commit, kind: 'weighed' }]);
    } else {
      codes.set(code, deeds && !old.has(code) ? deeds : arrived(was, gone, code, commit, causeOf));
    }
  }
  const own = parts.filter((part) => part !== 'codes' && part !== 'weights');
  return {
    ...was,
    codes,
    last: commit,
    changes: own.length > 0 ? [...was.changes, { commit, parts: own }] : was.changes,
  };
}

/** The deeds of a code that is new on a segment; where the codebook is the cause, behind those of the code before it. */
function arrived(
  was: SegmentBlame,
  gone: readonly string[],
  code: string,
  commit: Commit | undefined,
  causeOf: CauseOf,
): readonly Deed[] {
  for (const from of gone) {
    const cause = causeOf(commit, from, code);
    if (cause) return [...(was.codes.get(from) ?? []), { commit, from, ...cause }];
  }
  return [{ commit, kind: 'given' }];
}
