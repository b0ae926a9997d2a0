import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OnigScanner, OnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, type IGrammar, type IRawGrammar } from 'vscode-textmate';
import type { Mark } from '../support/marks.js';
import { hostGrammars } from './hostGrammars.js';

export const syntaxes = join(__dirname, '../../../syntaxes');

/** The extension's grammars by file name, as they are on disk. */
export const grammarFiles: ReadonlyMap<string, IRawGrammar & { readonly injectionSelector?: string }> = new Map(
  readdirSync(syntaxes)
    .filter((file) => /\.(?:tmLanguage|injection)\.json$/.test(file))
    .map((file) => [file, JSON.parse(readFileSync(join(syntaxes, file), 'utf8')) as IRawGrammar]),
);

/** Loads a grammar by its scope with all injections, those of editors' own grammars by small ones that stand for them. */
export async function loadGrammar(scope: string): Promise<IGrammar> {
  const grammar = await (await registry()).loadGrammar(scope);
  if (!grammar) throw new Error(`No grammar has the scope ${scope}`);
  return grammar;
}

/**
 * The ranges of a text that have one of the scopes, a range to a line at most, under the scopes' short names. `scopes` gives the
 * beginnings of scopes by short name.
 */
export function scopedRanges(
  grammar: IGrammar,
  text: string,
  scopes: Readonly<Record<string, string>>,
): readonly Mark[] {
  const ranges: Mark[] = [];
  let stack = INITIAL;
  let start = 0;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    const open = new Map<string, Mark>();
    for (const token of tokens) {
      const end = Math.min(token.endIndex, line.length);
      for (const [name, prefix] of Object.entries(scopes)) {
        const last = open.get(name);
        open.delete(name);
        if (end <= token.startIndex || !token.scopes.some((scope) => scope.startsWith(prefix))) continue;
        if (last) ranges.splice(ranges.indexOf(last), 1);
        const range = { name, start: last?.start ?? start + token.startIndex, end: start + end };
        ranges.push(range);
        open.set(name, range);
      }
    }
    stack = ruleStack;
    start += line.length + 1;
  }
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

let shared: Promise<Registry> | undefined;

function registry(): Promise<Registry> {
  shared ??= createRegistry();
  return shared;
}

async function createRegistry(): Promise<Registry> {
  const wasm = readFileSync(join(dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const own = new Map([...grammarFiles.values()].map((grammar) => [grammar.scopeName, grammar]));
  const injections = [...own.values()].flatMap(({ injectionSelector, scopeName }) =>
    injectionSelector === undefined ? [] : [scopeName],
  );
  return new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scope) => Promise.resolve(own.get(scope) ?? hostGrammars.get(scope)),
    getInjections: (scope) => (hostGrammars.has(scope) ? injections : []),
  });
}
