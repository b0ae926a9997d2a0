import type { Parsed, Problem } from '../../text/problem.js';
import type { Range } from '../../text/range.js';
import * as l10n from '../../text/l10n.js';
import { isRelation, relations, type Comparison, type Query, type Term } from './querySyntax.js';
import { tokensOf, type Token } from './tokens.js';

/**
 * Reads a query. `not` binds more closely than a relation does, a relation than `and`, and that than `or`; brackets group.
 * Without a value there is one problem at least, each at its place with what was expected there.
 */
export function parseQuery(text: string): Parsed<Query | undefined> {
  const reader = new QueryReader(text);
  return { value: reader.read(), problems: reader.problems };
}

/** Brackets within brackets, and UTF-16 units of a query, beyond which nobody asks. */
const deepest = 100;
const longest = 10_000;

class QueryReader {
  readonly problems: Problem[] = [];
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {
    this.tokens = text.length > longest ? [] : tokensOf(text);
  }

  read(): Query | undefined {
    if (this.text.length > longest) return this.fail(l10n.t('This is too long to be read.'));
    if (this.tokens.length === 0) {
      return this.fail(l10n.t('Write what to find, such as a code, a case or words in quotes.'));
    }
    const query = this.either();
    const left = this.tokens[this.at];
    if (query && left) {
      return left.value === ')'
        ? this.fail(l10n.t('There is no opening bracket to this one.'))
        : this.fail(
            l10n.t('Write “and”, “or” or a relation such as “overlaps” before “{word}”.', { word: left.value }),
          );
    }
    return query;
  }

  private either(): Query | undefined {
    return this.combined('or', () => this.combined('and', () => this.related()));
  }

  /** Parts with a word between them; one part is itself. */
  private combined(kind: 'and' | 'or', part: () => Query | undefined): Query | undefined {
    const first = part();
    if (!first) return undefined;
    const parts = [first];
    while (this.isNext(kind)) {
      this.at++;
      const next = part();
      if (!next) return undefined;
      parts.push(next);
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  private related(): Query | undefined {
    let left = this.negated();
    for (let word = this.wordHere(); left && word !== undefined && isRelation(word); word = this.wordHere()) {
      this.at++;
      const turns = relations[word].takesTurns ? this.turns() : undefined;
      const right = this.negated();
      left = right && { kind: 'related', relation: word, left, right, ...(turns !== undefined && { turns }) };
    }
    return left;
  }

  /** A number of turns behind a relation, as in `near 2 turns`. */
  private turns(): number | undefined {
    const word = this.wordHere() ?? '';
    if (!/^\d{1,6}$/.test(word)) return undefined;
    this.at++;
    if (/^turns?$/.test(this.wordHere() ?? '')) this.at++;
    return Number(word);
  }

  private negated(): Query | undefined {
    if (!this.isNext('not')) return this.single();
    if (this.depth >= deepest) return this.fail(l10n.t('This is nested too deeply to be read.'));
    this.at++;
    this.depth++;
    const of = this.negated();
    this.depth--;
    return of && { kind: 'not', of };
  }

  private single(): Query | undefined {
    const token = this.tokens[this.at];
    if (!token) return this.fail(l10n.t('Something is missing here: a code, a case, words in quotes, or a bracket.'));
    if (token.kind === 'broken') return this.broken(token);
    if (token.value === '(' && token.kind === 'sign') return this.group();
    if (token.kind === 'sign') {
      return this.fail(l10n.t('“{sign}” needs something to its left, as in “code:humour”.', { sign: token.value }));
    }
    if (token.kind === 'word' && isKeyword(token.value)) {
      return this.fail(
        l10n.t('“{word}” needs something to its left. In quotes it is looked for in the passages.', {
          word: token.value,
        }),
      );
    }
    this.at++;
    return token.kind === 'text' ? term('text', token) : this.term(token);
  }

  private group(): Query | undefined {
    const open = this.tokens[this.at];
    if (this.depth >= deepest) return this.fail(l10n.t('This is nested too deeply to be read.'));
    this.at++;
    this.depth++;
    const query = this.either();
    this.depth--;
    if (!query) return undefined;
    if (this.tokens[this.at]?.value !== ')') return this.fail(l10n.t('This bracket is not closed.'), open?.range);
    this.at++;
    return query;
  }

  /** A field with a value, or a word alone. */
  private term(field: Token): Query | undefined {
    const sign = this.tokens[this.at];
    const comparison = sign?.kind === 'sign' ? comparisons[sign.value] : undefined;
    if (!sign || !comparison) return term('word', field);
    this.at++;
    const value = this.tokens[this.at];
    if (value?.kind === 'broken') return this.broken(value);
    if (!value || value.kind === 'sign') {
      return this.fail(l10n.t('“{field}” needs a value here.', { field: field.value + sign.value }));
    }
    this.at++;
    return { ...term(field.value.toLowerCase(), value), comparison, fieldRange: field.range };
  }

  private broken({ value, range }: Token): Query | undefined {
    return this.text.charAt(range.start) === value
      ? this.fail(l10n.t('“{sign}” means nothing here.', { sign: value }), range)
      : this.fail(l10n.t('This text in quotes does not end.'), range);
  }

  private wordHere(): string | undefined {
    const token = this.tokens[this.at];
    return token?.kind === 'word' ? token.value.toLowerCase() : undefined;
  }

  private isNext(word: string): boolean {
    return this.wordHere() === word;
  }

  /** Reports a problem, at what comes next or at the end. */
  private fail(message: string, range: Range | undefined = this.tokens[this.at]?.range): Query | undefined {
    const { length } = this.text;
    if (this.problems.length === 0) {
      this.problems.push({ code: 'query', severity: 'error', message, range: range ?? { start: length, end: length } });
    }
    return undefined;
  }
}

const term = (field: string, { value, range }: Token): Term => ({
  kind: 'term',
  field,
  value,
  fieldRange: range,
  valueRange: range,
});

const comparisons: Readonly<Record<string, Comparison | undefined>> = {
  ':': '=',
  '=': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const isKeyword = (word: string): boolean =>
  ['and', 'or', 'not'].includes(word.toLowerCase()) || isRelation(word.toLowerCase());
