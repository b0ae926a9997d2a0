import { allCodes } from '../core/codebook/codebook.js';
import type { IndexedCode } from '../core/codebook/codeIndex.js';
import { findCode } from '../core/study/checks/findCode.js';
import { codesOf } from '../core/study/study.js';
import { touches, type Range } from '../core/text/range.js';
import type { YamlView } from './workspace.js';

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
  const book = view.study.codebooks.get(view.path);
  if (!book) {
    const record = view.study.records.get(view.path);
    const entry = record?.value.segments.find(({ span }) => span.start <= offset && offset < span.end);
    for (const { code } of entry?.codes ?? []) {
      const range = findCode(record?.text ?? '', code, entry?.span ?? { start: 0, end: 0 });
      if (touches(range, offset)) return { id: code, range, found: codesOf(view.study).find(code) };
    }
    return undefined;
  }
  const exact = namedCodes(view).find(({ range }) => touches(range, offset));
  if (exact) return exact;
  const around = [...allCodes(book.value.codes)].filter(({ range }) => touches(range, offset)).at(-1);
  return around && { id: around.id, range: around.idRange, found: codesOf(view.study).find(around.id) };
}
