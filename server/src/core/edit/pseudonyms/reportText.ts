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

/** A text of a template; what is ours may be put in as it is. */
export const say = (ours: TemplateStringsArray, ...values: readonly (string | number | Words)[]): ReportText =>
  ours.flatMap((text, i) => {
    const value = values[i];
    return [text, ...(value === undefined ? [] : [typeof value === 'number' ? String(value) : value])];
  });

/** How often something is there, where it is more than once. */
export const times = (count: number): string => (count === 1 ? '' : `, ${count}×`);

/** At most so many items, with how many more there are. */
export const atMost = (most: number, items: readonly ReportItem[]): readonly ReportItem[] =>
  items.length <= most ? items : [...items.slice(0, most), { text: say`and ${items.length - most} more` }];
