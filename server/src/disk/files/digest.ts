import { createHash, type Hash } from 'node:crypto';
import { normalizeText } from '../../core/text/newline.js';

/** The digest of a text as codings files have it: SHA-256 of the text with LF and no byte order mark, 16 hex digits. */
export function digestOf(text: string): string {
  return printed(createHash('sha256').update(normalizeText(text), 'utf8'));
}

/** The same of a text with LF and no byte order mark, in UTF-8. */
export const digestOfBytes = (bytes: Buffer): string => printed(createHash('sha256').update(bytes));

const printed = (hash: Hash): string => `sha256-${hash.digest('hex').slice(0, 16)}`;
