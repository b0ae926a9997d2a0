/** Three versions of something; undefined where a version does not have it. */
export interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

export type Side = 'ours' | 'theirs';
