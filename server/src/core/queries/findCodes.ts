import type { Code } from '../codebook/codebook.js';
import { codesOf, type Study } from '../study/study.js';

/**
 * Ids of the codes whose name, id, aliases, brief or definition together contain all words of a text, in codebook order.
 * Case and accents make no difference, and a word may stand anywhere in another. No words find every code.
 */
export function findCodes(study: Study, text: string): readonly string[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return codesOf(study)
    .codes.filter(({ code }) => words.every((word) => textOf(code).includes(word)))
    .map(({ code }) => code.id);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const texts = new WeakMap<Code, string>();

/** What a code is found by, kept as long as its codebook stays as it is. */
function textOf(code: Code): string {
  const { id, name, aliases, brief = '', definition = '' } = code;
  const text = texts.get(code) ?? plain([name, id, ...aliases, brief, definition].join('\n'));
  texts.set(code, text);
  return text;
}
