import { writeOut } from './output.js';

/** Writes JSON for programs to standard output. */
export function printJson(value: unknown): void {
  writeOut(`${toJson(value)}\n`);
}

/** What only shows as an escape: controls, marks that steer the order of letters or are not seen, and hidden letters. */
const unseen =
  /[\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|(?<=#)#(?=\w*\[)/g;

/**
 * JSON of a value, two spaces deep. In strings, what a terminal or a build server would obey and what nobody sees is written as
 * `\uXXXX`, so that nothing is lost.
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(unseen, (found) =>
    Array.from({ length: found.length }, (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
