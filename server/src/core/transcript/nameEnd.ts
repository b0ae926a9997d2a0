/** Where the name that may start at a UTF-16 offset ends, with what stands in brackets behind or within it: `Anna (P1)`. */
export function nameEndAt(text: string, start: number, end: number): number {
  let at = matchEnd(nameRun, text, start) ?? start;
  for (let i = 0; i < 2 && at > start && at < end; i++) {
    const aside = matchEnd(asideInName, text, at);
    if (aside === undefined || aside > end) break;
    at = matchEnd(nameRest, text, aside) ?? aside;
  }
  return Math.min(at, end);
}

/** A label's name as text: without escapes, entities and characters that cannot be seen, in the composed form (NFC). */
export function cleanName(written: string): string {
  if (plainName.test(written)) return written;
  return written
    .replace(/\\(?=[^\p{L}\p{N}])/gu, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|lrm|rlm|#39);/g, (_, entity: string) => entities[entity] ?? '')
    .replace(unseen, '')
    .replace(/^[\u200c\u200d]{1,8}|[\u200c\u200d]{1,8}$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Where a match of a sticky pattern at an offset ends, or undefined. */
export function matchEnd(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

/** Characters that cannot be seen: marks of direction, and of zero width. */
export const unseenRun = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,8}/y;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};
const plainName = /^[A-Za-z0-9_.'-]+(?: [A-Za-z0-9_.'-]+)*$/;
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** A colon or star may stand before a German feminine ending: `Interviewer:in`. */
const inName =
  /[^:：∶*[\](){}<>（）【】|"“”„«»?!？！。;\t\r\n\\#=]|\\[_.&-]|[:*](?=(?:innen|in|r|e|n)(?![\p{L}\p{N}]))(?<=\p{L}[:*])/u
    .source;
const nameRun = new RegExp(`[\\p{L}\\p{N}$@](?:${inName}){0,62}`, 'uy');
const nameRest = new RegExp(`(?:${inName}){0,40}`, 'uy');
/** No colon, so no time. */
const asideInName = /[(（[][^()（）[\]:：\t\r\n]{1,40}[)）\]]/uy;
