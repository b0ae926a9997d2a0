import assert from 'node:assert/strict';
import { parseQuery } from '../../../../../server/src/core/analysis/query/parseQuery.js';
import type { Query } from '../../../../../server/src/core/analysis/query/querySyntax.js';

/** A query as it was understood, with all its brackets. */
function shown(query: Query): string {
  switch (query.kind) {
    case 'term':
      return query.comparison === undefined
        ? `${query.field}[${query.value}]`
        : `${query.field}${query.comparison}[${query.value}]`;
    case 'not':
      return `not ${shown(query.of)}`;
    case 'related':
      return `(${shown(query.left)} ${query.relation}${query.turns === undefined ? '' : ` ${query.turns}`} ${shown(query.right)})`;
    default:
      return `(${query.parts.map(shown).join(` ${query.kind} `)})`;
  }
}

/** What a query is taken for; or, of one that cannot be read, the query with ⟨⟩ around the place that is at fault. */
function understood(text: string): string {
  const { value, problems } = parseQuery(text);
  const [problem] = problems;
  assert.equal(problem === undefined, value !== undefined);
  if (value) return shown(value);
  const { start, end } = problem!.range;
  return `${text.slice(0, start)}⟨${text.slice(start, end)}⟩${text.slice(end)}`;
}

describe('a query', () => {
  const rows: readonly (readonly [query: string, as: string])[] = [
    ['humour', 'word[humour]'],
    ['code:humour', 'code=[humour]'],
    ['Code = "A long name"', 'code=[A long name]'],
    ['„four \\"months" and «two»', '(text[four "months] and text[two])'],
    ['a and b or c and not d', '((word[a] and word[b]) or (word[c] and not word[d]))'],
    ['a and (b OR c)', '(word[a] and (word[b] or word[c]))'],
    ['not not a', 'not not word[a]'],
    ['a overlaps b and c', '((word[a] overlaps word[b]) and word[c])'],
    ['not a within b', '(not word[a] within word[b])'],
    ['a near 2 turns b', '(word[a] near 2 word[b])'],
    ['a before 1 turn (b or c)', '(word[a] before 1 (word[b] or word[c]))'],
    ['a before b after c', '((word[a] before word[b]) after word[c])'],
    ['years>=3', 'years>=[3]'],
    ['role != "nurse"', 'role!=[nurse]'],
    ['on<2026-01-01', 'on<[2026-01-01]'],
    ['transcript:transcripts/P01.txt', 'transcript=[transcripts/P01.txt]'],
    ['', '⟨⟩'],
    ['a and', 'a and⟨⟩'],
    ['a b', 'a ⟨b⟩'],
    ['(a or b', '⟨(⟩a or b'],
    ['a)', 'a⟨)⟩'],
    ['()', '(⟨)⟩'],
    ['and a', '⟨and⟩ a'],
    ['a overlaps', 'a overlaps⟨⟩'],
    [':a', '⟨:⟩a'],
    ['code:', 'code:⟨⟩'],
    ['code:(a)', 'code:⟨(⟩a)'],
    ['"a', '⟨"a⟩'],
    ['a and !', 'a and ⟨!⟩'],
    [`${'('.repeat(101)}a${')'.repeat(101)}`, `${'('.repeat(100)}⟨(⟩a${')'.repeat(101)}`],
    [`${'not '.repeat(101)}a`, `${'not '.repeat(100)}⟨not⟩ a`],
  ];
  for (const [query, as] of rows) {
    it(`is read: ${query.slice(0, 60)}`, () => assert.equal(understood(query), as));
  }

  it('has a length', () => {
    const long = 'a near '.repeat(10_000);
    assert.equal(understood(long), `${long}⟨⟩`);
  });
});
