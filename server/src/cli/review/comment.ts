import { escapeLine } from '../commands/codebook/printChanges.js';

/** Study text as words in a comment: no marks, HTML, formulas or emoji, and nothing that a host makes a link of. */
export const words = (text: string): string => unlinked(escapeLine(text).replace(/\$/g, '\\$'));

/**
 * Markdown in which nobody is called by an `@` and nothing is linked by its shape. Hosts look for those in what the
 * Markdown shows, so that marks before them are no help: a space without width has to come between.
 */
export const unlinked = (markdown: string): string =>
  markdown
    .replace(/@|#(?=\d)/g, `$&${gap}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\.|\b(?:mailto|xmpp):|\bGH-(?=\d)|:(?=[\w+-]+:)/gi, `$&${gap}`);

/** A space without width. */
const gap = '&#8203;';

/** Study text within HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[@#]|:(?=\/\/)|(?<=\bwww)\./gi, '$&\u200b')
    .replace(/[&<>"'*_`[\]\\@~#|$]/g, (mark) => `&#${mark.charCodeAt(0)};`);
