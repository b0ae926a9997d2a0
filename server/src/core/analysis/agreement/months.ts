import type { ComparedText } from './comparedText.js';

/** Texts that are compared at once. */
export interface TextsOfMonth<T> {
  /** In which somebody coded them last, as `2026-11`, or {@link NoDay}; absent where all months are together. */
  readonly month?: string;
  readonly own: readonly T[];
}

/** The month of texts whose segments have no day. */
type NoDay = 'no day';
const noDay: NoDay = 'no day';

/** All texts, or with `apart` those of each month in which somebody coded them last, in order; those without a day come last. */
export function monthsOf<T extends Pick<ComparedText, 'placed'>>(
  texts: readonly T[],
  apart: boolean | undefined,
): readonly TextsOfMonth<T>[] {
  if (!apart) return [{ own: texts }];
  const byMonth = new Map<string, T[]>();
  for (const text of texts) {
    const days = text.placed.flatMap((own) => own?.flatMap(({ segment }) => segment.on ?? []) ?? []);
    const month = days.reduce((latest, day) => (day > latest ? day : latest), '').slice(0, 7) || noDay;
    byMonth.set(month, [...(byMonth.get(month) ?? []), text]);
  }
  return [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, own]) => ({ month, own }));
}
