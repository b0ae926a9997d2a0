import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import * as protocol from '#protocol';

/** PROTOCOL.md is what other editors are written against, so it says neither less nor more than the code. */
describe('PROTOCOL.md', () => {
  const document = readFileSync('PROTOCOL.md', 'utf8');
  const sections = new Map(
    [...document.matchAll(/^### `(gloss[/.][^`]+)`\n\n([^]*?)(?=^##|$(?![^]))/gm)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  );

  it('has a section for every message and command, and for no other', () => {
    assert.deepEqual([...sections.keys()].sort(), [...kinds().keys()].sort());
  });

  for (const [method, kind] of kinds()) {
    it(`says what kind of message ${method} is`, () => {
      assert.equal(/^\w+/.exec(sections.get(method) ?? '')?.[0], kind);
    });
  }

  it('gives every type as server/src/protocol declares it, and no other', () => {
    const declared = readdirSync('server/src/protocol')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join('server/src/protocol', file), 'utf8'));
    const described = [...document.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code);
    assert.deepEqual(typesIn(described), typesIn(declared));
  });

  it('names every command of the client that the server leads to', () => {
    for (const command of Object.values(protocol.clientCommands)) {
      assert.ok(document.includes(`\`${command}\``), command);
    }
  });
});

/** The first word of a message's section, by its method. */
function kinds(): ReadonlyMap<string, string> {
  const found = new Map<string, string>(Object.values(protocol.serverCommands).map((command) => [command, 'Command']));
  for (const message of Object.values(protocol)) {
    if ('method' in message) found.set(message.method, message.type.constructor.name.replace(/Type0?$/, ''));
  }
  return found;
}

/** Interfaces and type aliases by name, with their docstrings, as written. */
function typesIn(sources: readonly string[]): Readonly<Record<string, string>> {
  const types = sources.flatMap((source) => {
    const file = ts.createSourceFile('types.ts', source, ts.ScriptTarget.Latest, true);
    return file.statements
      .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      .map(
        (type) =>
          [
            type.name.text,
            type
              .getFullText()
              .trim()
              .replace(/^export /m, ''),
          ] as const,
      );
  });
  return Object.fromEntries(types.sort(([a], [b]) => a.localeCompare(b)));
}
