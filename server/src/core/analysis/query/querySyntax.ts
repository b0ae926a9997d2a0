import type { Range } from '../../text/range.js';

/** A question to the coded material: which segments are meant. */
export type Query = Combined | Not | Related | Term;

/** All of the parts, or one at least. */
export interface Combined {
  readonly kind: 'and' | 'or';
  readonly parts: readonly Query[];
}

/** All segments but those that `of` means. */
export interface Not {
  readonly kind: 'not';
  readonly of: Query;
}

/** Segments of `left` that stand to one of `right` in a relation. */
export interface Related {
  readonly kind: 'related';
  readonly relation: Relation;
  /** At most so many turns between the two; 0 is the same turn. Without it, any number. */
  readonly turns?: number;
  readonly left: Query;
  readonly right: Query;
}

/**
 * How two passages of one transcript stand to each other. They overlap where they share words; `within` and `contains` hold for
 * the same words too; `before` and `after` share none. `near` says by its turns how far; `with` is anywhere in the transcript.
 */
export type Relation = 'overlaps' | 'within' | 'contains' | 'before' | 'after' | 'near' | 'with';

/** What relations are called in a query, with what each takes. */
export const relations: Readonly<Record<Relation, { readonly takesTurns: boolean }>> = {
  overlaps: { takesTurns: false },
  within: { takesTurns: false },
  contains: { takesTurns: false },
  before: { takesTurns: true },
  after: { takesTurns: true },
  near: { takesTurns: true },
  with: { takesTurns: false },
};

/** Whether a word, in lower case, is the name of a relation. */
export const isRelation = (word: string): word is Relation => Object.hasOwn(relations, word);

/** How a value is compared with the one in a term. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One condition on a segment: `exemplar`, `code:clashing-paces`, `years >= 3`, `"four months"`. */
export interface Term {
  readonly kind: 'term';
  /** In lower case; `word` for a word alone, `text` for words in quotes. */
  readonly field: string;
  /** Absent where nothing is compared. */
  readonly comparison?: Comparison;
  readonly value: string;
  /** UTF-16 offsets into the query. */
  readonly fieldRange: Range;
  readonly valueRange: Range;
}
