import type { Label } from './label.js';
import { likenessOf, type Likeness } from './nameLikeness.js';
import type { TranscriptReading } from './transcriptReading.js';
import { keyOf, speakersByName } from './speakerNames.js';
import type { LabelForm } from './transcript.js';

/** What the first pass over a text found: labels that may be, and how much of the text they head. */
export interface Candidates {
  readonly labels: readonly Candidate[];
  /** Paragraphs of the text, or its cues; a labelled line counts as one. */
  readonly paragraphs: number;
  /** Where a turn may start: paragraphs, and lines where no blank lines part any. */
  readonly starts: number;
}

/** Something that looks like a label, before it is known whether it is a speaker's. */
export interface Candidate {
  readonly label: Pick<Label, 'form' | 'name' | 'timestamp' | 'isItem'>;
  /** Whether it stands where a sentence seems to go on. It is no evidence, but may be a chosen speaker's. */
  readonly isAmid?: boolean;
}

/** The speaker whom a label names, or undefined where it names none. */
export type Choice = (label: Candidate['label']) => string | undefined;

/**
 * Decides which labels are speakers' in this text. A certain one (a role, an id, a name in bold, one that the study knows) is at
 * its first occurrence; a name has to recur, or stand in a text where nearly every paragraph has a label; so “I said: no” and
 * “Berlin: a fine place” stay what people say. Forms that prose has too, as `Name – …`, count where most turns have them.
 */
export function chooseNames(candidates: Candidates, reading: TranscriptReading): Choice {
  const templated = candidates.labels.filter(({ label }) => label.form === 'template');
  const labels = templated.length > 0 ? templated : candidates.labels;
  const speakers = speakersByName(new Set(labels.map(({ label }) => label.name)), reading.speakers);
  const speakerOf = ({ name }: Candidate['label']): string => speakers.get(name) ?? name;
  if (templated.length > 0) return (label) => (label.form === 'template' ? speakerOf(label) : undefined);

  const known = new Set(reading.speakers.map(({ name }) => keyOf(name)));
  const isKnown = (name: string): boolean => known.size > 0 && known.has(keyOf(name));
  const plain = labels.filter(({ label, isAmid }) => !isAmid && !weakForms.has(label.form));
  const evidence = evidenceOf(counted(plain, isKnown), speakerOf, isKnown);
  const chosen = new Set(ordinarySpeakers(evidence, candidates.paragraphs));
  const named = plain.filter(({ label }) => chosen.has(speakerOf(label))).length;
  const weak = new Map<LabelForm, ReadonlySet<string>>();
  for (const form of weakForms) {
    const alike = labels.filter(({ label, isAmid }) => label.form === form && !isAmid);
    if (alike.length <= named) continue;
    const found = weakSpeakers(form, evidenceOf(alike, speakerOf, isKnown), candidates);
    if (found) weak.set(form, found);
  }
  return (label) => {
    const speaker = speakerOf(label);
    return (weakForms.has(label.form) ? weak.get(label.form) : chosen)?.has(speaker) ? speaker : undefined;
  };
}

/** Forms that prose has, too. */
const weakForms: ReadonlySet<LabelForm> = new Set(['line', 'dash', 'stop']);

interface Evidence {
  count: number;
  /** Occurrences whose form leaves no doubt. */
  strong: number;
  likeness: Likeness;
  /** The form of one of its labels that holds no colon. */
  standing?: 'alone' | 'tab' | 'bracket';
}

/** Labels without those in lists and brackets, where most are written otherwise: these are what is said. */
function counted(labels: readonly Candidate[], isKnown: (name: string) => boolean): readonly Candidate[] {
  const share = (is: (candidate: Candidate) => boolean): boolean => labels.filter(is).length * 2 >= labels.length;
  const items = share(({ label }) => label.isItem === true);
  const brackets = share(({ label }) => label.form === 'bracket');
  if (items && brackets) return labels;
  return labels.filter(
    ({ label: { form, name, isItem } }) =>
      isKnown(name) || ((items || !isItem) && (brackets || form !== 'bracket')) || likenessOf(name) === 'certain',
  );
}

function evidenceOf(
  labels: readonly Candidate[],
  speakerOf: (label: Candidate['label']) => string,
  isKnown: (name: string) => boolean,
): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>();
  const likenesses = new Map<string, Likeness>();
  for (const { label } of labels) {
    const { form, name } = label;
    const likeness = likenesses.get(name) ?? likenessOf(name);
    likenesses.set(name, likeness);
    const speaker = speakerOf(label);
    const seen: Evidence = found.get(speaker) ?? { count: 0, strong: 0, likeness };
    seen.count++;
    if (rank[likeness] > rank[seen.likeness]) seen.likeness = likeness;
    if (isStrong(label, likeness) || isKnown(speaker)) seen.strong++;
    if (form === 'alone' || form === 'bracket' || form === 'tab') seen.standing ??= form;
    found.set(speaker, seen);
  }
  return found;
}

function ordinarySpeakers(evidence: ReadonlyMap<string, Evidence>, paragraphs: number): readonly string[] {
  const plausible = [...evidence].filter(([, { likeness, strong }]) => likeness !== 'never' || strong > 0);
  const density = plausible.reduce((sum, [, { count }]) => sum + count, 0) / Math.max(1, paragraphs);
  const recurring = plausible.filter(([, { count, strong }]) => count > 1 || strong > 0);
  const company = recurring.length;
  /** One-off names are like those that recur: “Trust: …” is not, where speakers are I and P1. */
  const isAlike = (name: string, { likeness }: Evidence): boolean =>
    company < 2 ||
    name.includes(' ') ||
    recurring.some(([other, each]) => each.likeness === likeness && !other.includes(' '));
  const chosen = plausible.filter(([name, seen]) => {
    const { count, strong, likeness } = seen;
    if (strong > 0) return true;
    if (likeness === 'possible') return count >= 3 && density >= 0.3;
    if (likeness === 'unusual') return count >= 2 && plausible.length >= 2 && density >= 0.3;
    if (seen.standing === 'bracket' && density < 0.3) return false;
    if (seen.standing && seen.standing !== 'bracket') return count >= 3 || (count >= 2 && company >= 2);
    if (count >= 3 || (count >= 2 && company >= 2)) return true;
    return (
      plausible.length >= 2 &&
      (density >= 0.9 ? isAlike(name, seen) : density >= 0.5 && company >= 2 && name.includes(' '))
    );
  });
  return chosen.map(([name]) => name);
}

/** The speakers of a form that prose has, too: two at least recur, and most turns start so. */
function weakSpeakers(
  form: LabelForm,
  evidence: ReadonlyMap<string, Evidence>,
  { starts, paragraphs }: Candidates,
): ReadonlySet<string> | undefined {
  const names = [...evidence].filter(([, { likeness }]) => likeness === 'certain' || likeness === 'likely');
  const recurring = names.filter(([, { count }]) => count > 1);
  const count = names.reduce((sum, [, each]) => sum + each.count, 0);
  const isPair =
    form === 'stop' && names.length === 2 && ['Q', 'F'].some((asks) => evidence.has(asks)) && evidence.has('A');
  const least = form === 'line' && starts > paragraphs ? 0.3 : 0.5;
  return (recurring.length >= 2 || isPair) && count >= starts * least
    ? new Set(names.map(([name]) => name))
    : undefined;
}

function isStrong({ form, name, timestamp }: Candidate['label'], likeness: Likeness): boolean {
  switch (form) {
    case 'voice':
      return true;
    case 'bold':
    case 'hash':
    case 'chat':
      return likeness === 'certain' || likeness === 'likely';
    case 'row':
      return timestamp !== undefined && (likeness === 'certain' || likeness === 'likely');
    case 'alone':
      return false;
    case 'bracket':
    case 'tab':
      return likeness === 'certain' && (name.length > 1 || form === 'tab');
    default:
      return likeness === 'certain';
  }
}

const rank: Readonly<Record<Likeness, number>> = { never: 0, possible: 1, unusual: 2, likely: 3, certain: 4 };
