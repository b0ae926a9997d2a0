import { inQuotes } from '../text/inQuotes.js';
import * as l10n from '../text/l10n.js';

/** Where a code stands: its themes from the top down, and the path of the codebook where it goes from one to another. */
export interface Place {
  readonly themes: readonly string[];
  readonly book?: string;
}

/** From where a code was moved, and to where. */
export interface Move {
  readonly from: Place;
  readonly to: Place;
}

/** A place for programs, the same in each language. */
export function printPlace({ themes, book }: Place): string {
  const path = themes.map((theme) => `“${theme}”`).join(' › ');
  if (book === undefined) return path || top;
  return path === '' ? book : `${path} in ${book}`;
}

type Top = 'the top';
const top: Top = 'the top';

/** Names of themes from the top down, each in quotes; empty at the top of a codebook. */
export const pathInWords = (themes: readonly string[]): string => themes.map(inQuotes).join(' › ');

/** That a code was moved, and from where to where. */
export function describeMove(change: Move & { readonly name: string; readonly code: string }): string {
  const [from, to] = [pathInWords(change.from.themes), pathInWords(change.to.themes)];
  const [oldBook, newBook] = [change.from.book, change.to.book];
  const named = { name: change.name, code: change.code };
  if (oldBook === undefined || newBook === undefined) {
    if (from === '') return l10n.t('moved “{name}” ({code}) from the top to {to}', { ...named, to });
    if (to === '') return l10n.t('moved “{name}” ({code}) from {from} to the top', { ...named, from });
    return l10n.t('moved “{name}” ({code}) from {from} to {to}', { ...named, from, to });
  }
  if (from === '' && to === '') {
    return l10n.t('moved “{name}” ({code}) from {from} to {to}', { ...named, from: oldBook, to: newBook });
  }
  if (from === '') {
    return l10n.t('moved “{name}” ({code}) from {oldBook} to {to} in {newBook}', { ...named, oldBook, to, newBook });
  }
  if (to === '') {
    return l10n.t('moved “{name}” ({code}) from {from} in {oldBook} to {newBook}', {
      ...named,
      from,
      oldBook,
      newBook,
    });
  }
  return l10n.t('moved “{name}” ({code}) from {from} in {oldBook} to {to} in {newBook}', {
    ...named,
    from,
    oldBook,
    to,
    newBook,
  });
}
