import { createHash } from 'node:crypto';
import { normalizeText } from '../../core/text/newline.js';

/** The digest of a text as codings files have it: SHA-256 of the text with LF and no byte order mark, 16 hex digits. */
export function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(normalizeText(text), 'utf8').digest('hex').slice(0, 16)}`;
}
