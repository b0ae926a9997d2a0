import { answerers, askers, isMetadata, notNames, particles, persons } from './nameLists.js';

/**
 * How much a label by itself looks like somebody's name; whether it recurs in the text is judged elsewhere. `unusual` are
 * numbers alone and very long names.
 */
export type Likeness = 'certain' | 'likely' | 'unusual' | 'possible' | 'never';

/**
 * Judges what stands where a speaker's name could: roles and ids (`Interviewer`, `P02`, `S01`, `Speaker 3`, `I`) are
 * certain, capitalised names and names in scripts without capitals likely, a lone word in small letters possible.
 */
export function likenessOf(name: string): Likeness {
  const plain = withoutAsides(name);
  if (isRole(plain) || id.test(plain)) return 'certain';
  if (/^\d{1,2}$/.test(plain)) return 'unusual';
  if (!/\p{L}/u.test(plain) || notNames.has(plain.toLowerCase()) || isMetadata(plain)) return 'never';
  const words = plain.split(/[\s_]+/);
  if (
    words.every((word) => capitalised.test(word) || particles.has(word)) &&
    words.some((word) => !particles.has(word))
  ) {
    if (words.filter((word) => !particles.has(word) && !title.test(word)).length <= 5) return 'likely';
    return words.length <= 9 ? 'unusual' : 'never';
  }
  if (words.length > 1) return words.length <= 4 && isPerson(words) ? 'likely' : 'never';
  return address.test(plain) ? 'likely' : /^\p{Ll}+$/u.test(plain) ? 'possible' : 'never';
}

/** Whether the name says that this is somebody who asks (`Interviewer`, `Int 2`, `Anna (moderator)`). `R` is left open. */
export function isAsker(name: string): boolean {
  const parts = [withoutAsides(name), ...(/[(（[]([^()（）[\]]+)[)）\]]$/.exec(name)?.slice(1) ?? [])];
  return parts.some((part) => askers.has(roleOf(part) ?? '') || askers.has(longRole(part)));
}

function isRole(name: string): boolean {
  const role = roleOf(name);
  if (role !== undefined && (askers.has(role) || answerers.has(role))) return true;
  const long = longRole(name);
  return askers.has(long) || answerers.has(long);
}

/** The name in small letters without its number. A short word in small letters is no role: “a: …”, “int: …”. */
function roleOf(name: string): string | undefined {
  const role = name
    .toLowerCase()
    .replace(/(?<![\s_#-])[\s_#-]*\d{1,3}$|(?<![\s_#-])[\s_#-]+[a-z]$/u, '')
    .replace(/(?<=\p{L}{3})[*:_/]-?(?:in|innen|r|e)$/u, '');
  return role.length < 7 && /^\p{Ll}/u.test(name) ? undefined : role;
}

/** The first word, if a name follows it: `Interviewer Anna`, `Moderatorin Müller`. */
function longRole(name: string): string {
  const [, role = '', rest = ''] = /^(\p{L}{7,})[ ,]{1,2}(\p{L}.*)$/u.exec(name) ?? [];
  return capitalised.test(rest.split(' ')[0] ?? '') ? role.toLowerCase() : '';
}

/** A name without what stands in brackets. */
const withoutAsides = (name: string): string =>
  /[(（[]/.test(name) ? name.replace(/ ?[(（[][^()（）[\]]*[)）\]]/g, '').trim() : name;

/** `Female student`, `Second nurse 2`: words in small letters, the last of which says that this is a person. */
function isPerson(words: readonly string[]): boolean {
  const last = words.filter((word) => !/^\d+$/.test(word)).at(-1) ?? '';
  return /^\p{Lu}/u.test(words[0] ?? '') && persons.has(last.toLowerCase());
}

/** Letters with a number, or a single capital letter. */
const id = /^(?:\p{Lu}{1,5}[ _-]?\d{1,4}\p{L}?|\p{L}{1,6}\d{1,4}|\p{Lu}{1,4}[_-]\p{Lu}?\d{1,4}|\p{Lu})$/u;
const capitalised =
  /^(?:(?:[dlDLO]|al|el|Mc|ʻ)['’ʼ-])?[\p{Lu}\p{Lt}\p{Lo}$@][\p{L}\p{M}\p{N}$.'’ʼ&/*:\u200c\u200d-]*,?$|^\p{N}+$|^\p{Ll}\p{Lu}\p{L}+$/u;
const title = /^(?:Prof|Dr|Mr|Mrs|Ms|Mx|Sr|Sra|Herr|Frau|Professor|Doctor)\.?$/;
/** Of a mail account, or what people call themselves in meetings. */
const address = /^[\p{L}\p{N}._+-]{1,40}@[\p{L}\p{N}.-]{1,40}$|^\p{Ll}+[._-]\p{Ll}+\d{0,4}$/u;
