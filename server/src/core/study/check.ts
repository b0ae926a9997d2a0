import { placeSegments } from '../anchor/placeSegments.js';
import { allCodes } from '../codebook/codebook.js';
import { nearestIds } from '../codebook/codeIndex.js';
import type { SegmentEntry } from '../codings/segment.js';
import type { Lines } from '../text/lines.js';
import type { Problem } from '../text/problem.js';
import type { Range } from '../text/range.js';
import { codesOf, type CodingsRecord, type Study } from './study.js';

/** What is wrong with a codings file in its study, what its own reader found included. */
export function checkRecord(study: Study, record: CodingsRecord): readonly Problem[] {
  const problems = [...record.problems];
  if (record.transcript !== '' && !study.transcripts.has(record.transcript)) {
    problems.push({
      code: 'missing-transcript',
      severity: 'error',
      message: `There is no transcript ${record.transcript} in this study. Its codings are kept; restore the file or mend the path.`,
      range: findText(record.text, record.transcript, { start: 0, end: record.text.length }),
    });
  }
  const codes = codesOf(study);
  for (const [id, segments] of record.byCode) {
    const found = codes.find(id);
    if (found && found.code.status !== 'retired' && found.code.id === id) continue;
    for (const segment of segments) problems.push(codeProblem(study, record, segment, id));
  }
  return problems;
}

function codeProblem(study: Study, record: CodingsRecord, segment: SegmentEntry, id: string): Problem {
  const codes = codesOf(study);
  const code = codes.find(id)?.code;
  const range = findCode(record.text, id, segment.span);
  if (!code) {
    const nearest = nearestIds(codes, id);
    const hint = nearest.length > 0 ? ` Did you mean ${nearest.join(' or ')}?` : '';
    return {
      code: 'unknown-code',
      severity: 'error',
      message: `No codebook of this study has a code “${id}”.${hint}`,
      range,
      data: { id, nearest },
    };
  }
  if (code.status === 'retired') {
    const instead = code.mergedInto === undefined ? '' : ` Use “${code.mergedInto}” instead.`;
    return {
      code: 'retired-code',
      severity: 'warning',
      message: `“${code.name}” is retired.${instead}`,
      range,
      data: { id, nearest: code.mergedInto === undefined ? [] : [code.mergedInto] },
    };
  }
  return {
    code: 'old-id',
    severity: 'hint',
    message: `“${id}” is now called “${code.id}”.`,
    range,
    data: { id, nearest: [code.id] },
  };
}

/** Segments whose passage is not where they say, or nowhere, in the transcript's text. */
export function checkAnchors(record: CodingsRecord, lines: Lines, digest: string): readonly Problem[] {
  if (record.value.text === digest) return [];
  return placeSegments(lines, record.value.segments, false).flatMap((place, i): Problem[] => {
    const segment = record.value.segments[i];
    if (!segment || place.state === 'exact' || place.state === 'moved') return [];
    const ambiguous = place.state === 'ambiguous';
    const message = ambiguous
      ? `The passage of segment ${segment.id} occurs several times in ${record.transcript}, and it is not certain which is meant.`
      : `The quote of segment ${segment.id} is not in ${record.transcript} any more. The segment is kept.`;
    const range = findText(record.text, 'quote:', segment.span);
    return [
      {
        code: ambiguous ? 'ambiguous-quote' : 'quote-not-found',
        severity: 'warning',
        message,
        range,
        data: { segment: segment.id },
      },
    ];
  });
}

/** What is wrong with a codebook in its study, what its own reader found included. */
export function checkCodebook(study: Study, path: string): readonly Problem[] {
  const book = study.codebooks.get(path);
  if (!book) return [];
  const codes = codesOf(study);
  const problems = [...book.problems, ...(codes.problems.get(path) ?? [])];
  for (const { mentions } of allCodes(book.value.codes)) {
    for (const { code: id, range } of mentions) {
      if (codes.find(id)) continue;
      const nearest = nearestIds(codes, id);
      const hint = nearest.length > 0 ? ` Did you mean ${nearest.join(' or ')}?` : '';
      problems.push({
        code: 'unknown-code',
        severity: 'error',
        message: `No codebook of this study has a code “${id}”.${hint}`,
        range,
        data: { id, nearest },
      });
    }
  }
  return problems;
}

/** Segment ids must be unique in the study: those that stand in more than one file, by path. */
export function checkIds(study: Study): ReadonlyMap<string, readonly Problem[]> {
  const first = new Map<string, string>();
  const problems = new Map<string, Problem[]>();
  for (const record of study.records.values()) {
    for (const { id, span } of record.value.segments) {
      const other = first.get(id);
      if (other === undefined) first.set(id, record.path);
      if (other === undefined || other === record.path) continue;
      const message = `The segment id “${id}” also stands in ${other}. Give one of the two another id.`;
      const list = problems.get(record.path) ?? [];
      list.push({ code: 'duplicate-id', severity: 'error', message, range: findText(record.text, id, span) });
      problems.set(record.path, list);
    }
  }
  return problems;
}

/** Where a code's id stands in an entry's `codes`, as a whole word. */
export function findCode(text: string, id: string, span: Range): Range {
  const from = text.slice(span.start, span.end).search(/^ *(?:- )?codes:/m);
  const start = span.start + Math.max(0, from);
  for (let at = text.indexOf(id, start); at >= 0 && at < span.end; at = text.indexOf(id, at + 1)) {
    const isWord = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{M}\p{N}_.-]/u.test(unit);
    if (!isWord(text[at - 1]) && !isWord(text[at + id.length])) return { start: at, end: at + id.length };
  }
  return { start: span.start, end: Math.min(span.end, span.start + 1) };
}

function findText(text: string, piece: string, span: Range): Range {
  const at = text.indexOf(piece, span.start);
  return at < 0 || at >= span.end
    ? { start: span.start, end: Math.min(span.end, span.start + 1) }
    : { start: at, end: at + piece.length };
}
