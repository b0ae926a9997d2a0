import { plain } from '../../core/text/plain.js';
import { spelled, unlinked } from './unlinked.js';

/**
 * Text of a study within HTML, between tags or in the quotes of an attribute: one line, no tags, no entities of its own, and nothing
 * that a host makes a link of. Marks of Markdown are spelled as entities too, for HTML within Markdown.
 */
export const escapeHtml = (text: string): string =>
  spelled(
    unlinked(plain(text).replace(/\s+/g, ' ')).replace(/[&<>"'`=*_[\]\\@~#|$]/g, (mark) => `&#${mark.charCodeAt(0)};`),
  );
