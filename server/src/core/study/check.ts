import type { Place } from '../anchor/placeSegments.js';
import { allCodes } from '../codebook/codebook.js';
import { nearestIds } from '../codebook/codeIndex.js';
import { isNowhere, type SegmentEntry } from '../codings/segment.js';
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

/** Segments whose passage has changed, is in doubt or nowhere, by where they are in the transcript's text. */
export function checkAnchors(record: CodingsRecord, places: ReadonlyMap<string, Place>): readonly Problem[] {
  return record.value.segments.flatMap((segment): readonly Problem[] => {
    const state = places.get(segment.id)?.state;
    if (state === undefined || state === 'exact' || state === 'moved' || isNowhere(segment)) return [];
    const { code, severity, message } = doubts[state];
    const range = findText(record.text, 'quote:', segment.span);
    const text = message.replace('{id}', segment.id).replace('{transcript}', record.transcript);
    return [{ code, severity, message: text, range, data: { segment: segment.id } }];
  });
}

const doubts = {
  changed: {
    code: 'words-changed',
    severity: 'information',
    message: 'The words of segment {id} have changed in {transcript} since they were coded.',
  },
  ambiguous: {
    code: 'ambiguous-quote',
    severity: 'warning',
    message:
      'The passage of segment {id} may be at several places of {transcript}, and it is not certain which is meant.',
  },
  orphaned: {
    code: 'quote-not-found',
    severity: 'warning',
    message: 'The quote of segment {id} is not in {transcript} any more. The segment is kept.',
  },
} as const;

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
