import type { FoundLabel } from './foundLabel.js';
import { matchEnd } from './nameEnd.js';
import { skipSpace } from './scan.js';
import { timestampAt } from './timestamp.js';

/** `[id1] …`, `\[P3\]: …`, `{Name} …`, `<Name> …`, `【山田】…`, `[Name] 10:30:15`, and `(Name): …` with its colon alone. */
export function bracketLabel(text: string, start: number, end: number): FoundLabel | undefined {
  const open = matchEnd(/\\?[[{<(（【〔〈＜［《]/y, text, start);
  if (open === undefined) return undefined;
  const nameEnd = matchEnd(nameInBrackets, text, open);
  const closer = closers[text.charAt(open - 1)] ?? '';
  const at = nameEnd === undefined ? open : (matchEnd(/\\|:/y, text, nameEnd) ?? nameEnd);
  if (nameEnd === undefined || text.charAt(at) !== closer || at >= end) return undefined;
  if (closer === '>' && markup.test(text.slice(open, nameEnd))) return undefined;
  const colon = matchEnd(/\s?[:：]/y, text, at + 1);
  if (colon === undefined && (isRound(closer) || text.charAt(at + 1) === '(')) return undefined;
  const found = { form: 'bracket', nameStart: open, nameEnd, end: Math.min(end, colon ?? at + 1) } as const;
  const timestamp = timestampAt(text, skipSpace(text, found.end, end), true);
  return timestamp?.range.end === end ? { ...found, timestamp, end } : found;
}

const isRound = (closer: string): boolean => closer === ')' || closer === '）';

const closers: Readonly<Record<string, string>> = {
  '[': ']',
  '{': '}',
  '<': '>',
  '(': ')',
  '（': '）',
  '【': '】',
  '〔': '〕',
  '〈': '〉',
  '＜': '＞',
  '［': '］',
  '《': '》',
};
const nameInBrackets = /[\p{L}\p{N}][\p{L}\p{M}\p{N} ._'’&-]{0,60}/uy;
/** Names of HTML's elements, which no speaker has. */
const markup =
  /^(?:a|b|i|u|s|p|q|br|em|hr|li|ol|ul|td|th|tr|div|sub|sup|pre|img|span|font|code|table|strong|small|mark|h\d)$/;
