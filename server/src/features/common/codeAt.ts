import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { Position } from 'vscode-languageserver-types';
import { allCodes, type Code } from '../../core/codebook/codebook.js';
import type { IndexedCode } from '../../core/codebook/codeIndex.js';
import { findCode } from '../../core/checks/codeRange.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { segmentsAt } from '../../core/study/transcriptView.js';
import { touches, type Range } from '../../core/text/range.js';
import { fromLspPosition, type Studies, type Texts, type YamlView } from './workspace.js';

/** A code named in a YAML file, and where. */
export interface NamedCode {
  readonly id: string;
  readonly range: Range;
  /** Undefined where no codebook of the study has it. */
  readonly found: IndexedCode | undefined;
}

/** All places of a YAML file where codes are named: entries and mentions in a codebook, codes of segments in codings. */
export function namedCodes(view: YamlView): readonly NamedCode[] {
  const named = (id: string, range: Range): NamedCode => ({ id, range, found: codesOf(view.study).find(id) });
  const book = view.study.codebooks.get(view.path);
  if (book) {
    return [...allCodes(book.value.codes)].flatMap(({ id, idRange, mentions }) => [
      named(id, idRange),
      ...mentions.map(({ code, range }) => named(code, range)),
    ]);
  }
  const record = view.study.records.get(view.path);
  if (!record) return [];
  return record.value.segments.flatMap(({ codes, span }) =>
    codes.map(({ code }) => named(code, findCode(record.text, code, span))),
  );
}

/** The code named at an offset of a YAML file; in a codebook, anywhere in a code's entry means that code. */
export function codeAt(view: YamlView, offset: number): NamedCode | undefined {
  const { study, path } = view;
  const named = (id: string, range: Range): NamedCode => ({ id, range, found: codesOf(study).find(id) });
  const book = study.codebooks.get(path);
  if (!book) {
    const record = study.records.get(path);
    const entry = record?.value.segments.find(({ span }) => span.start <= offset && offset < span.end);
    for (const { code } of entry?.codes ?? []) {
      const range = findCode(record?.text ?? '', code, entry?.span ?? { start: 0, end: 0 });
      if (touches(range, offset)) return named(code, range);
    }
    return undefined;
  }
  const around = entryAt(book.value.codes, offset);
  if (!around) return undefined;
  const mention = touches(around.idRange, offset)
    ? undefined
    : around.mentions.find(({ range }) => touches(range, offset));
  return mention ? named(mention.code, mention.range) : named(around.id, around.idRange);
}

/** The innermost entry of a codebook at an offset; where two touch there, the later. */
function entryAt(codes: readonly Code[], offset: number): Code | undefined {
  const found = codes.findLast(({ range }) => touches(range, offset));
  return found && (entryAt(found.codes, offset) ?? found);
}

/** The codes that a position is about: of the innermost segment in a transcript, the one named in a YAML file. */
export async function codesAt(
  workspace: Studies & Texts,
  uri: DocumentUri,
  position: Position,
): Promise<{ readonly study: Study; readonly ids: readonly string[] } | undefined> {
  const view = await workspace.transcript(uri);
  if (view) {
    const offset = fromLspPosition(view.lines, position);
    const innermost = segmentsAt(view, { start: offset, end: offset })[0];
    return innermost && { study: view.study, ids: innermost.segment.codes.map(({ code }) => code) };
  }
  const yaml = workspace.yaml(uri);
  if (yaml) await workspace.ready(yaml.study);
  const named = yaml && codeAt(yaml, fromLspPosition(yaml.lines, position));
  return yaml && named && { study: yaml.study, ids: [named.id] };
}
