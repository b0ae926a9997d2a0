/** How much a label by itself looks like somebody's name; whether it recurs in the text is judged elsewhere. */
export type Likeness = 'certain' | 'likely' | 'possible' | 'never';

/**
 * Judges what stands where a speaker's name could: roles and ids (`Interviewer`, `P02`, `S01`, `Speaker 3`, `I`) are
 * certain, capitalised names and names in scripts without capitals likely, a lone word in small letters possible.
 */
export function likenessOf(name: string): Likeness {
  if (isRole(name) || id.test(name)) return 'certain';
  const words = withoutRole(name).split(/[\s_]+/);
  if (words.length > 5 || !/\p{L}/u.test(name) || notNames.has(name.toLowerCase())) return 'never';
  if (
    words.every((word) => capitalised.test(word) || particles.has(word)) &&
    words.some((word) => !particles.has(word))
  ) {
    return 'likely';
  }
  return words.length === 1 && /^\p{Ll}+$/u.test(name) ? 'possible' : 'never';
}

/** A name without what stands in brackets at its end. */
function withoutRole(name: string): string {
  const open = name.endsWith(')') ? name.indexOf('(', name.lastIndexOf(')', name.length - 2) + 1) : -1;
  return open < 0 ? name : name.slice(0, name[open - 1] === ' ' ? open - 1 : open);
}

/** Whether the name says that this is somebody who asks (`Interviewer`, `Int 2`, `Moderatorin`). `R` is left open. */
export function isAsker(name: string): boolean {
  const role = roleOf(name);
  return (role !== undefined && askers.has(role)) || / \((?:interviewer|moderator|facilitator|host)\)$/i.test(name);
}

/** Whether a text before a colon is what a transcript's head says about itself: date, place, length. */
export const isMetadata = (key: string): boolean => metadata.has(key.trim().toLowerCase());

function isRole(name: string): boolean {
  const role = roleOf(name);
  return role !== undefined && (askers.has(role) || answerers.has(role));
}

/** The name in small letters without its number. A short word in small letters is no role: “a: …”, “int: …”. */
function roleOf(name: string): string | undefined {
  const role = name.toLowerCase().replace(/(?<![\s_#-])[\s_#-]*\d{1,3}$|(?<![\s_#-])[\s_#-]+[a-z]$/u, '');
  return role.length < 7 && /^\p{Ll}/u.test(name) ? undefined : role;
}

/** Letters with a number, or a single capital letter. */
const id = /^(?:\p{Lu}{1,5}[ _-]?\d{1,4}\p{L}?|\p{L}{1,6}\d{1,4}|\p{Lu})$/u;
const capitalised = /^(?:[dlDLO]['’])?[\p{Lu}\p{Lt}\p{Lo}$@][\p{L}\p{M}\p{N}$.'’&/-]*,?$|^\p{N}+$/u;
const particles: ReadonlySet<string> = new Set(
  'van von der den de del della di da dos du la le el al bin ibn ter ten zu zum af av y e and und & of'.split(' '),
);

const list = (words: string): ReadonlySet<string> => new Set(words.split(',').map((word) => word.trim()));

const askers =
  list(`i, int, intv, interviewer, interviewerin, interviewers, researcher, moderator, moderatorin, mod, facilitator, fac, host,
  fieldworker, enquêteur, enquêtrice, intervieweur, intervieweuse, chercheur, chercheuse, entrevistador, entrevistadora, moderador, moderadora,
  investigador, investigadora, intervistatore, intervistatrice, onderzoeker, intervjuare, intervjuer, haastattelija, forscher, forscherin, badacz,
  интервьюер, модератор, المحاور, المحاورة, الباحث, الباحثة, מראיין, מראיינת, 访谈者, 采访者, 主持人, 訪談者, インタビュアー, 聞き手, 면접자, 진행자`);
const answerers =
  list(`p, participant, respondent, resp, interviewee, speaker, spk, patient, informant, q, a, befragte, befragter, teilnehmer,
  teilnehmerin, sprecher, sprecherin, enquêté, enquêtée, interviewé, interviewée, entrevistado, entrevistada, participante, intervistato, intervistata,
  respondente, deelnemer, respondenten, респондент, المشارك, المشاركة, מרואיין, מרואיינת, 受访者, 受訪者, 回答者, 참여자, unknown speaker, unknown,
  unidentified, unidentified speaker, male speaker, female speaker, operator, narrator, therapist, counsellor, counselor, clinician, interpreter`);
const metadata =
  list(`date, time, place, location, venue, duration, length, title, file, filename, file name, recording, recorded, audio, video, project,
  study, interview, interview date, transcript, transcriber, transcribed, transcribed by, transcription, language, pseudonym, version, study id,
  datum, ort, dauer, sprache, länge, aufnahme, transkription, fecha, lugar, duración, idioma, lieu, durée, langue, data, luogo, durata, local, duração`);
const notNames =
  list(`note, notes, nb, n.b., ps, p.s., comment, comments, remark, summary, keywords, summary keywords, speakers, participants, present,
  attendees, agenda, topic, topics, theme, themes, code, codes, memo, example, examples, warning, source, sources, link, links, see, todo, http, https, mailto,
  www, yes, no, yeah, yep, nope, ok, okay, well, so, and, but, or, also, then, now, right, first, second, third, firstly, secondly, finally, last, next, one, two,
  three, because, actually, honestly, basically, remember, however, therefore, conclusion, introduction, intro, outro, break, music, pause, end, start, part,
  section, chapter, background, context, method, methods, results, discussion, definition, figure, table, step, day, week, anyway, look, listen,
  laughter, laughs, applause, inaudible, crosstalk, silence, unintelligible, noise, ${[...metadata].join()}`);
