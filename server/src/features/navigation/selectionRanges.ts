import { SelectionRangeRequest } from 'vscode-languageserver-protocol';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { unitsAt } from '../../core/transcript/unitsAt.js';
import { fromLspPosition, toLspRange, type Feature, type Texts } from '../common/workspace.js';

/** Word, clause, sentence, turn, exchange, section, all: what the selection grows through. */
export function selectionAt({ lines, transcript }: TranscriptView, position: Position): SelectionRange {
  const offset = fromLspPosition(lines, position);
  const units = unitsAt(lines.text, transcript, offset);
  const [all = { start: offset, end: offset }, ...smaller] = [...units].reverse();
  return smaller.reduce<SelectionRange>((parent, unit) => ({ range: toLspRange(lines, unit), parent }), {
    range: toLspRange(lines, all),
  });
}

/** A person widens a selection from word to sentence, turn and section. */
export const selectionRanges: Feature = {
  capabilities: { selectionRangeProvider: true },
  register: (handlers, workspace: Texts) => {
    handlers.on(SelectionRangeRequest.type, async ({ textDocument: { uri }, positions }) => {
      const view = await workspace.transcript(uri);
      return view ? positions.map((position) => selectionAt(view, position)) : null;
    });
  },
};
