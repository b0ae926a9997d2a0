import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import { allCodes, type Code } from '../../core/codebook/codebook.js';
import type { IndexedCode } from '../../core/codebook/codeIndex.js';
import { countCodes } from '../../core/queries/query.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { clientCommands, serverCommands, type CodebookEditParams } from '#protocol';
import { cutText } from '../common/markdown.js';
import * as l10n from '../../core/text/l10n.js';
import { inQuotes } from '../../core/text/inQuotes.js';

/** Kinds of what can be done with a code's entry. */
export const entryKinds = { move: `${CodeActionKind.Refactor}.move`, code: CodeActionKind.RefactorRewrite } as const;

/** Themes beyond which moving is better done elsewhere than from a list. */
const mostThemes = 12;

/**
 * What can be done with a code where its entry is. A client with pickers asks for the rest; any other has what needs no
 * asking, and one action for each theme that the code may move under.
 */
export function entryActions(study: Study, indexed: IndexedCode, uri: string, pickers: boolean): CodeAction[] {
  const { code } = indexed;
  const name = inQuotes(cutText(code.name, 40));
  const isRetired = code.status === 'retired';
  const run = (title: string, kind: string, params: CodebookEditParams): CodeAction => ({
    title,
    kind,
    command: { title, command: serverCommands.edit, arguments: [params] },
  });
  const ask = (title: string, kind: string, command: string): CodeAction => ({
    title,
    kind,
    command: { title, command, arguments: [{ uri, code: code.id }] },
  });
  const isUsed = (countCodes(study).get(code.id)?.segments ?? 0) > 0;
  const examples = isUsed
    ? [
        run(l10n.t('Collect examples of {name}', { name }), entryKinds.code, {
          op: 'collectExamples',
          uri,
          code: code.id,
        }),
      ]
    : [];
  const restore = run(l10n.t('Restore {name}', { name }), entryKinds.code, { op: 'restoreCode', uri, code: code.id });
  if (pickers) {
    return [
      ask(l10n.t('Move {name} under…', { name }), entryKinds.move, clientCommands.moveCode),
      ask(l10n.t('Merge {name} into…', { name }), entryKinds.code, clientCommands.mergeCode),
      ...(isUsed ? [ask(l10n.t('Split {name}…', { name }), entryKinds.code, clientCommands.splitCode)] : []),
      ask(l10n.t('Mark {name} as revised today…', { name }), entryKinds.code, clientCommands.reviseCode),
      isRetired ? restore : ask(l10n.t('Retire {name}…', { name }), entryKinds.code, clientCommands.retireCode),
      ...examples,
    ];
  }
  return [
    ...themesFor(study, indexed).map(({ id, name: theme }) =>
      run(l10n.t('Move {name} under “{theme}”', { name, theme: cutText(theme, 40) }), entryKinds.move, {
        op: 'moveCodes',
        uri,
        codes: [code.id],
        under: id,
      }),
    ),
    ...(indexed.themes.length > 0
      ? [
          run(l10n.t('Move {name} to the top', { name }), entryKinds.move, {
            op: 'moveCodes',
            uri,
            codes: [code.id],
            under: null,
          }),
        ]
      : []),
    run(l10n.t('Mark {name} as revised today', { name }), entryKinds.code, { op: 'reviseCode', uri, code: code.id }),
    isRetired
      ? restore
      : run(l10n.t('Retire {name}', { name }), entryKinds.code, { op: 'retireCode', uri, code: code.id }),
    ...examples,
  ];
}

/** Themes that a code is neither in already nor above. */
function themesFor(study: Study, { code, themes }: IndexedCode): readonly Code[] {
  const below = new Set([code.id, ...[...allCodes(code.codes)].map(({ id }) => id)]);
  return codesOf(study)
    .codes.map((other) => other.code)
    .filter(
      (other) =>
        (other.codes.length > 0 || !other.codable) &&
        other.status !== 'retired' &&
        other.id !== themes.at(-1)?.id &&
        !below.has(other.id),
    )
    .slice(0, mostThemes);
}
