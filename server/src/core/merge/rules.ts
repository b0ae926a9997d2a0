import type { MapParts, Part } from '../yaml/parts.js';
import { ended } from '../yaml/printParts.js';
import type { Side, Versions } from './versions.js';

/** What a merge comes to: undefined where the two sides contradict each other. */
export type Resolve<T> = (versions: Versions<T>) => { readonly merged: T | undefined } | undefined;

/** What an entry says under a key. */
export type ValueOf = (key: string) => unknown;

/** How the keys of a map are merged, where there is more to it than which side has changed them. */
export interface Rules {
  /** Merges a key that both sides have changed. */
  readonly keys: Readonly<Record<string, Resolve<Part>>>;
  /** Keys whose values are entries with an `id`, and how those are merged. */
  readonly lists: Readonly<Record<string, Rules>>;
  /** Changes the sides before they are compared, so that keys that belong together are from one side. */
  readonly prepare?: (versions: Versions<MapParts>, preferred?: Side) => Versions<MapParts> | undefined;
  /** Whether a version says the same as another, for what one side has removed and the other has touched. */
  readonly isSame?: (was: MapParts, is: MapParts, side: Side) => boolean;
  /** Keys in canonical order, for those that only theirs has; else they go behind the key that they follow there. */
  readonly keyOrder?: readonly string[];
  /** Order of two entries in their list; as they stand where absent. */
  readonly order?: (a: ValueOf, b: ValueOf) => number;
  /** Whether a key that contradicts itself is marked by itself, and not the whole map. */
  readonly marksKeys?: boolean;
}

/** How conflicts are marked, as git does: so many characters, and the names of the sides. */
export interface Marks {
  readonly size: number;
  readonly ours: string;
  readonly theirs: string;
}

/** What was merged, with how many conflicts marked in it. */
export interface Merged<T> {
  readonly merged: T;
  readonly conflicts: number;
}

/** Merges three versions of a map; with a preferred side, without contradictions. */
export type MergeMaps = (versions: Versions<MapParts>, preferred?: Side) => Merged<MapParts> | undefined;

/** Merges a side that has not changed with one that has; undefined where both have. */
export function oneSided<T>(
  { base, ours, theirs }: Versions<T>,
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): { readonly merged: T | undefined } | undefined {
  if (isSame(base, ours)) return { merged: theirs };
  if (isSame(base, theirs) || isSame(ours, theirs)) return { merged: ours };
  return undefined;
}

/** Both versions of lines between git's marks. */
export const marked = (ours: string, theirs: string, marks: Marks): string =>
  [
    `${'<'.repeat(marks.size)} ${marks.ours}\n`,
    ended(ours),
    `${'='.repeat(marks.size)}\n`,
    ended(theirs),
    `${'>'.repeat(marks.size)} ${marks.theirs}\n`,
  ].join('');
