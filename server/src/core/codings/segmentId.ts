/** Crockford's base32 digits in lower case: no `i`, `l`, `o` or `u`, which are misread. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
/** Where the letters begin. */
const firstLetter = 10;

/**
 * A new segment id: eight base32 digits, the first a letter so that YAML never takes one for a number; more than 39 random
 * bits. `random` gives numbers from 0 to below 1.
 */
export function newSegmentId(random: () => number): string {
  const pick = (from: number): string => digits.charAt(from + Math.floor(random() * (digits.length - from)));
  return pick(firstLetter) + Array.from({ length: 7 }, () => pick(0)).join('');
}
