import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type Position,
} from 'vscode-languageserver-types';
import { exampleKeys, historyKeys, originKeys } from '../../core/codebook/parseDetails.js';
import { codebookKeys, codeKeys } from '../../core/codebook/parseCodebook.js';
import { palette } from '../../core/codebook/palette.js';
import * as l10n from '../../core/text/l10n.js';
import { contextAt } from '../common/yamlContext.js';
import type { YamlView } from '../common/workspace.js';

/** Keys by what they stand below. */
const keysBelow: Readonly<Record<string, readonly string[]>> = {
  codes: codeKeys,
  examples: exampleKeys,
  differs: ['code', 'rule'],
  history: historyKeys,
  origin: originKeys,
};

const valuesOf: Readonly<Record<string, readonly string[]>> = {
  status: ['draft', 'active', 'retired'],
  codable: ['true', 'false'],
  color: Object.keys(palette),
  kind: ['typical', 'atypical', 'close-but-no'],
};

/** Keys that hold lists or maps, in lines of their own. */
const nested = new Set(['include', 'exclude', 'examples', 'differs', 'codes', 'history', 'origin']);

/** Keys and fixed values, where a codebook takes them; `snippets` tells whether the client takes places to fill in. */
export function completeCodebook({ lines, kind }: YamlView, position: Position, snippets: boolean): CompletionItem[] {
  if (kind !== 'codebook') return [];
  const { line, character } = position;
  const start = lines.starts[line] ?? 0;
  const before = lines.text.slice(start, start + character);
  const value = /^ *(?:- +)?([a-z]+): +["']?([\w-]*)$/.exec(before) ?? /[{,] *(kind): +([\w-]*)$/.exec(before);
  if (value) return valueItems(value[1] ?? '', value[2] ?? '', position);
  const key = /^( *)((?:- +)?)([a-z-]*)$/.exec(before);
  if (!key) return [];
  const [, indent = '', dash = '', typed = ''] = key;
  const column = indent.length + dash.length;
  const { parent, inProse, siblings } = contextAt(lines, line, column, dash !== '');
  if (inProse) return [];
  const range = { start: { line, character: character - typed.length }, end: position };
  const known = knownKeys(parent, column);
  const isMapOfItem = parent === undefined || parent === 'origin' || dash !== '' || siblings.size > 0;
  const keys = isMapOfItem ? known.filter((name) => !siblings.has(name)) : [];
  const items = keys.map((name): CompletionItem => ({
    label: name,
    kind: CompletionItemKind.Property,
    sortText: `1${String(known.indexOf(name)).padStart(2, '0')}`,
    textEdit: { range, newText: nested.has(name) ? `${name}:` : `${name}: ` },
    data: { key: name },
  }));
  const opens = parent === 'codes' && siblings.size === 0;
  return opens ? [newCode(range, column, dash === '', snippets), ...items] : items;
}

function knownKeys(parent: string | undefined, column: number): readonly string[] {
  if (parent === undefined) return column === 0 ? codebookKeys : [];
  return Object.hasOwn(keysBelow, parent) ? (keysBelow[parent] ?? []) : [];
}

function valueItems(key: string, typed: string, position: Position): CompletionItem[] {
  const values = Object.hasOwn(valuesOf, key) ? (valuesOf[key] ?? []) : [];
  const range = { start: { ...position, character: position.character - typed.length }, end: position };
  return values.map((value, order) => ({
    label: value,
    kind: key === 'color' ? CompletionItemKind.Color : CompletionItemKind.EnumMember,
    ...(key === 'color' && { documentation: palette[value] ?? '' }),
    sortText: String(order).padStart(2, '0'),
    textEdit: { range, newText: value },
  }));
}

/** A whole entry, its lines indented by the column where its keys stand. */
function newCode(
  range: { readonly start: Position; readonly end: Position },
  column: number,
  withDash: boolean,
  snippets: boolean,
): CompletionItem {
  const pad = ' '.repeat(withDash ? column + 2 : column);
  const place = (number: number, text: string): string => (snippets ? `\${${number}:${text}}` : text);
  const lines = [
    `${withDash ? '- ' : ''}id: ${place(1, 'new-code')}`,
    `${pad}name: ${place(2, l10n.t('Name'))}`,
    `${pad}brief: ${place(3, l10n.t('The meaning in one line'))}`,
    `${pad}definition: >-`,
    `${pad}  ${place(4, l10n.t('The full meaning'))}`,
    `${pad}include:`,
    `${pad}  - ${place(5, l10n.t('When to use it'))}`,
    `${pad}exclude:`,
    `${pad}  - ${place(6, l10n.t('When not to'))}`,
  ];
  return {
    label: l10n.t('New code'),
    kind: CompletionItemKind.Snippet,
    sortText: '0',
    filterText: l10n.t('new code id'),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText: lines.join('\n') },
  };
}
