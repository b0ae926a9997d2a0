import { FoldingRangeRequest } from 'vscode-languageserver-protocol';
import type { FoldingRange } from 'vscode-languageserver-types';
import type { TranscriptView } from '../core/study/transcriptView.js';
import { positionAt } from '../core/text/lines.js';
import type { Feature } from './workspace.js';

/** Sections and turns of more than one line; white space behind them stays visible. */
export function foldsOf({ lines, transcript }: TranscriptView): FoldingRange[] {
  return [...transcript.sections, ...transcript.turns].flatMap(({ range }) => {
    const end = range.start + lines.text.slice(range.start, range.end).trimEnd().length;
    const [startLine, endLine] = [positionAt(lines, range.start).line, positionAt(lines, end).line];
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

export const foldingRanges: Feature = {
  capabilities: { foldingRangeProvider: true },
  register: (handlers, workspace) => {
    handlers.on(FoldingRangeRequest.type, async ({ textDocument: { uri } }) => {
      const view = await workspace.transcript(uri);
      return view ? foldsOf(view) : null;
    });
  },
};
