/** Three versions of something; undefined where a version does not have it. */
export interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

/** The two versions that are merged, as git calls them: the branch one is on, and the one that is taken in. */
export type Side = 'ours' | 'theirs';
