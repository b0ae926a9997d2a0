/**
 * Text of a study on one line of the editor's own. Control characters, marks that turn the order of letters round and hidden
 * letters become U+FFFD. Rows and bars make pictures of `$(name)`, and messages make links of `[a](command:b)`: a space without
 * width comes between.
 */
export const plainText = (text: string): string =>
  text
    .replace(lineBreaks, ' ')
    .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(hiddenLetters, (_, flag?: string) => flag ?? '\ufffd')
    .replace(/[$\]](?=\()/g, '$&\u200b');

/** The same as Markdown that shows just that: all punctuation is escaped, so that neither marks nor addresses are left. */
export const escapedText = (text: string): string =>
  plainText(text).replace(/[!-/:-@[-`{-~]/g, (mark) => entities[mark] ?? `\\${mark}`);

/** A text of several lines as Markdown that shows just them. */
export const escapedLines = (text: string): string =>
  text
    .split(lineBreaks)
    .map((line) => escapedText(line).replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length)))
    .join('  \n');

const lineBreaks = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g;
/** Tags of Unicode; six of them behind a black flag spell another flag. */
const hiddenLetters = /((?<=\u{1f3f4})[\u{e0061}-\u{e007a}]{5}\u{e007f})|[\u{e0000}-\u{e007f}]+/gu;
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
