import { DocumentFormattingRequest } from 'vscode-languageserver-protocol';
import type { TextEdit } from 'vscode-languageserver-types';
import { formatCodebook } from '../../core/codebook/formatCodebook.js';
import { formatCodings } from '../../core/codings/formatCodings.js';
import { spliceBetween } from '../../core/text/splice.js';
import { toLspRange, type Feature, type Texts, type YamlView } from '../common/workspace.js';

/** The edit that puts a codebook or codings file in order; undefined where it has errors, which are to be fixed first. */
export function formatYamlFile({ kind, lines }: YamlView): readonly TextEdit[] | undefined {
  if (kind === 'config') return undefined;
  const formatted = kind === 'codebook' ? formatCodebook(lines.text) : formatCodings(lines.text);
  if (formatted === undefined) return undefined;
  if (formatted === lines.text) return [];
  const { text, ...range } = spliceBetween(lines.text, formatted);
  return [{ range: toLspRange(lines, range), newText: text }];
}

/** “Format Document” puts a codebook or a codings file in its usual order and form. */
export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true },
  register: (handlers, workspace: Texts) => {
    handlers.on(DocumentFormattingRequest.type, ({ textDocument: { uri } }) => {
      const yaml = workspace.yaml(uri);
      const edits = yaml && formatYamlFile(yaml);
      return edits ? [...edits] : null;
    });
  },
};
