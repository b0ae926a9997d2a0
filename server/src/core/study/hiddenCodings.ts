import { parseCodings } from '../codings/readCodings.js';
import * as l10n from '../text/l10n.js';

/** Codings that belong to the study and cannot be seen in full. */
export interface HiddenCodings {
  /** Which file, or folder that may hold some, and why, in a sentence without its full stop. */
  readonly told: string;
  /** What it says, as far as that is known. */
  readonly text: string | undefined;
}

/** Those that have segments with one of these codes, or may have some. */
export const mayUse = (hidden: readonly HiddenCodings[], ids: readonly string[]): readonly HiddenCodings[] =>
  hidden.filter(({ text }) => text === undefined || uses(text, new Set(ids)));

function uses(text: string, ids: ReadonlySet<string>): boolean {
  const { value, problems } = parseCodings(text);
  if (value.segments.some(({ codes }) => codes.some(({ code }) => ids.has(code)))) return true;
  // Of a file with errors more may be meant than can be read.
  return problems.some(({ severity }) => severity === 'error') && [...ids].some((id) => text.includes(id));
}

/** The paths with the reasons, in a sentence without its full stop; of many the first ones. */
export function namesOf(hidden: readonly HiddenCodings[]): string {
  const told = hidden.slice(0, most).map((each) => each.told);
  const more = hidden.length - told.length;
  return more > 0 ? l10n.t('{told}; and {more} more', { told: told.join('; '), more }) : told.join('; ');
}

const most = 3;
