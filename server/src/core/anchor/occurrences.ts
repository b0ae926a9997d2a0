/** Offsets at which `piece` occurs, overlapping ones included, at most `most` of them. */
export function occurrences(text: string, piece: string, most: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0 && found.length < most; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

/** How many units two texts have in common to the left of `a` and `b`, at most `most`. */
export function commonBefore(one: string, a: number, other: string, b: number, most: number): number {
  const limit = Math.min(most, a, b);
  let count = 0;
  while (count < limit && one.charCodeAt(a - 1 - count) === other.charCodeAt(b - 1 - count)) count++;
  return count;
}

/** How many units two texts have in common from `a` and `b` on, at most `most`. */
export function commonAfter(one: string, a: number, other: string, b: number, most: number): number {
  const limit = Math.min(most, one.length - a, other.length - b);
  let count = 0;
  while (count < limit && one.charCodeAt(a + count) === other.charCodeAt(b + count)) count++;
  return count;
}
