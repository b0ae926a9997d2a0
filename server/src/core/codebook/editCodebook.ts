import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import type { Problem } from '../text/problem.js';
import { printFlowScalar, printScalar } from '../yaml/scalar.js';
import { applySplices, type Splice } from '../text/splice.js';
import { addEntries, addField } from '../yaml/edit.js';
import { colonOf, isFlow } from '../yaml/locate.js';
import { allCodes, type Codebook, type HistoryEntry } from './codebook.js';
import { putIn } from './entryBlocks.js';
import { codebookKeys, parseCodebook } from './parseCodebook.js';
import * as l10n from '../text/l10n.js';

/** A codebook's text with the code in it, and where to go on writing. */
export interface AddedCode {
  readonly text: string;
  /** UTF-16 offset where the definition is to be written. */
  readonly definition: number;
}

/** What has to be known of a new code; the id is unique already. */
export interface NewEntry {
  readonly id: string;
  readonly name: string;
}

/**
 * Puts a new code under the code `under` or at the top of a codebook: before the code `before`, or last. Everything else
 * in the file stays byte for byte. The definition is left open as a folded block, so that prose can be typed into it as
 * it comes.
 */
export function addCode(text: string, code: NewEntry, under?: string, before?: string): AddedCode {
  const { value, problems } = parseCodebook(text);
  const parent = under === undefined ? value : [...allCodes(value.codes)].find(({ id }) => id === under);
  if (!parent || parent.fields.size === 0 || problems.some(isUnreadable)) {
    throw new GlossError(
      'unreadable',
      l10n.t('The codebook cannot be read as it stands. Fix what the Problems view says of it first.'),
    );
  }
  const next = parent.codes.find(({ id }) => id === before);
  const splice = putIn(text, parent, printCode(code), next);
  const eol = newlineOf(text);
  const local = splice.text.replaceAll('\n', eol);
  const mark = local.lastIndexOf('>-') + 2 + eol.length;
  const indent = /^ */.exec(local.slice(mark))?.[0].length ?? 0;
  return { text: applySplices(text, [{ ...splice, text: local }]), definition: splice.start + mark + indent };
}

/** Problems that leave it open how the file is to be understood. */
const isUnreadable = ({ code, severity }: Problem): boolean =>
  unreadable.has(code) || (code === 'too-many-problems' && severity === 'error');

const unreadable: ReadonlySet<string> = new Set(['yaml-syntax', 'wrong-type', 'duplicate-key']);

/** Writes a change down in the codebook's `history`, before older ones. */
export function addHistory(text: string, book: Codebook, entry: HistoryEntry): readonly Splice[] {
  const fields = (['on', 'code', 'change', 'reason'] as const).flatMap((key) => {
    const value = entry[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const lines = `- ${fields.map(([key, value]) => `${key}: ${key === 'on' ? value : printScalar(value, 6)}\n`).join('  ')}`;
  const added = addEntries(text, book, 'history', lines, codebookKeys, 'first');
  if (added) return added;
  const inFlow = `{ ${fields.map(([key, item]) => `${key}: ${key === 'on' ? item : printFlowScalar(item)}`).join(', ')} }`;
  const field = book.fields.get('history');
  if (!field) return addField(text, book, 'history', `[${inFlow}]`, codebookKeys);
  const written = text.slice(field.value.start, field.value.end).trimEnd();
  const at = written === '' ? colonOf(text, field.key) + 1 : field.value.start + 1;
  if (written === '' && isFlow(text, book)) return [{ start: at, end: at, text: ` [${inFlow}]` }];
  if (!written.startsWith('[')) {
    throw new GlossError(
      'unreadable',
      l10n.t('The codebook’s “history” should be a list. Fix it first; nothing was written.'),
    );
  }
  return [{ start: at, end: at, text: /^\[\s*\]$/.test(written) ? inFlow : `${inFlow}, ` }];
}

/** An id for a new code: from its name, made unique by a number where need be. */
export function codeIdFrom(name: string, taken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[\p{M}-]+/u, '');
  const id =
    Array.from(plain)
      .slice(0, 60)
      .join('')
      .replace(/(?<!-)-+$/, '') || 'code';
  if (!taken(id)) return id;
  let number = 2;
  while (taken(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** A codebook without codes. */
export const newCodebook = (name: string): string => `codebook: ${printScalar(name, 2)}\nversion: 0.1.0\ncodes: []\n`;

const printCode = ({ id, name }: NewEntry): string =>
  `- id: ${printScalar(id, 0)}\n  name: ${printScalar(name, 4)}\n  definition: >-\n    \n  status: draft\n`;
