import {
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
} from 'vscode-languageserver-protocol';
import { SymbolKind, type TypeHierarchyItem } from 'vscode-languageserver-types';
import type { IndexedCode } from '../../core/codebook/codeIndex.js';
import { segmentsBelow, useOfCodes } from '../../core/queries/codeUse.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { plain } from '../../core/text/plain.js';
import { codesAt } from '../common/codeAt.js';
import { codeLink } from './definition.js';
import { segmentsInWords } from '../../core/text/spokenCounts.js';
import type { Feature, Studies, Texts } from '../common/workspace.js';

/** What is needed to find a code again when what is above or below it is asked for. */
interface ItemData {
  readonly study: string;
  readonly code: string;
}

/** Codes as items of the theme tree, each with its segments, those below it included. */
function hierarchyItems(study: Study, codes: readonly IndexedCode[]): TypeHierarchyItem[] {
  const use = useOfCodes(study);
  return codes.map((indexed) => {
    const { code } = indexed;
    const { targetUri, targetRange, targetSelectionRange } = codeLink(study, indexed);
    const data: ItemData = { study: study.root, code: code.id };
    return {
      name: plain(code.name),
      kind: code.codes.length > 0 ? SymbolKind.Class : SymbolKind.EnumMember,
      detail: segmentsInWords(segmentsBelow(use, code.id)),
      uri: targetUri,
      range: targetRange,
      selectionRange: targetSelectionRange,
      data,
    };
  });
}

/** The theme that a code stands in, or the codes below it. */
function beside(study: Study, id: string, where: 'above' | 'below'): readonly IndexedCode[] {
  const codes = codesOf(study);
  const found = codes.find(id);
  const wanted = where === 'above' ? (found?.themes.slice(-1) ?? []) : (found?.code.codes ?? []);
  return wanted.flatMap((code) => codes.find(code.id) ?? []);
}

const itemsBeside = (workspace: Studies, data: unknown, where: 'above' | 'below'): TypeHierarchyItem[] | null => {
  const { study: root, code } = (data ?? {}) as Partial<ItemData>;
  const study = workspace.studies().find((candidate) => candidate.root === root);
  return study && code !== undefined ? hierarchyItems(study, beside(study, code, where)) : null;
};

/** A person walks up and down the themes from a code. */
export const typeHierarchy: Feature = {
  capabilities: { typeHierarchyProvider: true },
  register: (handlers, workspace: Studies & Texts) => {
    handlers.on(TypeHierarchyPrepareRequest.type, async ({ textDocument: { uri }, position }) => {
      const named = await codesAt(workspace, uri, position);
      const codes = named?.ids.flatMap((id) => codesOf(named.study).find(id) ?? []) ?? [];
      return named && codes.length > 0 ? hierarchyItems(named.study, codes) : null;
    });
    handlers.on(TypeHierarchySupertypesRequest.type, ({ item }) => itemsBeside(workspace, item.data, 'above'));
    handlers.on(TypeHierarchySubtypesRequest.type, ({ item }) => itemsBeside(workspace, item.data, 'below'));
  },
};
