/** A count with its word, say `1 file` or `3 files`; `shown` is how the count is written. */
export const plural = (count: number, word: string, shown = String(count)): string =>
  `${shown} ${word}${count === 1 ? '' : 's'}`;
