import { WorkspaceSymbolRequest } from 'vscode-languageserver-protocol';
import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { pathOf } from '../../core/codebook/codeIndex.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { plain } from '../../core/text/plain.js';
import { positionAt } from '../../core/text/lines.js';
import { codeLink } from './definition.js';
import { uriOf, type Feature, type Studies, type Texts } from '../common/workspace.js';

/** Codes whose name, id or alias holds the letters of the query in their order. */
export function codeSymbols(study: Study, query: string): WorkspaceSymbol[] {
  return codesOf(study)
    .codes.filter(({ code }) => [code.name, code.id, ...code.aliases].some((name) => holdsInOrder(name, query)))
    .map((indexed) => {
      const { targetUri, targetSelectionRange } = codeLink(study, indexed);
      return {
        name: plain(indexed.code.name),
        kind: indexed.code.codes.length > 0 ? SymbolKind.Class : SymbolKind.EnumMember,
        containerName: plain(pathOf(indexed).join(' › ')),
        location: { uri: targetUri, range: targetSelectionRange },
      };
    });
}

/** Participants: everybody who speaks in a transcript of the study, with their first turn there. */
async function participantSymbols(workspace: Texts, study: Study, query: string): Promise<WorkspaceSymbol[]> {
  const symbols: WorkspaceSymbol[] = [];
  for (const path of study.transcripts.keys()) {
    const view = await workspace.readTranscript(study, path);
    if (!view) continue;
    const firsts = new Map<string, number>();
    for (const { speaker, speakerRange } of view.transcript.turns) {
      if (speaker !== undefined && !firsts.has(speaker)) firsts.set(speaker, speakerRange?.start ?? 0);
    }
    for (const speaker of view.transcript.speakers) {
      if (!holdsInOrder(speaker, query)) continue;
      const position = positionAt(view.lines, firsts.get(speaker) ?? 0);
      symbols.push({
        name: plain(speaker),
        kind: SymbolKind.Object,
        containerName: plain(path),
        location: { uri: uriOf(study, path), range: { start: position, end: position } },
      });
    }
  }
  return symbols;
}

function holdsInOrder(name: string, query: string): boolean {
  let at = -1;
  const lower = name.toLowerCase();
  return Array.from(query.toLowerCase().replace(/\s+/g, '')).every(
    (letter) => (at = lower.indexOf(letter, at + 1)) >= 0,
  );
}

/** A person types a name and gets to the code, or to where the participant first speaks. */
export const workspaceSymbols: Feature = {
  capabilities: { workspaceSymbolProvider: true },
  register: (handlers, workspace: Studies & Texts) => {
    handlers.on(WorkspaceSymbolRequest.type, async ({ query }) => {
      const found: WorkspaceSymbol[] = [];
      for (const study of workspace.studies()) {
        found.push(...codeSymbols(study, query));
        if (query !== '') found.push(...(await participantSymbols(workspace, study, query)));
      }
      return found;
    });
  },
};
