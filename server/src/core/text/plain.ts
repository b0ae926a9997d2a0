/** What {@link plain} looks at: a flag spelled in hidden letters, the end of a line, a mark without a look of its own, the rest. */
const unsafe =
  /((?<=\u{1f3f4})\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})|(\r\n|[\n\v\f\r\x85\u2028\u2029])|([\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb])|[\u{e0000}-\u{e007f}]+|[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/gu;
/** Its first characters, to be quick where there are none. */
const hidden = String.raw`\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}`;
const suspicious = new RegExp(`[\\n${hidden}]`, 'u');
const suspiciousInLine = new RegExp(`[${hidden}]`, 'u');

/**
 * Text from anywhere as one line that can do no more than be read. Ends of lines become spaces; control characters but the
 * tab, marks that turn the order of letters round, and letters that nobody sees (Unicode tags) become U+FFFD; other marks
 * without a look of their own are left out. Letters of all scripts stay, with the joiners U+200C and U+200D that Persian and
 * emoji are written with.
 */
export const plain = (text: string): string => (suspicious.test(text) ? text.replace(unsafe, asSeen) : text);

/** Whether so many lines, parted by LF, surely hold nothing that {@link plain} changes. */
export function arePlain(text: string, lines: number): boolean {
  if (suspiciousInLine.test(text)) return false;
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && count <= lines; at = text.indexOf('\n', at + 1)) count++;
  return count === lines;
}

const asSeen = (_: string, flag: string | undefined, end: string | undefined, mark: string | undefined): string =>
  flag ?? (end !== undefined ? ' ' : mark !== undefined ? '' : '\ufffd');

/**
 * Text for programs: as {@link plain}, but with its lines, each ended by LF, and with marks that honest texts in Hebrew, Arabic,
 * Thai or Khmer hold (U+200B, U+200E, U+200F and the like), so that it is the same words as in the study.
 */
export const faithful = (text: string): string => (suspicious.test(text) ? text.replace(unsafe, asWritten) : text);

const asWritten = (_: string, flag: string | undefined, end: string | undefined, mark: string | undefined): string =>
  flag ?? (end !== undefined ? '\n' : (mark ?? '\ufffd'));

/** The lines of a text, ended in whichever way any program knows. */
export const linesIn = (text: string): readonly string[] => text.split(/\r\n|[\n\v\f\r\x85\u2028\u2029]/);

/** A message to a person: plain, and without what editors make links to commands of in messages. */
export const messageText = (text: string): string => plain(text).replace(/\](?=\()/g, '] ');
