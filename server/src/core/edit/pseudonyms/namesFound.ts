import type { NamesInPath, NamesLeft } from './namesLeft.js';
import type { Pseudonymised } from './pseudonymise.js';

/** What is known of the names of a table in a study: what is replaced, and where names stay. */
export interface NamesFound extends Pick<Pseudonymised, 'transcripts' | 'codings' | 'discussions'> {
  /** Name of the study. */
  readonly study: string;
  /** Whether the names have been replaced; else they would be. */
  readonly written: boolean;
  /** How many names are replaced, and in how many files. */
  readonly replaced: number;
  readonly changed: number;
  /** Paths of the files that change, but for hidden ones. */
  readonly files: readonly string[];
  /** Files that hold names still, or words like names, in order of path. */
  readonly left: readonly NamesLeft[];
  readonly paths: readonly NamesInPath[];
  /** The table of names, if it lies in the study's folder. */
  readonly table?: string;
  /** Files that were not looked into: those that hold no text, and others with what was wrong. */
  readonly unread: readonly { readonly path: string; readonly why?: string }[];
  /** Folders that were not looked into. */
  readonly skipped: readonly string[];
  /** How many files with names, or words like names, are hidden from whoever asks, since the study is blind. */
  readonly hidden: number;
  /** Whether there is a journal for undo. */
  readonly journal: boolean;
  readonly git: NamesInGit;
}

/** What a study's repository keeps. Looked into is what stands at the tip of each branch, and not each commit. */
export interface NamesInGit {
  /** Why git cannot be asked. */
  readonly why?: string;
  readonly remotes: readonly string[];
  readonly refs: readonly GitName[];
  /** How many more branches, tags and stashes there are. */
  readonly more: number;
}

/** Something in git that may hold a name: in its own name, or in files as they stand there. */
export interface GitName {
  readonly kind: 'branch' | 'remote branch' | 'tag' | 'stash' | 'commit';
  readonly name: string;
  /** Whether files of the study hold a name there. */
  readonly holds: boolean;
}

/** How many names are replaced, in transcripts and in what belongs to them. */
export const countReplaced = ({ transcripts, codings, discussions }: Pseudonymised): number =>
  transcripts.reduce((sum, { names }) => sum + sumOf(names), 0) + sumOf([...codings, ...discussions]);

/** In how many places names stay, words like names not counted: in lines, paths and the table, and in hidden files. */
export const countLeft = ({ left, paths, table, hidden }: NamesFound): number =>
  left.reduce((sum, { names }) => sum + sumOf(names), 0) +
  paths.reduce((sum, { exact }) => sum + exact.length, 0) +
  (table === undefined ? 0 : 1) +
  hidden;

const sumOf = (items: readonly { readonly count: number }[]): number =>
  items.reduce((sum, { count }) => sum + count, 0);
