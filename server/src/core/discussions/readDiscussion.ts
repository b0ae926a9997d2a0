import { isMap, isScalar, type ParsedNode } from 'yaml';
import { readWeight } from '../codebook/parseCodebook.js';
import { readAt, type Coding } from '../codings/segment.js';
import type { Parsed, Problem, Report } from '../text/problem.js';
import { problemList } from '../yaml/problemList.js';
import { atOnce, type Steps } from '../workInSteps.js';
import { rangeOf, readingYaml, readList, readMap, readText, textOf, type Field, type Fields } from '../yaml/yaml.js';
import {
  commentKeys,
  discussionKeys,
  proposalKeys,
  threadKeys,
  type By,
  type Comment,
  type Discussion,
  type Passage,
  type Proposal,
  type Thread,
} from './discussion.js';
import * as l10n from '../text/l10n.js';
import { inQuotes } from '../text/inQuotes.js';

/** Reads a discussion file. What cannot be read is left out of the value and reported in the problems. */
export const readDiscussion = (text: string): Parsed<Discussion> => atOnce(readingDiscussion(text));

/** The same step by step. */
export function* readingDiscussion(text: string): Steps<Parsed<Discussion>> {
  const { report, all } = problemList();
  const contents = yield* readingYaml(text, report);
  const fields = contents === undefined ? undefined : readMap(contents, l10n.t('a discussion'), discussionKeys, report);
  if (!fields) return { value: { transcript: '', text: '', threads: [] }, problems: all() };
  const header = (key: 'transcript' | 'text'): string =>
    required(fields, key, l10n.t('A discussion'), { start: 0, end: 1 }, report) ?? '';
  const ids = new Set<string>();
  const threads: Thread[] = [];
  for (const node of readList(fields.get('threads'), '“threads”', report)) {
    yield;
    const thread = readThread(node, report);
    if (!thread) continue;
    for (const id of [thread.id, ...thread.comments.map((comment) => comment.id)]) {
      if (ids.has(id)) {
        report({
          code: 'duplicate-id',
          severity: 'error',
          message: l10n.t('The id “{id}” stands twice in this file. Give one of the two another id.', { id }),
          range: rangeOf(node),
        });
      }
      ids.add(id);
    }
    threads.push(thread);
  }
  const value = { transcript: header('transcript'), text: header('text'), threads };
  return { value, problems: all() };
}

function required(
  fields: Fields,
  key: string,
  what: string,
  range: Problem['range'],
  report: Report,
): string | undefined {
  const value = readText(fields.get(key), inQuotes(key), report);
  if (value === undefined) {
    report({
      code: 'missing-key',
      severity: 'error',
      message: l10n.t('{what} needs the key “{key}”.', { what, key }),
      range,
    });
  }
  return value;
}

function readThread(node: ParsedNode, report: Report): Thread | undefined {
  const fields = readMap(node, l10n.t('a thread'), threadKeys, report);
  const id = fields && required(fields, 'id', 'A thread', rangeOf(node), report);
  if (!fields || id === undefined) return undefined;
  const comments = readList(fields.get('comments'), '“comments”', report).flatMap(
    (item) => readComment(item, report) ?? [],
  );
  const at = readPassage(fields, report);
  const resolved = readBy(fields.get('resolved'), '“resolved”', report);
  return { id, ...(at && { at }), ...(resolved && { resolved }), comments };
}

function readComment(node: ParsedNode, report: Report): Comment | undefined {
  const fields = readMap(node, l10n.t('a comment'), commentKeys, report);
  if (!fields) return undefined;
  const need = (key: string): string | undefined => required(fields, key, l10n.t('A comment'), rangeOf(node), report);
  const [id, by, on] = [need('id'), need('by'), need('on')];
  const text = readText(fields.get('text'), '“text”', report) ?? '';
  const edited = readText(fields.get('edited'), '“edited”', report);
  const proposes = readProposal(fields.get('proposes'), report);
  const accepted = readBy(fields.get('accepted'), '“accepted”', report);
  if (id === undefined || by === undefined || on === undefined) return undefined;
  return {
    id,
    by,
    on,
    text,
    ...(edited !== undefined && { edited }),
    ...(proposes && { proposes }),
    ...(accepted && { accepted }),
  };
}

function readBy(field: Field | undefined, what: string, report: Report): By | undefined {
  if (!field) return undefined;
  const fields = readMap(field.node, what, ['by', 'on'], report);
  const by = fields && readText(fields.get('by'), '“by”', report);
  return by === undefined ? undefined : { by, on: readText(fields?.get('on'), '“on”', report) ?? '' };
}

function readProposal(field: Field | undefined, report: Report): Proposal | undefined {
  if (!field) return undefined;
  const fields = readMap(field.node, '“proposes”', proposalKeys, report);
  if (!fields) return undefined;
  const need = (key: string): string | undefined =>
    required(fields, key, l10n.t('A proposal'), rangeOf(field.node), report);
  const [segment, coder] = [need('segment'), need('coder')];
  if (segment === undefined || coder === undefined) return undefined;
  const codes = fields.has('codes') ? readCodes(fields, report) : undefined;
  const at = readPassage(fields, report);
  return { segment, coder, ...(codes && { codes }), ...(at && { at }) };
}

function readCodes(fields: Fields, report: Report): readonly Coding[] {
  return readList(fields.get('codes'), '“codes”', report).flatMap((item) => {
    if (isScalar(item)) {
      const code = textOf(item, 'a code', report, rangeOf(item));
      return code === undefined ? [] : [{ code }];
    }
    const map = isMap(item) ? readMap(item, l10n.t('a code with a weight'), ['code', 'weight'], report) : undefined;
    const code = readText(map?.get('code'), '“code”', report);
    const weight = readText(map?.get('weight'), '“weight”', report);
    return code === undefined ? [] : [{ code, ...(weight !== undefined && { weight: readWeight(weight) }) }];
  });
}

function readPassage(fields: Fields, report: Report): Passage | undefined {
  const written = readText(fields.get('at'), '“at”', report);
  if (written === undefined) return undefined;
  const [text, quote, before, after] = ['text', 'quote', 'before', 'after'].map((key) =>
    readText(fields.get(key), inQuotes(key), report),
  );
  const place = readAt(written);
  if (!place || quote === undefined) {
    report({
      code: 'bad-position',
      severity: 'error',
      message: l10n.t(
        '“{written}” should read line:column-line:column, from 1, as in 12:5-12:48, with the “quote” that stands there.',
        { written },
      ),
      range: rangeOf(fields.get('at')?.node),
    });
    return undefined;
  }
  return {
    ...place,
    ...(text !== undefined && { text }),
    quote,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}
