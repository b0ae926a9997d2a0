import type { DocumentUri } from 'vscode-languageserver-protocol';
import { CodeActionKind, type CodeAction, type CodeActionContext } from 'vscode-languageserver-types';
import { findConflicts, keptText, type Kept } from '../../core/text/conflicts.js';
import { fromLspRange, toLspRange, type YamlView } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

const titleOf = (kept: Kept): string =>
  kept === 'ours' ? l10n.t('Keep ours') : kept === 'theirs' ? l10n.t('Keep theirs') : l10n.t('Keep both');

/** Quick fixes for what a merge has left to be decided. */
export function conflictFixes(yaml: YamlView, uri: DocumentUri, { diagnostics }: CodeActionContext): CodeAction[] {
  const { lines } = yaml;
  const told = diagnostics.filter(({ code, source }) => source === 'gloss' && code === 'merge-conflict');
  if (told.length === 0) return [];
  const conflicts = findConflicts(lines.text);
  return told.flatMap((diagnostic) => {
    const { start } = fromLspRange(lines, diagnostic.range);
    const conflict = conflicts.find((candidate) => candidate.start === start);
    if (!conflict) return [];
    const { ours, theirs } = conflict;
    const isSided = ours.start < ours.end && theirs.start < theirs.end;
    const kinds: readonly Kept[] = isSided ? ['ours', 'theirs', 'both'] : ['ours', 'theirs'];
    return kinds.map((kept) => ({
      title: titleOf(kept),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: {
        changes: { [uri]: [{ range: toLspRange(lines, conflict), newText: keptText(lines.text, conflict, kept) }] },
      },
    }));
  });
}
