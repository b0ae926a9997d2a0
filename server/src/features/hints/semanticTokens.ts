import { SemanticTokensRangeRequest, SemanticTokensRequest } from 'vscode-languageserver-protocol';
import type { Range as LspRange, SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import { stretchesOf } from '../../core/queries/runs.js';
import type { PlacedSegment, TranscriptView } from '../../core/study/transcriptView.js';
import { lineEnd, positionAt, type Lines } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import { fromLspRange, type Feature, type Texts } from '../common/workspace.js';

/**
 * Types that every colour scheme has colours for: a passage of the coder in force, one of another coder, and one whose place is
 * not certain. The modifier says that several passages lie there.
 */
export const legend: SemanticTokensLegend = {
  tokenTypes: ['string', 'comment', 'macro'],
  tokenModifiers: ['overlap'],
};

/** Places in the legend. */
const types = { own: 0, other: 1, doubtful: 2 } as const;
const overlap = 1;

/** Coded passages of a transcript as semantic tokens, each on one line: those in a range, or all. */
export function tokensOf({ lines, placed }: TranscriptView, within?: LspRange): SemanticTokens {
  const wanted = within ? fromLspRange(lines, within) : { start: 0, end: lines.text.length };
  const shown = placed
    .filter(({ place: { state, start, end } }) => state !== 'orphaned' && start < wanted.end && end > wanted.start)
    .map(({ place: { start, end, state }, own }) => ({ start, end, own, isCertain: state !== 'ambiguous' }));
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type, modifiers } of stretchesOf(shown, (range, active) => ({
    ...range,
    ...lookOf(active),
  }))) {
    for (const piece of onLines(lines, { start: Math.max(start, wanted.start), end: Math.min(end, wanted.end) })) {
      const at = positionAt(lines, piece.start);
      const character = at.line === before.line ? at.character - before.character : at.character;
      data.push(at.line - before.line, character, piece.end - piece.start, type, modifiers);
      before = at;
    }
  }
  return { data };
}

type Shown = Range & Pick<PlacedSegment, 'own'> & { readonly isCertain: boolean };

/** What is certain goes before what is not, and what one coded oneself before what others did. */
function lookOf(active: readonly Shown[]): { readonly type: number; readonly modifiers: number } {
  const certain = active.filter(({ isCertain }) => isCertain);
  const type = certain.some(({ own }) => own) ? types.own : certain.length > 0 ? types.other : types.doubtful;
  return { type, modifiers: active.length > 1 ? overlap : 0 };
}

/** The parts of a range on each of its lines, without line breaks. */
function* onLines(lines: Lines, { start, end }: Range): Generator<Range> {
  for (let at = start, line = positionAt(lines, start).line; at < end; at = lines.starts[++line] ?? end) {
    const until = Math.min(end, lineEnd(lines, line));
    if (at < until) yield { start: at, end: until };
  }
}

/** Draws coded passages in clients that show semantic tokens and do not know `gloss/publishSegments`. */
export const semanticTokens: Feature = {
  capabilitiesFor: ({ draws }) =>
    draws === true ? {} : { semanticTokensProvider: { legend, full: true, range: true } },
  register: (handlers, workspace: Texts) => {
    handlers.on(SemanticTokensRequest.type, async ({ textDocument: { uri } }) => {
      const view = await workspace.transcript(uri);
      return view ? tokensOf(view) : null;
    });
    handlers.on(SemanticTokensRangeRequest.type, async ({ textDocument: { uri }, range }) => {
      const view = await workspace.transcript(uri);
      return view ? tokensOf(view, range) : null;
    });
  },
};
