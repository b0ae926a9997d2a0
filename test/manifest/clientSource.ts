import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const files = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('client/src', file));

/** Every node of the client's sources, in the order of the text. */
const nodes: readonly ts.Node[] = files.flatMap((file) =>
  flatten(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)),
);

/** String constants of the client, by name. */
const constants = new Map(
  nodes
    .filter(ts.isVariableDeclaration)
    .flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer && ts.isStringLiteral(initializer) ? [[name.text, initializer.text]] : [],
    ),
);

/** The arguments of each call or construction of `name`, written as in the source (`l10n.t`, `ThemeColor`). */
export function callsOf(name: string): (readonly ts.Expression[])[] {
  return nodes
    .filter((node) => ts.isCallExpression(node) || ts.isNewExpression(node))
    .filter(({ expression }) => expression.getText() === name)
    .map(({ arguments: given }) => given ?? []);
}

/** The text of a string literal, or of a constant that holds one. */
export function stringOf(expression: ts.Expression | undefined): string | undefined {
  if (!expression) return undefined;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  return ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
}

/** The commands that the client registers: directly, by a function that does so, or as the keys of a table. */
export function registeredCommands(): string[] {
  const named = registrarsBy('commands.registerCommand')
    .flatMap(callsOf)
    .map(([command]) => stringOf(command));
  const keys = nodes
    .filter(ts.isPropertyAssignment)
    .map(({ name }) => (ts.isStringLiteral(name) && name.text.startsWith('gloss.') ? name.text : undefined));
  return [...named, ...keys].filter((command) => command !== undefined);
}

/** The function, and those of the form `(command, …) => registrar(command, …)` over it, or over another of them. */
function registrarsBy(registrar: string): string[] {
  const over = nodes
    .filter(ts.isVariableDeclaration)
    .filter(
      ({ initializer }) =>
        initializer &&
        ts.isArrowFunction(initializer) &&
        ts.isCallExpression(initializer.body) &&
        initializer.body.expression.getText() === registrar &&
        initializer.body.arguments[0]?.getText() === initializer.parameters[0]?.name.getText(),
    )
    .map(({ name }) => name.getText());
  return [registrar, ...over.flatMap(registrarsBy)];
}

function flatten(node: ts.Node): ts.Node[] {
  const found = [node];
  ts.forEachChild(node, (child) => {
    found.push(...flatten(child));
  });
  return found;
}
