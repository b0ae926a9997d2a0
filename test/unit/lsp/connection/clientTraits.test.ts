import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';
import { clientTraits, servedClient } from '../../../../server/src/lsp/connection/clientTraits.js';

/** Capabilities in which everything is, and the paths of what is looked at in them. */
function watched(): { readonly capabilities: ClientCapabilities; readonly paths: Set<string> } {
  const paths = new Set<string>();
  const below = (path: string): object =>
    new Proxy(() => false, {
      get: (_, key) => {
        if (typeof key !== 'string') return undefined;
        // A method or a place of a list.
        if (key === 'includes' || key === '0') return key === '0' ? 'markdown' : () => true;
        const own = path === '' ? key : `${path}.${key}`;
        paths.delete(path);
        paths.add(own);
        return below(own);
      },
    });
  return { capabilities: below(''), paths };
}

/** The first column of the table of what a client need not have: what is written as code in it. */
const table = readFileSync('PROTOCOL.md', 'utf8').split('### What a client need not have')[1]?.split('\n## ')[0] ?? '';
const named = table
  .split('\n')
  .flatMap((row) => /^\| (`[^|]*?) \|/.exec(row)?.[1] ?? [])
  .flatMap((cell) => [...cell.matchAll(/`([\w.]+\.\w+)`/g)].map(([, path = '']) => path));

describe('what is asked of a client', () => {
  it('is in PROTOCOL.md, with what comes in place of it', () => {
    const { capabilities, paths } = watched();
    servedClient(capabilities);
    const initialized: Omit<InitializeParams, 'rootUri'> = { capabilities, processId: null };
    clientTraits(initialized as InitializeParams);
    const documented = named.filter((path) => !path.startsWith('initializationOptions.'));
    assert.deepEqual([...paths].sort(), [...documented].sort());
  });

  it('is in PROTOCOL.md as far as it is an option of our own', () => {
    const [, type = ''] =
      /interface InitializationOptions \{([^]*?)\n\}/.exec(readFileSync('PROTOCOL.md', 'utf8')) ?? [];
    const options = [...type.matchAll(/readonly (\w+)\?: boolean/g)].map(([, name = '']) => name);
    const documented = named.flatMap((path) => /^initializationOptions\.(.*)/.exec(path)?.[1] ?? []);
    // Without `trusted` all is as with it.
    assert.deepEqual([...documented, 'trusted'].sort(), options.sort());
  });

  it('is looked at in one place', () => {
    const files = readdirSync('server/src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const looking = files.filter((file) =>
      /\bClientCapabilities\b|capabilities\.(workspace|textDocument|window|general)\b/.test(
        readFileSync(join('server/src', file), 'utf8'),
      ),
    );
    assert.deepEqual(looking, [join('lsp', 'connection', 'clientTraits.ts')]);
  });
});
