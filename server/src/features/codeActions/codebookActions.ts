import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type Range as LspRange,
} from 'vscode-languageserver-types';
import type { Code } from '../../core/codebook/codebook.js';
import { similarAmong } from '../../core/codebook/similarColors.js';
import { codesOf } from '../../core/study/study.js';
import { touches } from '../../core/text/range.js';
import { serverCommands, type EditParams } from '#protocol';
import { entryActions } from './entryActions.js';
import { cutText } from '../common/markdown.js';
import { fromLspRange, type YamlView } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** What can be done with the entry at a place of a codebook. */
export function codebookActions(
  { study, path, lines }: YamlView,
  uri: string,
  range: LspRange,
  { diagnostics, only }: CodeActionContext,
  pickers: boolean,
): CodeAction[] {
  const book = study.codebooks.get(path);
  if (!book) return [];
  const { start } = fromLspRange(lines, range);
  const around = entriesAt(book.value.codes, start);
  const here = around.at(-1);
  if (!here) return [];
  const told = diagnostics.filter(({ source, code }) => source === 'gloss' && code === 'similar-colors');
  const indexed = codesOf(study).find(here.id);
  const coloured = [...(here.codes.length > 0 ? [here] : []), around.at(-2)].flatMap((theme) =>
    coloring(theme, theme?.codes ?? book.value.codes, uri, told),
  );
  return [...(indexed ? entryActions(study, indexed, uri, pickers) : []), ...coloured].filter(
    ({ kind = '' }) => !only || only.some((wanted) => `${kind}.`.startsWith(`${wanted}.`)),
  );
}

function coloring(
  theme: Code | undefined,
  siblings: readonly Code[],
  uri: string,
  told: readonly Diagnostic[],
): readonly CodeAction[] {
  if (siblings.length < 2) return [];
  const title = theme
    ? l10n.t('Give the codes of “{theme}” distinguishable colours', { theme: cutText(theme.name, 60) })
    : l10n.t('Give the codes at the top distinguishable colours');
  const kind = CodeActionKind.RefactorRewrite;
  const similar = similarAmong(siblings);
  if (similar.length === 0) {
    return [{ title, kind, disabled: { reason: l10n.t('Their colours can be told apart already.') } }];
  }
  const params: EditParams = { op: 'distinguishColors', uri, ...(theme && { under: theme.id }) };
  const command = { title, command: serverCommands.edit, arguments: [params] };
  const own = told.filter(({ data }) =>
    siblings.some(({ id }) => id === (data as { other?: unknown } | undefined)?.other),
  );
  return [
    { title, kind, command },
    ...(own.length > 0 ? [{ title, kind: CodeActionKind.QuickFix, diagnostics: [...own], command }] : []),
  ];
}

/** The entries that hold an offset, from the outermost in. */
function entriesAt(codes: readonly Code[], offset: number): readonly Code[] {
  const own = codes.find(({ range }) => touches(range, offset));
  return own ? [own, ...entriesAt(own.codes, offset)] : [];
}
