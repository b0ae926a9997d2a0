import { quotedWords } from '../../core/transcript/quotedWords.js';
import { cutText } from './markdown.js';
import { inQuotes } from '../../core/text/inQuotes.js';

/** The beginning of what is said in a passage (as it is written in the transcript of that path), in quotation marks. */
export const quoted = (passage: string, path: string): string =>
  inQuotes(cutText(quotedWords(passage, path).replace(/\s+/g, ' ').trim(), 40));
