import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Where the table of English sentences of the server and the command line is, and its translations beside it. */
export const tablesFolder = 'server/l10n';

/** Two words, a verb with a placeholder behind it, or a placeholder that is counted. */
const sentences = [/\p{L}{2}[^\n]* [^\n]*\p{L}{2}/u, /^\p{Lu}\p{L}+ [^\n]*\{\}/u, /^\{\} \p{L}{3,}$/u];

/** How a command is called: its name, its options, and what stands for a value. */
const signature = /^(?:[a-z][\w-]* )?(?:(?:[<[|-]\S*|gloss [a-z]+)\s*)+$/;

/** What stands in a source. */
export interface Sentences {
  /** Sentences that are in the table. */
  readonly said: readonly string[];
  /** Places where what is said is no literal. */
  readonly unclear: readonly string[];
  /** Texts with words in them that no table has, with their places. */
  readonly outside: readonly string[];
}

/**
 * What a source says: sentences given to `core/text/l10n.ts`, arguments that are no literals, and texts with words in them
 * that are not given to it. Left out are errors that only a fault of Gloss can show, what `about` says for the schema, and
 * values that a type of some source names, since programs tell by them.
 */
export function readSentences(file: string, text = readFileSync(file, 'utf8')): Sentences {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const values = new Set([...valuesOfTypes(), ...valuesIn(source)]);
  const said: string[] = [];
  const unclear: string[] = [];
  const outside: string[] = [];
  const at = (node: ts.Node): string => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (isNoText(node)) return;
    if (ts.isTaggedTemplateExpression(node)) {
      // Marks with what stands between them.
      if (ts.isTemplateExpression(node.template)) node.template.templateSpans.forEach((span) => visit(span.expression));
      return;
    }
    if (ts.isCallExpression(node)) {
      const [, name] = /^l10n\.(t|counted)$/.exec(node.expression.getText()) ?? [];
      if (name !== undefined) {
        for (const [i, given] of node.arguments.entries()) {
          // `t(sentence, …)`, `counted(count, one, other, …)`.
          const isSaid = name === 't' ? i === 0 : i === 1 || i === 2;
          if (!isSaid) visit(given);
          else if (ts.isStringLiteralLike(given)) said.push(given.text);
          else unclear.push(`${at(given)}: ${given.getText()}`);
        }
        return;
      }
    }
    const words = wordsOf(node);
    if (words !== undefined && !values.has(words) && isSentence(words)) outside.push(`${at(node)}: ${words}`);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return { said, unclear, outside };
}

const isSentence = (words: string): boolean =>
  !signature.test(words) && sentences.some((pattern) => pattern.test(words));

function isNoText(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isLiteralTypeNode(node) ||
    (ts.isNewExpression(node) && /^(Error|RegExp|Intl\.\w+)$/.test(node.expression.getText())) ||
    (ts.isPropertyAssignment(node) &&
      node.name.getText() === 'about' &&
      !/\bl10n\./.test(node.initializer.getText())) ||
    (ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  );
}

function wordsOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

let ofTypes: readonly string[] | undefined;

/** Values that types of the sources name, as in `'no overlap' | 'no variation'`. */
const valuesOfTypes = (): readonly string[] =>
  (ofTypes ??= serverSources().flatMap((file) =>
    valuesIn(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)),
  ));

function valuesIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) found.push(node.literal.text);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every source of the server and the command line, with `/`. */
export const serverSources = (): readonly string[] =>
  readdirSync('server/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('server/src', file).replaceAll('\\', '/'))
    .sort();

/** The table of English sentences, as text. */
export function englishTable(): string {
  const said = new Set(serverSources().flatMap((file) => readSentences(file).said));
  const table = Object.fromEntries([...said].sort().map((text) => [text, text]));
  return `${JSON.stringify(table, null, 2)}\n`;
}
