import { DocumentSymbolRequest } from 'vscode-languageserver-protocol';
import { quotedWords } from '../../core/transcript/quotedWords.js';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import type { Code } from '../../core/codebook/codebook.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { nameOf } from '../../core/edit/segments/applyCodes.js';
import { countCodes } from '../../core/queries/query.js';
import { contains, type Range } from '../../core/text/range.js';
import { plain } from '../../core/text/plain.js';
import { cutText } from '../common/markdown.js';
import { toLspRange, type Client, type Feature, type Texts, type YamlView } from '../common/workspace.js';

interface Node extends Range {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly selection: Range;
  readonly children: Node[];
}

/** Sections with the turns in them, each turn by its speaker and first words. */
export function transcriptSymbols({ lines, transcript }: TranscriptView): DocumentSymbol[] {
  const sections = transcript.sections.map(({ range, title, titleRange }): Node => ({
    ...range,
    name: title,
    detail: '',
    kind: SymbolKind.Module,
    selection: titleRange,
    children: [],
  }));
  const turns = transcript.turns.map(({ range, speaker, speakerRange, speech }): Node => {
    const first = speech[0];
    const words = first
      ? cutText(
          lines.text
            .slice(first.start, Math.min(first.end, first.start + 80))
            .replace(/\s+/g, ' ')
            .trim(),
          60,
        )
      : '';
    return {
      ...range,
      name: speaker ?? (words || '…'),
      detail: speaker === undefined ? '' : words,
      kind: SymbolKind.String,
      selection: speakerRange ?? first ?? range,
      children: [],
    };
  });
  return nest([...sections, ...turns]).map(function toSymbol(node): DocumentSymbol {
    const { name, detail, kind, selection, children } = node;
    return {
      name: plain(name).trim() || '…',
      detail: plain(detail),
      kind,
      range: toLspRange(lines, node),
      selectionRange: toLspRange(lines, selection),
      children: children.map(toSymbol),
    };
  });
}

/** Puts each node into the smallest one before it that holds it. */
function nest(nodes: readonly Node[]): readonly Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const node of [...nodes].sort((a, b) => a.start - b.start || b.end - a.end)) {
    for (let last = open.at(-1); last && !contains(last, node); last = open.at(-1)) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

/** Codes of a codebook in their tree, with id and number of segments; segments of a codings file by quote and codes. */
export function yamlSymbols({ study, path, lines }: YamlView): DocumentSymbol[] {
  const book = study.codebooks.get(path);
  const record = study.records.get(path);
  const counts = countCodes(study);
  const toSymbol = (code: Code): DocumentSymbol => ({
    name: plain(code.name).trim() || code.id,
    detail: `${code.id} · ${counts.get(code.id)?.segments ?? 0}`,
    kind: code.codes.length > 0 ? SymbolKind.Class : SymbolKind.EnumMember,
    range: toLspRange(lines, code.range),
    selectionRange: toLspRange(lines, code.idRange),
    children: code.codes.map(toSymbol),
  });
  if (book) return book.value.codes.map(toSymbol);
  return (record?.value.segments ?? []).map(({ quote, codes, span }) => ({
    name: plain(cutText(quotedWords(quote, record?.transcript ?? '').replace(/\s+/g, ' '), 60)).trim() || '…',
    detail: plain(codes.map(({ code }) => nameOf(study, code)).join(', ')),
    kind: SymbolKind.String,
    range: toLspRange(lines, span),
    selectionRange: toLspRange(lines, { start: span.start, end: span.start }),
  }));
}

/** A symbol and those in it as a list, each with the name of the one that it is in. */
const flat = (
  uri: string,
  { name, kind, range, children = [] }: DocumentSymbol,
  within?: string,
): SymbolInformation[] => [
  { name, kind, location: { uri, range }, ...(within !== undefined && { containerName: within }) },
  ...children.flatMap((child) => flat(uri, child, name)),
];

/** A person sees the outline of a transcript by turns, of a codebook by codes, of a codings file by segments. */
export const documentSymbols: Feature = {
  capabilities: { documentSymbolProvider: { label: 'Gloss' } },
  register: (handlers, workspace: Texts & Client) => {
    handlers.on(DocumentSymbolRequest.type, async ({ textDocument: { uri } }) => {
      const view = await workspace.transcript(uri);
      const yaml = workspace.yaml(uri);
      const symbols = view ? transcriptSymbols(view) : yaml ? yamlSymbols(yaml) : [];
      return workspace.client.flatSymbols === true ? symbols.flatMap((symbol) => flat(uri, symbol)) : symbols;
    });
  },
};
