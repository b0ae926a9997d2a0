const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/**
 * How many units of `one` before `a` another text has before `b` too, at most `most`, where any run of white space is as good as
 * another.
 */
export function evenBefore(one: string, a: number, other: string, b: number, most: number): number {
  const least = Math.max(0, a - most);
  let [i, j] = [a, b];
  while (i > least && j > 0) {
    if (one.charCodeAt(i - 1) === other.charCodeAt(j - 1) && !isSpace(one, i - 1)) {
      i--;
      j--;
      continue;
    }
    if (!isSpace(one, i - 1) || !isSpace(other, j - 1)) break;
    while (i > least && isSpace(one, i - 1)) i--;
    while (j > 0 && isSpace(other, j - 1)) j--;
  }
  return a - i;
}

/** The same from `a` and `b` on. */
export function evenAfter(one: string, a: number, other: string, b: number, most: number): number {
  const end = Math.min(one.length, a + most);
  let [i, j] = [a, b];
  while (i < end && j < other.length) {
    if (one.charCodeAt(i) === other.charCodeAt(j) && !isSpace(one, i)) {
      i++;
      j++;
      continue;
    }
    if (!isSpace(one, i) || !isSpace(other, j)) break;
    while (i < end && isSpace(one, i)) i++;
    while (j < other.length && isSpace(other, j)) j++;
  }
  return i - a;
}
