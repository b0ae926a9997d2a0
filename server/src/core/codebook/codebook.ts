import type { Range } from '../text/range.js';

export type CodeStatus = 'draft' | 'active' | 'retired';

export interface Example {
  readonly quote: string;
  readonly kind?: string;
  readonly note?: string;
}

/** One code of a codebook; a theme where it has codes below it. Ranges are UTF-16 offsets into the codebook's file. */
export interface Code {
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
  readonly status: CodeStatus;
  readonly mergedInto?: string;
  readonly aliases: readonly string[];
  /** Day on which the meaning last changed. */
  readonly revised?: string;
  /** False for a theme that only groups. */
  readonly codable: boolean;
  /** The steps a weight may take, least first. */
  readonly scale?: readonly (number | string)[];
  readonly codes: readonly Code[];
  /** The whole entry, from its first key; the id as written; what a reader wants to see when sent here. */
  readonly range: Range;
  readonly idRange: Range;
  readonly definitionRange: Range;
  /** Where other codes are named: `differs`, `merged-into`. */
  readonly mentions: readonly { readonly code: string; readonly range: Range }[];
}

export interface Codebook {
  readonly name: string;
  readonly version?: string;
  readonly codes: readonly Code[];
}

/** All codes of a codebook, themes before what is below them. */
export function* allCodes(codes: readonly Code[]): Generator<Code> {
  for (const code of codes) {
    yield code;
    yield* allCodes(code.codes);
  }
}

/** What an id may be made of: letters, digits, `-`, `_` and `.`, beginning with a letter or digit. */
export const isCodeId = (id: string): boolean => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u.test(id);
