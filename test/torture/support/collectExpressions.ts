import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** An expression in the sources, and where it stands. */
export interface Found {
  readonly expression: RegExp;
  readonly where: string;
}

const root = join(__dirname, '..', '..', '..', '..');

/** Every expression that is written in the sources, and those that modules put together when they are loaded. */
export function collectExpressions(): readonly Found[] {
  return [...written(), ...putTogether()];
}

function written(): readonly Found[] {
  const found: Found[] = [];
  for (const folder of ['server/src', 'client/src']) {
    for (const name of filesIn(join(root, folder), '.ts')) {
      const source = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
          found.push({
            expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)),
            where: `${name.slice(root.length + 1)}:${line + 1}`,
          });
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  }
  return found;
}

/** Modules of the core and of features have no effects, so that they can be loaded once more. */
function putTogether(): readonly Found[] {
  const found: Found[] = [];
  const real = globalThis.RegExp;
  const compiled = ['core', 'features', 'protocol'].flatMap((folder) =>
    filesIn(join(root, 'out', 'server', 'src', folder), '.js'),
  );
  const loaded = compiled.map((name) => [name, require.cache[name]] as const);
  for (const name of compiled) Reflect.deleteProperty(require.cache, name);
  globalThis.RegExp = new Proxy(real, {
    construct: (target, values) => {
      const expression = Reflect.construct(target, values) as RegExp;
      // The second frame is the one that calls; a library's own expressions see only what its callers have looked at.
      const caller = (new Error().stack ?? '').split('\n')[2] ?? '';
      const [, where] = /\/(server\/src\/[\w/]+\.[jt]s)/.exec(caller) ?? [];
      if (where !== undefined) found.push({ expression, where });
      return expression;
    },
  });
  try {
    for (const name of compiled) load(name);
  } finally {
    globalThis.RegExp = real;
    // Other tests have these modules already, and would meet a second one of each.
    for (const [name, module] of loaded) {
      if (module) require.cache[name] = module;
      else Reflect.deleteProperty(require.cache, name);
    }
  }
  return found;
}

const load = createRequire(__filename);

const filesIn = (folder: string, extension: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
