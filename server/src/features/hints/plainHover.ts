import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';

/**
 * Our own Markdown as plain text, for a client that asked for that. What stands in it of a study is escaped, so that every mark
 * without a backslash is one of ours.
 */
export const asPlainText = (markdown: string): MarkupContent => ({
  kind: MarkupKind.PlainText,
  value: markdown.replace(ours, (mark) => entities[mark] ?? (mark.startsWith('\\') ? mark.slice(1) : '')),
});

const ours = /\\[!-/:-@[-`{-~]|&(?:lt|gt|amp);|[*_]|~~/g;
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
