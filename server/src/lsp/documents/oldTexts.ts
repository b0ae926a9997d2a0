import { normalizeText } from '../../core/text/newline.js';
import { findOldTexts } from '../../disk/git/oldText.js';

/** Texts that codings files speak of and that transcripts no longer have, by digest; with LF line ends. */
export interface OldTexts {
  /** Keeps a text that the server has seen. */
  readonly remember: (digest: string, text: string) => void;
  /** Looks in git for those of the digests that are not known yet. */
  readonly find: (folder: string, path: string, digests: readonly string[]) => Promise<void>;
  readonly get: (digest: string) => string | undefined;
  /** Has git asked again for what it did not have, or could not be asked for. */
  readonly askAgain: () => void;
}

/** UTF-16 units of all texts together; the longest unused ones go first. */
const mostKept = 64_000_000;

/** Milliseconds for which git is not asked again for a text that it did not have. */
const patience = 30_000;

/** Keeps nothing at first. `now` is a clock in milliseconds. */
export function keepOldTexts(now: () => number): OldTexts {
  const texts = new Map<string, string>();
  const missing = new Map<string, number>();
  let size = 0;
  const remember = (digest: string, text: string): void => {
    if (texts.has(digest)) return;
    const normal = normalizeText(text);
    texts.set(digest, normal);
    size += normal.length;
    for (const [oldest, { length }] of texts) {
      if (size <= mostKept || oldest === digest) break;
      texts.delete(oldest);
      size -= length;
    }
  };
  return {
    remember,
    find: async (folder, path, digests) => {
      const wanted = digests.filter(
        (digest) => !texts.has(digest) && now() - (missing.get(digest) ?? -patience) >= patience,
      );
      if (wanted.length === 0) return;
      const found = await findOldTexts(folder, path, new Set(wanted));
      for (const [digest, text] of found) remember(digest, text);
      for (const digest of wanted) if (!found.has(digest)) missing.set(digest, now());
    },
    askAgain: () => missing.clear(),
    get: (digest) => {
      const text = texts.get(digest);
      if (text === undefined) return undefined;
      texts.delete(digest);
      texts.set(digest, text);
      return text;
    },
  };
}
