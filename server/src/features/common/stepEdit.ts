import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { diffTexts } from '../../core/anchor/diffTexts.js';
import type { FileChange, Step } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import type { Study } from '../../core/study/study.js';
import { whyNotWritable } from '../../core/study/writable.js';
import { linesOf } from '../../core/text/lines.js';
import { toLspRange, uriOf } from './workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** A step as an edit that the client makes; with an annotation, one that has to be confirmed first. Refused as a write is. */
export function stepEdit(study: Study, { changes }: Step, annotation?: ChangeAnnotation): WorkspaceEdit {
  for (const { path } of changes) {
    const why = whyNotWritable(path);
    if (why !== undefined) throw new GlossError('cannot-write', l10n.t('{why} Nothing was written.', { why }));
  }
  const edits = changes.map((change) => ({ uri: uriOf(study, change.path), edits: editsOf(change) }));
  if (!annotation) return { changes: Object.fromEntries(edits.map(({ uri, edits: list }) => [uri, list])) };
  return {
    changeAnnotations: { step: annotation },
    documentChanges: edits.map(({ uri, edits: list }) => ({
      textDocument: { uri, version: null },
      edits: list.map((edit) => ({ ...edit, annotationId: 'step' })),
    })),
  };
}

/** Of a file that stays, each place that changes by itself, so that a preview shows what it is. */
function editsOf({ before = '', after = '' }: FileChange): TextEdit[] {
  const lines = linesOf(before);
  return diffTexts(before, after).map((hunk) => ({
    range: toLspRange(lines, hunk.old),
    newText: after.slice(hunk.new.start, hunk.new.end),
  }));
}
