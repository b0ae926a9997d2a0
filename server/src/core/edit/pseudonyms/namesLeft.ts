import type { Study } from '../../study/study.js';
import { linesOf, pointAt } from '../../text/lines.js';
import type { NameFinder } from './namePairs.js';
import type { NearName } from './nearNames.js';

/** Why names stay in a file. */
export type WhyLeft =
  /** In comments, ids and keys of codings and discussions. */
  | 'not-understood'
  /** Codings and discussions whose transcript is missing, or was left out. */
  | 'without-transcript'
  | 'transcript-left-out'
  | 'cases'
  | 'codebook'
  | 'settings'
  | 'document'
  | 'backup'
  | 'other';

/** Names that stay in one file, and words like names. */
export interface NamesLeft {
  readonly path: string;
  readonly why: WhyLeft;
  /** In order of lines, from 1. */
  readonly names: readonly { readonly name: string; readonly line: number; readonly count: number }[];
  readonly near: readonly NearName[];
}

/** The names in a text by line, and words like names; undefined where there is none. `before` is what a step makes the text from. */
export function namesLeft(
  study: Study,
  finder: NameFinder,
  path: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
): NamesLeft | undefined {
  const lines = linesOf(after);
  const counts = new Map<string, { readonly name: string; readonly line: number; count: number }>();
  const found = finder.find(after);
  for (const { start, pair } of found) {
    const { line } = pointAt(lines, start);
    const key = `${line} ${pair.name}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { name: pair.name, line, count: 1 });
  }
  // A pseudonym that was put in is no name, however like one it is.
  const near = before === undefined ? finder.near(after, found) : finder.near(before, finder.find(before));
  if (counts.size === 0 && near.length === 0) return undefined;
  return { path, why: whyLeft(study, path, before !== undefined), names: [...counts.values()], near };
}

function whyLeft(study: Study, path: string, isChanged: boolean): WhyLeft {
  switch (study.kindOf(path)) {
    case 'transcript':
      return 'transcript-left-out';
    case 'codings':
    case 'discussion':
      return isChanged ? 'not-understood' : 'without-transcript';
    case 'codebook':
      return 'codebook';
    case 'config':
      return 'settings';
    default:
      if (path === study.config.cases) return 'cases';
      if (isBackup(path)) return 'backup';
      return /\.(?:md|markdown|txt)$/i.test(path) ? 'document' : 'other';
  }
}

const backupEnding = /(?:~|\.(?:orig|rej|bak|old|tmp|sw[op]))$/i;

/** Whether a file is a copy that an editor, git or a crash has left. */
const isBackup = (path: string): boolean => backupEnding.test(path);

const textEnding =
  /\.(?:md|markdown|txt|text|csv|tsv|ya?ml|json|jsonl|html?|xml|qdc|qde|vtt|srt|rtf|tex|bib|r|rmd|qmd|py)$/i;

/** Whether a file is one of text, and so may be looked into, by its path; backups of such files are too. */
export const isText = (path: string): boolean => textEnding.test(path.replace(backupEnding, ''));

/** Names in the path of a file. */
export interface NamesInPath {
  readonly path: string;
  /** Those that stand there as words. */
  readonly exact: readonly string[];
  /** Those that a word there is like. */
  readonly near: readonly string[];
}

/** Looks at a path as it is, and with underscores and all other signs as spaces: `anna_meier.txt` has “Anna Meier”. */
export function namesInPath(finder: NameFinder, path: string): NamesInPath {
  const asWords = path.replace(/[^\p{L}\p{M}\p{N}/]+/gu, ' ');
  const exact = new Set(
    [path, path.replaceAll('_', ' '), asWords].flatMap((text) => finder.find(text).map(({ pair }) => pair.name)),
  );
  const near = new Set(finder.near(asWords, finder.find(asWords)).map(({ name }) => name));
  return { path, exact: [...exact], near: [...near].filter((name) => !exact.has(name)) };
}
