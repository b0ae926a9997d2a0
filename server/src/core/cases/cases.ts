import type { Range } from '../text/range.js';
import type { Attribute } from './attributes.js';

/** Whom or what transcripts are about, as the study's cases file has it. */
export interface Cases {
  /** The columns beside those that say which material is a case's, in their order. */
  readonly attributes: readonly Attribute[];
  /** By id, in the order of the file. */
  readonly cases: ReadonlyMap<string, Case>;
}

/** One case, of one row or several. */
export interface Case {
  readonly id: string;
  /** Where it stands first: UTF-16 offsets of the row in the file. */
  readonly range: Range;
  /** Values as written, by the attribute's name; none that is empty. */
  readonly values: ReadonlyMap<string, string>;
  readonly material: readonly Material[];
}

/** What of the transcripts is a case's: a whole one, what one speaker says in it, or, without a path, in all of them. */
export interface Material {
  /** Below the study's folder. */
  readonly transcript?: string;
  readonly speaker?: string;
  /** UTF-16 offsets of the row in the file. */
  readonly range: Range;
}

/** A study without a cases file. */
export const noCases: Cases = { attributes: [], cases: new Map() };

/** Ids of the cases that a transcript is about in whole or in part, by its path, in the order of the file. */
export function casesByTranscript({ cases }: Cases): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { id, material } of cases.values()) {
    for (const { transcript } of material) {
      if (transcript === undefined) continue;
      const known = found.get(transcript);
      if (known) known.add(id);
      else found.set(transcript, new Set([id]));
    }
  }
  return new Map(Array.from(found, ([path, ids]) => [path, [...ids]] as const));
}
