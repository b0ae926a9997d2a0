import { parseCodebook } from '../codebook/parseCodebook.js';
import { parseCodings } from '../codings/readCodings.js';
import { readDiscussion } from '../discussions/readDiscussion.js';
import { newlineOf } from '../text/newline.js';
import { firstValue } from '../yaml/yamlDocument.js';
import { mergeCodebooks } from './mergeCodebooks.js';
import { mergeCodings, type FileVersions, type MergedFile, type Surroundings } from './mergeCodings.js';
import { mergeDiscussions } from './mergeDiscussions.js';
import type { Marks } from './rules.js';

interface Kind {
  readonly merge: typeof mergeCodings;
  /** Whether a file has errors. */
  readonly isBroken: (text: string) => boolean;
}

const hasError = ({ problems }: { readonly problems: readonly { readonly severity: string }[] }): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** By the ends of their names, the files that are merged by meaning. */
const kinds: Readonly<Record<string, Kind>> = {
  '.codings.yaml': { merge: mergeCodings, isBroken: (text) => hasError(parseCodings(text)) },
  '.codebook.yaml': { merge: mergeCodebooks, isBroken: (text) => hasError(parseCodebook(text)) },
  '.discussion.yaml': { merge: mergeDiscussions, isBroken: (text) => hasError(readDiscussion(text)) },
};

/** Globs of the files that are merged by meaning. */
export const mergedFiles: readonly string[] = Object.keys(kinds).map((end) => `*${end}`);

const kindOf = (path: string): Kind | undefined => Object.entries(kinds).find(([end]) => path.endsWith(end))?.[1];

/** Three versions of a file of a study merged by meaning; undefined where that cannot be done. The line ends are those of ours. */
export function mergeFile(
  path: string,
  versions: FileVersions,
  marks: Marks,
  surroundings: Surroundings = { texts: new Map() },
): MergedFile | undefined {
  const even = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const evened = { base: even(versions.base), ours: even(versions.ours), theirs: even(versions.theirs) };
  const merged = kindOf(path)?.merge(evened, marks, surroundings);
  if (!merged || (merged.conflicts === 0 && isBrokenFile(path, merged.text))) return undefined;
  const bom = versions.ours.startsWith('\uFEFF') ? '\uFEFF' : '';
  const isOpen = evened.ours !== '' && !evened.ours.endsWith('\n');
  const text = isOpen ? merged.text.replace(/\n$/, '') : merged.text;
  return { ...merged, text: bom + text.replaceAll('\n', newlineOf(versions.ours)) };
}

/** Whether a file of a study has errors. */
export const isBrokenFile = (path: string, text: string): boolean => kindOf(path)?.isBroken(text) ?? false;

/** The texts that the positions of versions speak of: the transcripts' paths, and digests. */
export function textsNamedIn(versions: FileVersions): {
  readonly paths: readonly string[];
  readonly digests: readonly string[];
} {
  const values = (key: RegExp): readonly string[] => {
    const lines = new Set(Object.values(versions).flatMap((text) => text.match(key) ?? []));
    const read = Array.from(lines, (line) => firstValue(line.replace(/^[ -]+/, '')));
    return [...new Set(read.filter((value) => typeof value === 'string'))];
  };
  return { paths: values(/^transcript:.*$/gm), digests: values(/^[ -]*text: +["']?sha256-.*$/gm) };
}
