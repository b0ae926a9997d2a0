import { isOutside } from './paths.js';
import { device } from './portableName.js';
import * as l10n from '../text/l10n.js';

/** Endings of what Gloss writes: transcripts, settings, codebooks, codings, discussions, memos and cases. */
const written = /\.(?:txt|text|md|markdown|vtt|srt|ya?ml|csv|tsv)$/i;
/** What else it writes, by path. */
const others: ReadonlySet<string> = new Set(
  ['.gitignore', 'journal.jsonl', 'lock', 'lock.takeover'].map((name) => `.gloss/${name}`).concat('.gitattributes'),
);
/** Old short names that Windows may give to folders such as `.git`. */
const shortName = /^\.?git~\d+$/i;

/**
 * Why a file of a study may not be written or removed, by its path below the study's folder: a sentence without what is to
 * be done. Undefined where it may. Where the path leads through links, only the disk can say; see `disk/files/gate.ts`.
 */
export function whyNotWritable(path: string): string | undefined {
  if (isOutside(path)) {
    return l10n.t(
      '{path} is kept outside the study’s folder, where Gloss changes nothing. Change it there, or copy it into the study with “gloss codebook pull”.',
      { path },
    );
  }
  if (!isPlainPath(path)) {
    return l10n.t('“{path}” is no plain path below the study’s folder, so Gloss does not write there.', { path });
  }
  if (others.has(path)) return undefined;
  const hidden = path.split('/').find(isHidden);
  if (hidden !== undefined) {
    return l10n.t('{path} is below “{hidden}”, where other programs keep what is theirs; Gloss does not write there.', {
      path,
      hidden,
    });
  }
  if (!written.test(path)) {
    return l10n.t(
      '{path} is of no kind that Gloss writes, which are transcripts (.txt, .md, .vtt, .srt), .yaml and .csv.',
      { path },
    );
  }
  return undefined;
}

/** Whether a path is relative and goes down alone, from folder to folder. */
export const goesDown = (path: string): boolean => path.split('/').every((part) => !/^\.{0,2}$|\0/.test(part));

/** Whether a path is relative and normal, and means the same on every system: parts parted by `/`, none of them `..`. */
export const isPlainPath = (path: string): boolean => !/^[a-z]:/i.test(path) && path.split('/').every(isPlainPart);

/** Control characters and `\` are read by some systems as something else, and signs that nobody sees are passed over. */
const isPlainPart = (part: string): boolean =>
  !/^[.\p{Default_Ignorable_Code_Point}]*$|[\p{Cc}\p{Cs}\\]/u.test(part) && !device.test(part) && !shortName.test(part);

/** Names that begin with a dot, also where a system passes over signs that nobody sees. */
const isHidden = (part: string): boolean => /^\p{Default_Ignorable_Code_Point}*\./u.test(part);
