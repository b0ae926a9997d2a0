/** Crockford's base32 digits in lower case: no `i`, `l`, `o` or `u`, which are misread. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new segment id: eight base32 digits, 40 random bits. `random` gives numbers from 0 to below 1. */
export function newSegmentId(random: () => number): string {
  return Array.from({ length: 8 }, () => digits[Math.floor(random() * digits.length)]).join('');
}
