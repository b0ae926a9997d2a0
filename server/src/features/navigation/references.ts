import { ReferencesRequest } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-types';
import { findSegments } from '../../core/queries/query.js';
import { codesOf, currentId, type Study } from '../../core/study/study.js';
import { codesAt } from '../common/codeAt.js';
import { codeLink } from './definition.js';
import { toLspRange, uriOf, type Feature, type Handling, type Studies, type Texts } from '../common/workspace.js';

/**
 * Every passage of the very codes over the whole study, in text order, a transcript at a time; what is below a theme is not
 * among them. Before them, where asked for, the codes' entries in the codebooks.
 */
async function* codeReferences(
  workspace: Studies & Texts,
  study: Study,
  ids: readonly string[],
  declaration: boolean,
  { token, report }: Handling,
): AsyncGenerator<Location[]> {
  await workspace.ready(study);
  const wanted = new Set(ids.map((id) => currentId(study, id)));
  const entries = declaration ? [...wanted].flatMap((id) => codesOf(study).find(id) ?? []) : [];
  if (entries.length > 0) {
    yield entries
      .map((entry) => codeLink(study, entry))
      .map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  }
  const groups = findSegments(study, { codes: wanted });
  for (const [i, { transcript, segments }] of groups.entries()) {
    if (token.isCancellationRequested) return;
    report(i, groups.length, transcript);
    const view = await workspace.readTranscript(study, transcript);
    const found = new Set(segments.map(({ segment }) => segment));
    const placed = view?.placed.filter(({ segment, place }) => found.has(segment) && place.state !== 'orphaned') ?? [];
    if (view && placed.length > 0) {
      yield placed.map(({ place }) => ({ uri: uriOf(study, transcript), range: toLspRange(view.lines, place) }));
    }
  }
}

/** A person sees all passages of a code over the study, a transcript at a time as they are found. */
export const references: Feature = {
  capabilities: { referencesProvider: { workDoneProgress: true } },
  register: (handlers, workspace: Studies & Texts) => {
    handlers.on(
      ReferencesRequest.type,
      async ({ textDocument: { uri }, position, context }, _token, handling): Promise<Location[]> => {
        const named = await codesAt(workspace, uri, position);
        if (!named) return [];
        const locations: Location[] = [];
        const found = codeReferences(workspace, named.study, named.ids, context.includeDeclaration, handling);
        for await (const part of found) {
          if (handling.partial) handling.partial(part);
          else locations.push(...part);
        }
        return locations;
      },
    );
  },
};
