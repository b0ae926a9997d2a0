import type { Parsed, Problem } from '../../text/problem.js';
import type { CodedMaterial, CodedSegment } from '../codedMaterial.js';
import { parseQuery } from './parseQuery.js';
import type { Query, Term } from './querySyntax.js';
import type { Test } from './fields.js';
import { relate } from './relate.js';
import { testOf } from './testOf.js';

/** The segments that a query means, in the order of the material; none, and a problem, where it cannot be read. */
export function find(material: CodedMaterial, text: string): Parsed<readonly CodedSegment[]> {
  const { value: query, problems } = parseQuery(text);
  if (!query) return { value: [], problems };
  const tests = new Map<Term, Test>();
  const wrong: Problem[] = [];
  for (const term of termsOf(query)) {
    const found = testOf(material, term);
    if ('test' in found) tests.set(term, found.test);
    else wrong.push(found.problem);
  }
  if (wrong.length > 0) return { value: [], problems: wrong };
  return { value: ofQuery(query, { all: material.segments, tests }, material.segments), problems };
}

interface Asked {
  readonly all: readonly CodedSegment[];
  readonly tests: ReadonlyMap<Term, Test>;
}

/** Those of some segments that are meant, in their order. */
function ofQuery(query: Query, asked: Asked, among: readonly CodedSegment[]): readonly CodedSegment[] {
  switch (query.kind) {
    case 'term':
      return among.filter(asked.tests.get(query) ?? (() => false));
    case 'and':
      return query.parts.reduce((left, part) => ofQuery(part, asked, left), among);
    case 'or': {
      const found = new Set(query.parts.flatMap((part) => ofQuery(part, asked, among)));
      return among.filter((segment) => found.has(segment));
    }
    case 'not': {
      const found = new Set(ofQuery(query.of, asked, among));
      return among.filter((segment) => !found.has(segment));
    }
    case 'related':
      return relate(ofQuery(query.left, asked, among), ofQuery(query.right, asked, asked.all), query);
  }
}

function* termsOf(query: Query): Generator<Term> {
  if (query.kind === 'term') yield query;
  else if (query.kind === 'not') yield* termsOf(query.of);
  else for (const part of query.kind === 'related' ? [query.left, query.right] : query.parts) yield* termsOf(part);
}
