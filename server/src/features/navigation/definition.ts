import { DefinitionRequest } from 'vscode-languageserver-protocol';
import type { LocationLink } from 'vscode-languageserver-types';
import type { IndexedCode } from '../../core/codebook/codeIndex.js';
import { fileLines } from '../../core/queries/fileLines.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { segmentsAt } from '../../core/study/transcriptView.js';
import { codeAt } from '../common/codeAt.js';
import { fromLspPosition, toLspRange, uriOf, type Feature, type Studies, type Texts } from '../common/workspace.js';

/** Where a code's entry is in its codebook; `origin` is what was asked from. */
export function codeLink(
  study: Study,
  { book, code }: IndexedCode,
  origin?: LocationLink['originSelectionRange'],
): LocationLink {
  const lines = fileLines(study.codebooks.get(book) ?? { text: '' });
  return {
    targetUri: uriOf(study, book),
    targetRange: toLspRange(lines, code.range),
    targetSelectionRange: toLspRange(lines, code.idRange),
    ...(origin && { originSelectionRange: origin }),
  };
}

/** From a passage, or an id in a YAML file, a person gets to the code's entry in its codebook. */
export const definition: Feature = {
  capabilities: { definitionProvider: true },
  register: (handlers, workspace: Studies & Texts) => {
    handlers.on(DefinitionRequest.type, async ({ textDocument: { uri }, position }): Promise<LocationLink[]> => {
      const view = await workspace.transcript(uri);
      if (view) {
        const offset = fromLspPosition(view.lines, position);
        // Of an earlier version too, a code is shown where it is defined today.
        const study = workspace.studyOf(uri) ?? view.study;
        return segmentsAt(view, { start: offset, end: offset }).flatMap(({ segment, place }) =>
          segment.codes.flatMap(({ code }) => {
            const found = codesOf(study).find(code);
            return found ? [codeLink(study, found, toLspRange(view.lines, place))] : [];
          }),
        );
      }
      const yaml = workspace.yaml(uri);
      const named = yaml && codeAt(yaml, fromLspPosition(yaml.lines, position));
      return yaml && named?.found ? [codeLink(yaml.study, named.found, toLspRange(yaml.lines, named.range))] : [];
    });
  },
};
