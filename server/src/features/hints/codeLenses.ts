import { CodeLensRequest, CodeLensResolveRequest } from 'vscode-languageserver-protocol';
import type { CodeLens } from 'vscode-languageserver-types';
import { allCodes } from '../../core/codebook/codebook.js';
import { countCodes } from '../../core/queries/query.js';
import type { Study } from '../../core/study/study.js';
import { clientCommands } from '#protocol';
import { codersInWords, segmentsInWords, transcriptsInWords } from '../../core/text/spokenCounts.js';
import {
  toLspRange,
  uriOf,
  type Client,
  type Feature,
  type Studies,
  type Texts,
  type YamlView,
} from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** What is needed to count a code when its lens comes into view. */
interface LensData {
  readonly study: string;
  readonly uri: string;
  readonly code: string;
}

/** A place for a lens above each code of a codebook that may be applied. */
export function codeLensesOf({ study, path, lines }: YamlView): CodeLens[] {
  const book = study.codebooks.get(path);
  if (!book) return [];
  const [root, uri] = [study.root, uriOf(study, path)];
  return [...allCodes(book.value.codes)]
    .filter(({ codable }) => codable)
    .map(({ id, idRange }) => {
      const data: LensData = { study: root, uri, code: id };
      return { range: toLspRange(lines, idRange), data };
    });
}

/** How often the very code is used, in words. */
function useOf(study: Study, code: string): string {
  const count = countCodes(study).get(code);
  if (!count || count.segments === 0) return l10n.t('not used yet');
  const { segments, transcripts, coders } = count;
  return [segmentsInWords(segments), transcriptsInWords(transcripts.size), codersInWords(coders.size)].join(' · ');
}

/** Above each code of a codebook a person sees how often it is used; a click leads to the passages. */
export const codeLenses: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  register: (handlers, workspace: Studies & Texts & Client) => {
    handlers.on(CodeLensRequest.type, ({ textDocument: { uri } }) => {
      const yaml = workspace.yaml(uri);
      return yaml ? codeLensesOf(yaml) : null;
    });
    handlers.on(CodeLensResolveRequest.type, async (lens) => {
      const { study: root, uri, code } = (lens.data ?? {}) as Partial<LensData>;
      const study = workspace.studies().find((candidate) => candidate.root === root);
      if (!study || code === undefined) return lens;
      await workspace.ready(study);
      const title = useOf(study, code);
      const leads = workspace.client.pickers === true && title !== l10n.t('not used yet');
      const command = leads
        ? { title, command: clientCommands.showReferences, arguments: [{ uri, position: lens.range.start }] }
        : { title, command: '' };
      return { ...lens, command };
    });
  },
};
