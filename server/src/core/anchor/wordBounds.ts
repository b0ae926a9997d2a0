const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|[\p{L}\p{N}\p{M}]+/gu;

/** Words, and each sign of scripts that do not part them. */
export const wordsOf = (text: string): IterableIterator<RegExpExecArray> => text.matchAll(word);
