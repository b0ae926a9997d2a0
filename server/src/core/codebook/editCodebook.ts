import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import { printScalar } from '../text/scalar.js';
import { applySplices, type Splice } from '../text/splice.js';
import { rangeOf } from '../text/yaml.js';

export interface AddedCode {
  readonly text: string;
  /** UTF-16 offset where the definition is to be written. */
  readonly definition: number;
}

/**
 * Puts a new code, last, under the code `under` or at the top of a codebook. Everything else in the file stays byte for
 * byte. The definition is left open as a folded block, so that prose can be typed into it as it comes.
 */
export function addCode(text: string, code: { readonly id: string; readonly name: string }, under?: string): AddedCode {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  const parent = under === undefined ? document.contents : findEntry(document, under);
  if (document.errors.length > 0 || !isMap(parent)) {
    throw new GlossError(
      'unreadable',
      'The codebook cannot be read as it stands. Mend what the Problems view says of it first.',
    );
  }
  const eol = newlineOf(text);
  const list = parent.get('codes', true) as unknown;
  if (parent.flow || (isSeq(list) && list.flow && list.items.length > 0)) {
    throw new GlossError(
      'unreadable',
      'This part of the codebook is written in one line with { } or [ ]. Write it in lines of their own to add to it.',
    );
  }
  const spliced =
    isSeq(list) && list.items.length > 0
      ? afterLast(text, list as YAMLSeq.Parsed, code)
      : intoEmpty(text, parent, code);
  const local = spliced.text.replaceAll('\n', eol);
  const result = applySplices(text, [{ ...spliced, text: local }]);
  const mark = local.lastIndexOf('>-') + 2 + eol.length;
  const indent = /^ */.exec(local.slice(mark))?.[0].length ?? 0;
  return { text: result, definition: spliced.start + mark + indent };
}

/** An id for a new code: from its name, made unique by a number where need be. */
export function codeIdFrom(name: string, taken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[\p{M}-]+/u, '');
  const id = Array.from(plain).slice(0, 60).join('').replace(/-+$/, '') || 'code';
  if (!taken(id)) return id;
  let number = 2;
  while (taken(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** A codebook without codes. */
export const newCodebook = (name: string): string => `codebook: ${printScalar(name, 2)}\nversion: 0.1.0\ncodes: []\n`;

function findEntry(document: Document.Parsed, id: string): ParsedNode | undefined {
  const search = (node: unknown): ParsedNode | undefined => {
    if (!isMap(node)) return undefined;
    const own = node.get('id', true) as unknown;
    if (isScalar(own) && own.value === id) return node as YAMLMap.Parsed;
    const below = node.get('codes', true) as unknown;
    if (!isSeq(below)) return undefined;
    for (const item of below.items) {
      const found = search(item);
      if (found) return found;
    }
    return undefined;
  };
  return search(document.contents);
}

function afterLast(text: string, list: YAMLSeq.Parsed, code: { readonly id: string; readonly name: string }): Splice {
  const first = rangeOf(list.items[0]).start;
  const dash = text.lastIndexOf('-', first - 1);
  const indent = dash - (text.lastIndexOf('\n', dash) + 1);
  return atLineEnd(text, rangeOf(list).end, printCode(code, indent));
}

function intoEmpty(text: string, parent: YAMLMap.Parsed, code: { readonly id: string; readonly name: string }): Splice {
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === 'codes');
  const key = (pair ?? parent.items[0])?.key;
  const start = rangeOf(key).start;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const body = printCode(code, column + 2);
  if (!pair) return atLineEnd(text, rangeOf(parent).end, `${' '.repeat(column)}codes:\n${body}`);
  const end = pair.value ? rangeOf(pair.value).end : rangeOf(key).end + 1;
  const colon = text.indexOf(':', rangeOf(key).end) + 1;
  return { start: colon, end: Math.max(colon, end), text: `\n${body.replace(/\n$/, '')}` };
}

/** A splice that puts whole lines after the line on which `end` lies. */
function atLineEnd(text: string, end: number, lines: string): Splice {
  const last = text.charCodeAt(end - 1) === 10 ? end - 1 : end;
  const newline = text.indexOf('\n', last);
  const at = newline < 0 ? text.length : newline + 1;
  return { start: at, end: at, text: newline < 0 ? `\n${lines}` : lines };
}

function printCode({ id, name }: { readonly id: string; readonly name: string }, indent: number): string {
  const pad = ' '.repeat(indent);
  return `${pad}- id: ${printScalar(id, 0)}\n${pad}  name: ${printScalar(name, indent + 4)}\n${pad}  definition: >-\n${pad}    \n${pad}  status: draft\n`;
}
