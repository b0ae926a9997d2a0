import { CST, Lexer, Parser } from 'yaml';
import { overLimit, yamlLimits, type LimitCode } from './yamlLimits.js';
import type { Problem } from '../text/problem.js';

/** A text that has too much of something to be read. */
export class OverLimit extends Error {
  readonly problem: Problem;

  constructor(code: LimitCode, at: number, count?: number) {
    super(code);
    this.problem = overLimit(code, at, count);
  }
}

/** Tokens that are parsed between two steps, which takes some milliseconds. */
const tokensAtOnce = 2000;

/**
 * Parses a text into the YAML library's tokens: documents, and what stands between them; undefined where the work may be left
 * for a while. Throws {@link OverLimit} as soon as there is too much of something, so that no text takes more than its share
 * of time and memory.
 */
export function* tokensOf(text: string): Generator<CST.Token | undefined, void> {
  if (text.length > yamlLimits.characters) throw new OverLimit('too-long', 0, text.length);
  const parser = new Parser();
  const count = mayBeTooMuch(text) ? new Count(parser) : undefined;
  let untilPause = tokensAtOnce;
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    yield* parser.next(lexeme);
    if (count) count.add(lexeme, at);
    else refuseDepth(parser, at);
    if (--untilPause > 0) continue;
    untilPause = tokensAtOnce;
    yield;
  }
  yield* parser.end();
}

/** Most files are too short for anything but depth, so that nothing needs to be counted. */
function mayBeTooMuch(text: string): boolean {
  const { tokensInBrackets, stepsBack } = yamlLimits;
  if (text.length > tokensInBrackets) return true;
  let comments = 0;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) comments++;
  return comments * text.length > stepsBack;
}

function refuseDepth({ stack }: Parser, at: number): void {
  if (stack.length > yamlLimits.depth) throw new OverLimit('too-deep', at);
}

/** Counts what is parsed. */
class Count {
  #tokens = 0;
  #inScalar = false;
  #brackets = 0;
  #tokensInBrackets = 0;
  #blanks = 0;
  #isBelowComment = false;
  #stepsBack = 0;

  constructor(readonly parser: Parser) {}

  /** Counts one more lexeme. The lexer's own marks do not count, since they are not in the text. */
  add(lexeme: string, at: number): void {
    if (!this.#inScalar && isMark(lexeme)) {
      this.#inScalar = lexeme === CST.SCALAR;
      // A flow collection that is not closed ends here with all that is around it.
      if (lexeme === CST.FLOW_END) this.#brackets = this.#tokensInBrackets = 0;
      return;
    }
    if (++this.#tokens > yamlLimits.tokens) throw new OverLimit('too-many-values', at);
    if (lexeme.length > yamlLimits.charactersOfToken) throw new OverLimit('too-long-value', at);
    refuseDepth(this.parser, at);
    const type = this.#inScalar ? 'scalar' : CST.tokenType(lexeme);
    this.#inScalar = false;
    this.#countBrackets(type, at);
    this.#countBlanks(type, at);
  }

  #countBrackets(type: CST.TokenType | null, at: number): void {
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.#brackets++;
    if (this.#brackets === 0) return;
    if (++this.#tokensInBrackets > yamlLimits.tokensInBrackets) throw new OverLimit('too-much-in-brackets', at);
    if (type === 'flow-map-end' || type === 'flow-seq-end') this.#brackets--;
    if (this.#brackets === 0) this.#tokensInBrackets = 0;
  }

  /** For each comment the library looks at all that stands blank above it, up to the first comment. */
  #countBlanks(type: CST.TokenType | null, at: number): void {
    if (type === 'comment') {
      this.#isBelowComment = true;
      this.#stepsBack += this.#blanks;
      if (this.#stepsBack > yamlLimits.stepsBack) throw new OverLimit('too-many-blank-lines', at);
    } else if (type === 'newline' || type === 'space') {
      if (!this.#isBelowComment) this.#blanks++;
    } else if (type !== 'anchor' && type !== 'tag' && type !== 'seq-item-ind' && type !== 'explicit-key-ind') {
      this.#blanks = 0;
      this.#isBelowComment = false;
    }
  }
}

const isMark = (lexeme: string): boolean => lexeme === CST.DOCUMENT || lexeme === CST.SCALAR || lexeme === CST.FLOW_END;
