import { DocumentHighlightRequest } from 'vscode-languageserver-protocol';
import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import { codesOf, currentId } from '../../core/study/study.js';
import { segmentsAt, type TranscriptView } from '../../core/study/transcriptView.js';
import { codeAt, namedCodes } from '../common/codeAt.js';
import { fromLspPosition, toLspRange, type Feature, type Texts, type YamlView } from '../common/workspace.js';

/** All passages of the transcript that share a code with the innermost segment at the position. */
export function highlightSegments(view: TranscriptView, position: Position): DocumentHighlight[] {
  const offset = fromLspPosition(view.lines, position);
  const [innermost] = segmentsAt(view, { start: offset, end: offset });
  const wanted = new Set(innermost?.segment.codes.map(({ code }) => currentId(view.study, code)));
  return view.placed
    .filter(
      ({ segment, place }) =>
        place.state !== 'orphaned' && segment.codes.some(({ code }) => wanted.has(currentId(view.study, code))),
    )
    .map(({ place }) => ({ range: toLspRange(view.lines, place), kind: DocumentHighlightKind.Read }));
}

/** All places of a YAML file where the code at the position is named; its own entry as the place where it is defined. */
export function highlightCode(view: YamlView, position: Position): DocumentHighlight[] {
  const named = codeAt(view, fromLspPosition(view.lines, position));
  if (!named) return [];
  const { find } = codesOf(view.study);
  return namedCodes(view)
    .filter(({ id }) => id === named.id || (find(id) !== undefined && find(id) === named.found))
    .map(({ range, found }) => ({
      range: toLspRange(view.lines, range),
      kind:
        found?.book === view.path && found.code.idRange.start === range.start
          ? DocumentHighlightKind.Write
          : DocumentHighlightKind.Read,
    }));
}

/** With the caret in a passage a person sees all others here with its codes; in a YAML file, all places of the code. */
export const documentHighlight: Feature = {
  capabilities: { documentHighlightProvider: true },
  register: (handlers, workspace: Texts) => {
    handlers.on(DocumentHighlightRequest.type, async ({ textDocument: { uri }, position }) => {
      const view = await workspace.transcript(uri);
      if (view) return highlightSegments(view, position);
      const yaml = workspace.yaml(uri);
      return yaml ? highlightCode(yaml, position) : [];
    });
  },
};
