import { isMap } from 'yaml';
import { newlineOf } from '../text/newline.js';
import { applySplices, spliceLines } from '../text/splice.js';
import { addField, setPrinted } from '../yaml/edit.js';
import { lineEndAfter, placeOfMap } from '../yaml/locate.js';
import { printScalar } from '../yaml/scalar.js';
import { extentOf, pairOf, readBlockMap } from './blockMap.js';
import type { Origin } from './codebook.js';
import { codebookKeys } from './parseCodebook.js';
import { originKeys } from './parseDetails.js';
import * as l10n from '../text/l10n.js';

/**
 * A codebook's text with where it comes from, at its top; all else stays byte for byte. An origin that is there already is
 * brought up to date; one in free form, or of another source, stays as a comment.
 */
export function setOrigin(text: string, origin: Origin): string {
  const book = readBlockMap(text, l10n.t('The codebook'));
  const own = pairOf(book, 'origin');
  const value = own?.value;
  if (value && isMap(value) && !value.flow && (value.get('source') as unknown) === origin.source) {
    const place = placeOfMap(value);
    const lastOfAll = [...place.fields.keys(), ...originKeys.filter((key) => !place.fields.has(key))];
    const splices = originKeys.flatMap((key) =>
      origin[key] === undefined ? [] : setPrinted(text, place, key, printScalar(origin[key], 2), lastOfAll),
    );
    return spliceLines(text, splices);
  }
  const printed = printOrigin(origin);
  if (!own) return spliceLines(text, addField(text, placeOfMap(book.map), 'origin', printed, codebookKeys));
  const { start, end } = extentOf(text, own);
  const eol = newlineOf(text);
  const was = text.slice(start, lineEndAfter(text, end)).replace(/\r?\n$/, '');
  const comments = was.split(/\r?\n/).map((line) => `# ${line}${eol}`);
  const lines = `origin:${printed}\n`.replaceAll('\n', eol);
  return applySplices(text, [{ start, end: lineEndAfter(text, end), text: comments.join('') + lines }]);
}

const printOrigin = (origin: Origin): string =>
  originKeys.flatMap((key) => (origin[key] === undefined ? [] : `\n  ${key}: ${printScalar(origin[key], 4)}`)).join('');
