import { ReferencesRequest } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-types';
import { findSegments } from '../core/study/query.js';
import { codesOf, currentId, type Study } from '../core/study/study.js';
import { segmentsAt } from '../core/study/transcriptView.js';
import { codeAt } from './codeAt.js';
import { codeLink } from './definition.js';
import { fromLspPosition, toLspRange, uriOf, type Feature, type Workspace } from './workspace.js';

/** Every passage of the codes over the whole study, in text order, and their entries in the codebooks where asked for. */
async function codeReferences(
  workspace: Workspace,
  study: Study,
  ids: readonly string[],
  declaration: boolean,
): Promise<readonly Location[]> {
  await workspace.ready(study);
  const wanted = new Set(ids.map((id) => currentId(study, id)));
  const entries = declaration ? [...wanted].flatMap((id) => codesOf(study).find(id) ?? []) : [];
  const locations = entries
    .map((entry) => codeLink(study, entry))
    .map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  for (const { transcript, segments } of findSegments(study, { codes: wanted })) {
    const view = await workspace.readTranscript(study, transcript);
    const found = new Set(segments.map(({ segment }) => segment));
    for (const { segment, place } of view?.placed ?? []) {
      if (view && found.has(segment) && place.state !== 'orphaned') {
        locations.push({ uri: uriOf(study, transcript), range: toLspRange(view.lines, place) });
      }
    }
  }
  return locations;
}

export const references: Feature = {
  capabilities: { referencesProvider: true },
  register: (handlers, workspace) => {
    handlers.on(ReferencesRequest.type, async ({ textDocument: { uri }, position, context }): Promise<Location[]> => {
      const view = await workspace.transcript(uri);
      if (view) {
        const offset = fromLspPosition(view.lines, position);
        const innermost = segmentsAt(view, { start: offset, end: offset })[0];
        return innermost
          ? [
              ...(await codeReferences(
                workspace,
                view.study,
                innermost.segment.codes.map(({ code }) => code),
                context.includeDeclaration,
              )),
            ]
          : [];
      }
      const yaml = workspace.yaml(uri);
      const named = yaml && codeAt(yaml, fromLspPosition(yaml.lines, position));
      return yaml && named
        ? [...(await codeReferences(workspace, yaml.study, [named.id], context.includeDeclaration))]
        : [];
    });
  },
};
