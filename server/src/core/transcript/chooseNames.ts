import type { Label } from './label.js';
import { likenessOf, type Likeness } from './names.js';

/** What the first pass over a text found: labels that may be, and how much of the text they head. */
export interface Candidates {
  readonly labels: readonly Label[];
  /** Paragraphs of the text, or its cues; a labelled line counts as one. */
  readonly paragraphs: number;
}

/**
 * Decides which names are speakers in this text. A certain label (a role, an id, a name in bold) is one at its first
 * occurrence; a name has to recur, or stand in a text where nearly every paragraph has a label; so “I said: no” and
 * “Berlin: a fine place” stay what people say.
 */
export function chooseNames({ labels, paragraphs }: Candidates): ReadonlySet<string> {
  const names = new Map<string, Evidence>();
  for (const label of labels) {
    const seen = names.get(label.name) ?? { count: 0, strong: 0, likeness: likenessOf(label.name) };
    seen.count++;
    if (isStrong(label, seen.likeness)) seen.strong++;
    names.set(label.name, seen);
  }
  const alone = new Set(
    labels.filter(({ form }) => form === 'alone' || form === 'bracket' || form === 'tab').map(({ name }) => name),
  );
  const plausible = [...names].filter(([, { likeness }]) => likeness !== 'never');
  const density = labels.length / Math.max(1, paragraphs);
  const company = plausible.filter(([, { count, strong }]) => count > 1 || strong > 0).length;

  const chosen = plausible.filter(([name, { count, strong, likeness }]) => {
    if (strong > 0) return true;
    if (likeness === 'possible') return count >= 3 && density >= 0.3;
    if (alone.has(name)) return count >= 3 || (count >= 2 && company >= 2);
    if (count >= 2) return count >= 3 || company >= 2;
    return plausible.length >= 2 && (density >= 0.9 || (density >= 0.5 && company >= 2 && name.includes(' ')));
  });
  return new Set(chosen.map(([name]) => name));
}

interface Evidence {
  count: number;
  /** Occurrences whose form leaves no doubt. */
  strong: number;
  readonly likeness: Likeness;
}

function isStrong({ form, name }: Label, likeness: Likeness): boolean {
  if (form === 'bold') return likeness === 'certain' || likeness === 'likely';
  if (form === 'alone') return false;
  if (form === 'bracket' || form === 'tab') return likeness === 'certain' && (name.length > 1 || form === 'tab');
  return likeness === 'certain';
}
