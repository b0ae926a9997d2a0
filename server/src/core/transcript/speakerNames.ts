import { likenessOf } from './nameLikeness.js';
import type { KnownSpeaker } from './transcriptReading.js';

/**
 * Whom names in labels speak of: by each name as written, the speaker's one name. Names are one speaker's if they differ in
 * capitals alone, in a stage direction (`Anna (laughs)`), or if the text has one name with brackets and the same without
 * (`Anna (P1)` with `Anna`, or with `P1`). A number below ten in brackets tells speakers apart. The first spelling counts,
 * or the name that the study gives.
 */
export function speakersByName(names: Iterable<string>, known: readonly KnownSpeaker[]): ReadonlyMap<string, string> {
  const given = new Map(known.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [keyOf(each), name])));
  const byKey = new Map<string, string>();
  const found = new Map<string, string>();
  for (const name of names) {
    const key = keyOf(name);
    const speaker = given.get(key) ?? byKey.get(key) ?? withoutDirection(name);
    byKey.set(key, speaker);
    found.set(name, speaker);
  }
  const joined = joinedAsides(byKey, new Set(given.values()));
  if (joined.size > 0) for (const [name, speaker] of found) found.set(name, joined.get(speaker) ?? speaker);
  return found;
}

/** What is the same in all spellings of a name. */
export function keyOf(name: string): string {
  const plain = withoutDirection(name).normalize('NFKC').replace(/\s+/g, ' ').trim();
  return plain.length === 1 ? plain : plain.toLowerCase();
}

/** Speakers whose names are another's with brackets, and whose they are. `byKey` is in text order. */
function joinedAsides(byKey: ReadonlyMap<string, string>, given: ReadonlySet<string>): ReadonlyMap<string, string> {
  const keysWithAside = new Map<string, string[]>();
  for (const key of byKey.keys()) {
    const base = partsOf(key)?.base;
    if (base !== undefined) keysWithAside.set(base, [...(keysWithAside.get(base) ?? []), key]);
  }
  const order = [...byKey.keys()];
  const joined = new Map<string, string>();
  for (const [base, [key, ...more]] of keysWithAside) {
    const aside = key === undefined ? undefined : partsOf(key)?.aside;
    if (key === undefined || aside === undefined || more.length > 0 || /^\d$/.test(aside)) continue;
    const other = [base, idKeyOf(aside)].filter((each) => each !== undefined && byKey.has(each)) as string[];
    const group = [key, ...other].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const speakers = group.map((each) => byKey.get(each) ?? each);
    const one = speakers.find((speaker) => given.has(speaker)) ?? speakers[0] ?? base;
    for (const speaker of speakers) if (speaker !== one && !given.has(speaker)) joined.set(speaker, one);
  }
  return joined;
}

/** The key of an id or role that stands in brackets: `P1`, `I`. */
function idKeyOf(aside: string): string | undefined {
  const id = aside.toUpperCase();
  return likenessOf(id) === 'certain' ? keyOf(id) : undefined;
}

const partsOf = (key: string): { readonly base: string; readonly aside: string } | undefined => {
  const match = /^([^([]+?) ?[([]([^()[\]]+)[)\]]$/.exec(key);
  return match ? { base: match[1] ?? '', aside: match[2] ?? '' } : undefined;
};

const withoutDirection = (name: string): string => (/[)\]）]$/.test(name) ? name.replace(direction, '') : name);

/** How something is said, not who says it. */
const direction =
  / ?[([（](?:laugh(?:s|ing|ter)?|cry(?:ing)?|cries|sighs?|sighing|whisper(?:s|ing)?|smil(?:es|ing)|nods?|nodding|pauses?|quietly|softly|loudly|interrupt(?:s|ing)|continu(?:es|ed|ing)|cont(?:['’]d|\.)?|inaudible|unclear|crosstalk|overlap(?:s|ping)?|off|off[ -]screen|v\.?o\.?|o\.?s\.?|lacht|lachend|leise|weint|seufzt|rires?|rit|r[ií]e|risas|ride|笑|笑い)[)\]）]$/iu;
