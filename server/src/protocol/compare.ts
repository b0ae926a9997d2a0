import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { CodeMark } from './segment.js';

/** Client to server: how far coders agree, in the transcripts that two of them coded. */
export namespace CompareRequest {
  export const method = 'gloss/compare';
  export const type = new RequestType<CompareParams, CompareResult, void>(method);
}

/** How is compared, and what of the study. */
export interface ComparingParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  /**
   * A row for each code, for each theme with all below it, one for the sets of all codes, for each theme as a variable whose values
   * are the codes below it, or for the weights of each code with a scale; codes where absent.
   */
  readonly by?: 'code' | 'theme' | 'all' | 'domain' | 'weight';
  /** What is counted; as the program of `like` does where absent, else as `gloss.yaml` says. */
  readonly unit?: 'character' | 'sentence' | 'turn' | 'segment';
  /** A program whose usual unit and overlap are taken, and which coders it compares. */
  readonly like?: 'maxqda' | 'atlas.ti';
  /** Whether a transcript counts only for coders who declared it done; so where one of them has declared any, if absent. */
  readonly done?: boolean;
  /** Whose turns are counted: names, aliases or roles of speakers; as `gloss.yaml` says where absent. */
  readonly speakers?: 'all' | 'interviewees' | readonly string[];
  /** Paths below the study's folder of the transcripts that count; all where absent. */
  readonly transcripts?: readonly string[];
}

/** How is compared, and which coders are set against each other. */
export interface CompareParams extends ComparingParams {
  /**
   * All coders together, each two of them, or coders of each role and then each two roles; as the program of `like` does where absent,
   * else all.
   */
  readonly among?: 'all' | 'pairs' | 'roles';
  /** Of how many samples of transcripts the interval of Krippendorff's α is; there is none where absent. */
  readonly samples?: number;
  /** Whether there is a comparison for each month in which somebody coded transcripts last, of those alone. */
  readonly months?: boolean;
}

/** The numbers, and what is needed to read them. No comparisons where there is nothing to compare. */
export interface CompareResult {
  readonly unit: 'character' | 'sentence' | 'turn' | 'segment';
  /** From 0 to 1: how much of a sentence or turn is to be marked, or segments are to share. */
  readonly overlap: number;
  /** The name of the coefficient that is to reach the threshold, and the threshold where the study has one. */
  readonly coefficient: string;
  readonly threshold?: number;
  readonly comparisons: readonly CoderComparison[];
  /** What the coefficient is, when it misleads, and what usual bounds are, in plain words. */
  readonly explanation: readonly string[];
}

/** Readers who are compared with one another. */
export interface CoderComparison {
  readonly readers: readonly ComparedReader[];
  /** The month in which somebody coded the transcripts last, as `2026-11`, or `no day`; absent where all months are together. */
  readonly month?: string;
  /** In codebook order. */
  readonly codes: readonly ComparedCode[];
  readonly basis: ComparisonBasis;
}

/** What a comparison rests on. */
export interface ComparisonBasis {
  /** Whose turns are counted. */
  readonly speakers: 'all' | 'interviewees' | readonly string[];
  /** Paths below the study's folder of the transcripts that two of the readers coded. */
  readonly transcripts: readonly string[];
  /** How many of what is counted there are in them: characters of speech, sentences, turns, or passages. */
  readonly units: number;
  /** Segments that do not count: their words were changed, they may be in several places, or are not found. */
  readonly leftOut: { readonly changed: number; readonly ambiguous: number; readonly orphaned: number };
  /** Transcripts that do not count for the coders who are not done with them. */
  readonly undone: readonly { readonly transcript: string; readonly coders: readonly string[] }[];
}

/** A coder, or a role with the coders who read as one. */
export interface ComparedReader {
  readonly name: string;
  readonly coders: readonly string[];
}

/** A row of a comparison: a code or theme, or all codes at once. */
export interface ComparedCode {
  /** Absent where all codes are compared at once. */
  readonly code?: CodeMark;
  /** Units that each reader gave the code to, in the order of readers. */
  readonly marked: readonly number[];
  /** By name: a value, or why there is none. */
  readonly coefficients: Readonly<Record<string, { readonly value: number } | { readonly undefined: string }>>;
  /** The 95 % interval of Krippendorff's α, or why there is none. */
  readonly interval?: { readonly low: number; readonly high: number } | { readonly undefined: string };
  /** Whether the threshold is not reached. */
  readonly below: boolean;
}

/** Client to server: the passages behind one row of a comparison. */
export namespace ComparedPassagesRequest {
  export const method = 'gloss/comparedPassages';
  export const type = new RequestType<ComparedPassagesParams, ComparedPassagesResult, void>(method);
}

/** The comparison as it was asked for, and the row whose passages are wanted. */
export interface ComparedPassagesParams extends CompareParams {
  /** Names of the readers, as the comparison has them. */
  readonly readers: readonly string[];
  /** Of which month, as the comparison has it; of all where absent. */
  readonly month?: string;
  /** Id of a code, or of a theme where themes are compared; absent for all codes. */
  readonly code?: string;
}

/** Passages that at least one of the readers gave the code to. */
export interface ComparedPassagesResult {
  /** Transcript by transcript in order of path, in text order. */
  readonly passages: readonly ListedPassage[];
}

/** A passage with what each reader gave to it. Where characters are counted, segments that overlap are one passage. */
export interface ListedPassage {
  readonly uri: DocumentUri;
  /** Path below the study's folder, with forward slashes. */
  readonly transcript: string;
  readonly range: Range;
  readonly quote: string;
  /** Whether it counts as given by all alike. */
  readonly agreed: boolean;
  readonly readings: readonly { readonly reader: string; readonly codes: readonly CodeMark[] }[];
  /** Readers who coded the transcript and not this. */
  readonly missing: readonly string[];
}
