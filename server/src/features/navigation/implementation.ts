import { ImplementationRequest } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-types';
import { findSegment, findSegments } from '../../core/queries/query.js';
import { codesOf, currentId, type Study } from '../../core/study/study.js';
import { codesAt } from '../common/codeAt.js';
import { toLspRange, uriOf, type Feature, type Studies, type Texts } from '../common/workspace.js';

/** Ids of the segments that show what codes are for: those marked as exemplars, and those that the codebook's examples name. */
function exemplarIds(study: Study, ids: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byTranscript = new Map<string, Set<string>>();
  const add = (transcript: string, id: string): void => {
    const found = byTranscript.get(transcript);
    if (found) found.add(id);
    else byTranscript.set(transcript, new Set([id]));
  };
  for (const { transcript, segments } of findSegments(study, { codes: ids })) {
    for (const { segment } of segments) if (segment.exemplar) add(transcript, segment.id);
  }
  for (const id of ids) {
    for (const { segment } of codesOf(study).find(id)?.code.examples ?? []) {
      const named = segment === undefined ? undefined : findSegment(study, segment);
      if (named) add(named.record.transcript, named.segment.id);
    }
  }
  return byTranscript;
}

/** Where the exemplars of codes are, by transcript and in text order. Those without a place are left out. */
async function exemplars(
  workspace: Studies & Texts,
  study: Study,
  ids: readonly string[],
): Promise<readonly Location[]> {
  await workspace.ready(study);
  const locations: Location[] = [];
  const wanted = [
    ...exemplarIds(
      study,
      ids.map((id) => currentId(study, id)),
    ),
  ];
  for (const [transcript, segments] of wanted.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const view = await workspace.readTranscript(study, transcript);
    for (const { segment, place } of view?.placed ?? []) {
      if (view && segments.has(segment.id) && place.state !== 'orphaned') {
        locations.push({ uri: uriOf(study, transcript), range: toLspRange(view.lines, place) });
      }
    }
  }
  return locations;
}

/** From a code a person gets to the passages that show best what it is for. */
export const implementation: Feature = {
  capabilities: { implementationProvider: true },
  register: (handlers, workspace: Studies & Texts) => {
    handlers.on(ImplementationRequest.type, async ({ textDocument: { uri }, position }): Promise<Location[]> => {
      const named = await codesAt(workspace, uri, position);
      return named ? [...(await exemplars(workspace, named.study, named.ids))] : [];
    });
  },
};
