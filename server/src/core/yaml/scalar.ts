/**
 * Prints a text as a YAML scalar on the right of `key: `. Plain where YAML 1.1 and 1.2 readers agree that it is this very
 * string, else double-quoted; several lines as a literal block, its lines indented by `indent` spaces.
 */
export function printScalar(text: string, indent: number): string {
  if (text.includes('\n') && fitsLiteral.test(text) && !neverPlain.test(text)) {
    const pad = ' '.repeat(indent);
    return `|-\n${text
      .split('\n')
      .map((line) => (line === '' ? '' : pad + line))
      .join('\n')}`;
  }
  return isPlain(text) ? text : quoteScalar(text);
}

/** Prints a text as a double-quoted YAML scalar on one line. */
export function quoteScalar(text: string): string {
  return JSON.stringify(text).replace(unprintable, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Prints a text as an item of a flow list or map. */
export function printFlowScalar(text: string): string {
  return isPlain(text) && !/[[\]{},]/.test(text) ? text : quoteScalar(text);
}

/** Prints texts as a list on one line. */
export const printList = (texts: readonly string[]): string => `[${texts.map(printFlowScalar).join(', ')}]`;

/** Whether the text may stand unquoted as a block value: no reader takes it for anything but this string. */
export function isPlain(text: string): boolean {
  return plainStart.test(text) && !notPlain.test(text) && !typed.test(text) && !neverPlain.test(text);
}

/** Whether the text is a day as in `2026-11-23`, which is written plain where a day is meant. */
export const isPlainDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** A literal block keeps text that begins with a visible character and does not end in a line break. */
const fitsLiteral = /^[^\s][^]*[^\n]$/;
const plainStart = /^[^\s\-?:,[\]{}#&*!|>'"%@`]/;
const notPlain = /[\n\t]|: |:$| #| $/;
/** What some reader takes for a number, a boolean, null, a date or a special word. */
const typed =
  /^(?:[-+.]?[\d.][\d_.,:eExXoOa-fA-F+-]*|[\d-]+(?:t| +)[\d:]\d*:[\d:.+z -]*|true|false|yes|no|on|off|y|n|null|~|[-+.]*e[-+]?[\d_]+|[-+]?\.inf|\.nan|=|<<)$/i;
/** Characters that YAML does not print, or that some reader takes for a line break. */
const unprintableClass = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff';
const neverPlain = new RegExp(
  `[${unprintableClass}]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]`,
);
const unprintable = new RegExp(`[${unprintableClass}]`, 'g');
