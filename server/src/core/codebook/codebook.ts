import type { Range } from '../text/range.js';
import type { MapPlace } from '../yaml/locate.js';

/** A draft has no settled meaning yet; a retired code stays for passages that have it, and is not offered. */
export type CodeStatus = 'draft' | 'active' | 'retired';

/** A passage that shows what a code means. Ranges are UTF-16 offsets into the codebook's file. */
export interface Example {
  readonly quote: string;
  readonly kind?: string;
  readonly note?: string;
  /** Where the quote comes from: the transcript's path below the study's folder, and the segment's id. */
  readonly transcript?: string;
  readonly segment?: string;
  readonly quoteRange: Range;
  readonly transcriptRange?: Range;
  readonly segmentRange?: Range;
}

/** One code of a codebook; a theme where it has codes below it. Ranges are UTF-16 offsets into the codebook's file. */
export interface Code extends MapPlace {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
  readonly brief?: string;
  readonly definition?: string;
  /** When to use, and when not. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly examples: readonly Example[];
  readonly differs: readonly { readonly code: string; readonly rule: string }[];
  /** Ids of codes that may not be on one passage with this one. */
  readonly excludes: readonly string[];
  readonly status: CodeStatus;
  readonly mergedInto?: string;
  /** Why it was retired. */
  readonly reason?: string;
  readonly aliases: readonly string[];
  /** Day on which the meaning last changed. */
  readonly revised?: string;
  /** False for a theme that only groups. */
  readonly codable: boolean;
  /** The steps a weight may take, least first. */
  readonly scale?: readonly (number | string)[];
  readonly codes: readonly Code[];
  /** The id as written, and what a reader wants to see when sent here. */
  readonly idRange: Range;
  readonly definitionRange: Range;
  /** Where other codes are named: `differs`, `excludes`, `merged-into`. */
  readonly mentions: readonly { readonly code: string; readonly range: Range }[];
}

/** What the team wrote down of a change to a code, with its reason. */
export interface HistoryEntry {
  /** `YYYY-MM-DD` */
  readonly on?: string;
  readonly code: string;
  /** Say revised, renamed, moved or split. */
  readonly change?: string;
  readonly reason?: string;
}

/** Where a codebook that is kept up elsewhere was taken from. */
export interface Origin {
  /** Path or git URL. */
  readonly source: string;
  readonly path?: string;
  readonly ref?: string;
  readonly commit?: string;
  /** `YYYY-MM-DD` */
  readonly on?: string;
}

/** One codebook file as it was read, with codes in the order of the file. */
export interface Codebook extends MapPlace {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly origin?: Origin;
  readonly history: readonly HistoryEntry[];
  readonly codes: readonly Code[];
}

/** Stands for a file that could not be read. */
export const emptyCodebook: Codebook = {
  name: '',
  history: [],
  codes: [],
  range: { start: 0, end: 0 },
  fields: new Map(),
};

/** All codes of a codebook, themes before what is below them. */
export function* allCodes(codes: readonly Code[]): Generator<Code> {
  for (const code of codes) {
    yield code;
    yield* allCodes(code.codes);
  }
}

/** What an id may be made of: letters, digits, `-`, `_` and `.`, beginning with a letter or digit. */
export const isCodeId = (id: string): boolean => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u.test(id);
