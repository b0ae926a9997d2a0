import { CompletionRequest, CompletionResolveRequest } from 'vscode-languageserver-protocol';
import {
  CompletionItemKind,
  CompletionItemTag,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import { keyTexts } from '../../core/codebook/keyTexts.js';
import { pathOf } from '../../core/codebook/codeIndex.js';
import { codesOf } from '../../core/study/study.js';
import { lineEnd } from '../../core/text/lines.js';
import { completeCodebook } from './completeCodebook.js';
import { codeSection } from '../common/codeText.js';
import { asPlainText } from '../hints/plainHover.js';
import {
  fromLspPosition,
  toLspRange,
  type Client,
  type Feature,
  type Studies,
  type Texts,
  type YamlView,
} from '../common/workspace.js';

/** What is needed to find a code again when its documentation is asked for. */
interface ItemData {
  readonly study: string;
  readonly code: string;
  /** Instead of a code, a key of the codebook. */
  readonly key?: string;
}

/** Ids of codes, where a codings file or a codebook takes one. */
export function completeCodes(view: YamlView, position: Position): CompletionList {
  const offset = fromLspPosition(view.lines, position);
  const line = view.lines.text.slice(view.lines.starts[position.line] ?? 0, offset);
  const typed = /(?<![\p{L}\p{M}\p{N}_.-])[\p{L}\p{M}\p{N}_.-]*$/u.exec(line)?.[0] ?? '';
  if (!takesCode(view, position.line, line.slice(0, line.length - typed.length))) {
    return { isIncomplete: false, items: [] };
  }
  const rest =
    /^[\p{L}\p{M}\p{N}_.-]*/u.exec(view.lines.text.slice(offset, lineEnd(view.lines, position.line)))?.[0] ?? '';
  const range = toLspRange(view.lines, { start: offset - typed.length, end: offset + rest.length });
  const codes = codesOf(view.study).codes.filter(({ code }) => code.codable || view.kind === 'codebook');
  const items = codes.map((indexed, order): CompletionItem => {
    const { code } = indexed;
    const data: ItemData = { study: view.study.root, code: code.id };
    return {
      label: code.id,
      labelDetails: { detail: ` ${code.name}`, description: pathOf(indexed).join(' › ') },
      kind: CompletionItemKind.EnumMember,
      filterText: [code.id, code.name, ...code.aliases].join(' '),
      sortText: `${code.status === 'retired' ? 1 : 0}${String(order).padStart(5, '0')}`,
      textEdit: { range, newText: code.id },
      ...(code.status === 'retired' && { tags: [CompletionItemTag.Deprecated] }),
      data,
    };
  });
  return { isIncomplete: false, items };
}

/** Whether a code's id may stand after `before` on a line. */
function takesCode(view: YamlView, line: number, before: string): boolean {
  if (opensCode(before)) {
    return view.kind === 'codebook' ? !before.includes('codes: ') : view.kind === 'codings';
  }
  if (view.kind === 'config' || !/^\s*- $/.test(before)) return false;
  const above = view.lines.text
    .slice(0, view.lines.starts[line] ?? 0)
    .split('\n')
    .slice(-20)
    .reverse();
  const list = view.kind === 'codings' ? /^\s*codes:\s*$/ : /^\s*(?:- )?excludes:\s*$/;
  return list.test(above.find((text) => text.trim() !== '' && !/^\s*- [\p{L}\p{N}]/u.test(text)) ?? '');
}

/** Whether a line ends in a key that takes a code, or within a list of them. */
function opensCode(before: string): boolean {
  const key = /^\s*(?:- )?(codes|excludes|merged-into): /.exec(before);
  if (!key) return /\bcode: $/.test(before);
  return key[1] === 'merged-into' ? before === key[0] : /[[,]$/.test(before.trimEnd()) || /\bcode: $/.test(before);
}

/** A person who types in a codebook or a codings file is offered codes and keys, with what they mean. */
export const completion: Feature = {
  capabilities: { completionProvider: { resolveProvider: true, triggerCharacters: ['[', ',', ' '] } },
  register: (handlers, workspace: Studies & Texts & Client) => {
    handlers.on(CompletionRequest.type, ({ textDocument: { uri }, position }) => {
      const yaml = workspace.yaml(uri);
      if (!yaml) return null;
      const { items } = completeCodes(yaml, position);
      return {
        isIncomplete: false,
        items: items.length > 0 ? items : completeCodebook(yaml, position, workspace.client.snippets ?? false),
      };
    });
    handlers.on(CompletionResolveRequest.type, (item) => {
      const data = item.data as Partial<ItemData> | undefined;
      const about = data?.key === undefined ? undefined : keyTexts()[data.key];
      if (about !== undefined) return { ...item, documentation: about };
      const study = workspace.studies().find(({ root }) => root === data?.study);
      const found = study && codesOf(study).find(data?.code ?? '');
      if (!found) return item;
      const value = codeSection(found, false);
      return {
        ...item,
        documentation: workspace.client.plainText === true ? asPlainText(value) : { kind: MarkupKind.Markdown, value },
      };
    });
  },
};
