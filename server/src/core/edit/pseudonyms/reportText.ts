import * as l10n from '../../text/l10n.js';

/** A report for people: each surface writes it in its own form. Words of the study stand apart from the words around them. */
export interface Report {
  readonly title: ReportText;
  readonly about: readonly string[];
  readonly sections: readonly ReportSection[];
}

/** One kind of place where names stay, or were replaced. */
export interface ReportSection {
  readonly title: string;
  /** Why it is so, and what to do. */
  readonly about: string;
  readonly items: readonly ReportItem[];
}

/** A line of a report; without a path it is about the study as a whole. */
export interface ReportItem {
  /** Path below the study's folder. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  readonly text: ReportText;
}

/** Sentences of ours, with words from elsewhere in them. */
export type ReportText = readonly (string | Words)[];

/** Words from elsewhere, as they are there. */
export interface Words {
  readonly words: string;
}

/** Marks words from elsewhere, so that each surface makes them safe in its own way. */
export const words = (text: string): Words => ({ words: text });

/** A sentence with words from elsewhere in it, wherever its language has them: `words` marks each that is put in. */
export function say(sentence: (words: (text: string) => string) => string): ReportText {
  const given: string[] = [];
  const said = sentence((text) => `\0${given.push(text) - 1}\0`);
  return said
    .split('\0')
    .map((part, i) => (i % 2 === 0 ? part : words(given[Number(part)] ?? '')))
    .filter((part) => part !== '');
}

/** How often something is there, where it is more than once. */
export const times = (count: number): string => (count === 1 ? '' : `, ${count}×`);

/** At most so many items, with how many more there are. */
export const atMost = (most: number, items: readonly ReportItem[]): readonly ReportItem[] =>
  items.length <= most
    ? items
    : [...items.slice(0, most), { text: [l10n.t('and {count} more', { count: items.length - most })] }];
