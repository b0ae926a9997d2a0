import { allCodes, type Code } from '../../core/codebook/codebook.js';
import { codeKeys } from '../../core/codebook/parseCodebook.js';
import { newlineOf } from '../../core/text/newline.js';
import type { Splice } from '../../core/text/splice.js';
import type { YamlView } from '../common/workspace.js';

/** A key put into a code's entry at its place, open to be written on; undefined where the entry has it already. */
export function addField(
  { study, path }: YamlView,
  id: string,
  key: 'definition' | 'include' | 'exclude',
): Splice | undefined {
  const book = study.codebooks.get(path);
  const code = book && [...allCodes(book.value.codes)].find((candidate) => candidate.id === id);
  const first = code?.fields.get('id')?.key;
  if (!book || !code || !first || code.fields.has(key)) return undefined;
  const { text } = book;
  const end = endOf(code, codeKeys.slice(0, codeKeys.indexOf(key)));
  if (text[code.range.start] === '{') {
    return { start: end, end, text: `, ${key}: ${key === 'definition' ? '""' : '[]'}` };
  }
  const pad = ' '.repeat(first.start - (text.lastIndexOf('\n', first.start - 1) + 1));
  const eol = newlineOf(text);
  const value = key === 'definition' ? ` >-${eol}${pad}  ` : `${eol}${pad}  - `;
  const lines = `${pad}${key}:${value}${eol}`;
  const newline = text.indexOf('\n', text[end - 1] === '\n' ? end - 1 : end);
  const at = newline < 0 ? text.length : newline + 1;
  return { start: at, end: at, text: newline < 0 ? `${eol}${lines}` : lines };
}

/** Where the last of a code's fields with one of these keys ends. */
const endOf = ({ fields, idRange }: Code, keys: readonly string[]): number =>
  Math.max(idRange.end, ...keys.map((key) => fields.get(key)?.value.end ?? 0));
