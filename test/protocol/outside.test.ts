import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, Location } from 'vscode-languageserver-types';
import type { EditResult, ThemesResult } from '#protocol';
import { eventually } from '../support/eventually.js';
import { manyFiles } from '../support/manyFiles.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const shared = 'codebook: Shared\ncodes:\n  - id: hope\n    name: Hope\n    codable: false\n';
const file = 'common/a b.codebook.yaml';
const transcript = 'study/transcripts/P01.txt';
const glob = '../common/*.codebook.yaml';

interface Watcher {
  readonly globPattern: string | { readonly baseUri: string; readonly pattern: string };
}

describe('codebooks outside of a study’s folder over the protocol', () => {
  let folder: TemporaryStudy;
  let server: WiredServer;
  let watchers: readonly Watcher[];
  const uriOf = (path: string): string => pathToFileURL(folder.file(path)).href;
  const start = async (config: string, prepare?: (around: TemporaryStudy) => void): Promise<void> => {
    const study = Object.entries({ ...smallStudy, 'gloss.yaml': config });
    folder = temporaryStudy({
      ...Object.fromEntries(study.map(([path, text]) => [`study/${path}`, text])),
      [file]: shared,
    });
    prepare?.(folder);
    watchers = [];
    server = await wireServer({
      folders: [folder.file('study')],
      capabilities: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      answers: {
        'client/registerCapability': ({
          registrations,
        }: {
          registrations: readonly { registerOptions?: { watchers?: readonly Watcher[] } }[];
        }) => {
          watchers = [...watchers, ...registrations.flatMap(({ registerOptions }) => registerOptions?.watchers ?? [])];
          return null;
        },
      },
    });
    await server.published(await server.open(folder.file(transcript), smallStudy['transcripts/P01.txt']));
  };
  const changed = (path: string): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 2 }] });
  const themes = async (): Promise<ThemesResult['studies'][number]['codes']> =>
    (await server.connection.sendRequest<ThemesResult>('gloss/themes', {})).studies[0]?.codes ?? [];
  /** The themes once the first one is this one. */
  const themesOnce = async (name: string): Promise<ThemesResult['studies'][number]['codes']> => {
    return eventually(name, async () => {
      const codes = await themes();
      return codes[0]?.name === name ? codes : undefined;
    });
  };
  const edit = (params: object): Promise<EditResult> =>
    server.connection.sendRequest('workspace/executeCommand', { command: 'gloss.server.edit', arguments: [params] });
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  it('are served, watched and followed', async () => {
    await start(`codebooks: [codebooks/*.codebook.yaml, "${glob}"]\n`);
    const [hope] = await themes();
    assert.deepEqual([hope?.id, hope?.location.uri], ['hope', uriOf(file)]);
    const outside = watchers.filter(({ globPattern }) => typeof globPattern === 'object');
    assert.deepEqual(outside, [{ globPattern: { baseUri: uriOf('common'), pattern: '*.codebook.yaml' } }]);
    folder.write(file, shared.replace('Hope', 'Great hope'));
    await changed(file);
    await themesOnce('Great hope');
    const uri = await server.open(folder.file(file), `${shared}  - id: trust\n`, 'yaml');
    const { items } = await server.connection.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: uriOf('study/codebooks/main.codebook.yaml') },
    });
    assert.deepEqual(items, []);
    assert.deepEqual(
      (await themes()).slice(0, 2).map(({ id }) => id),
      ['hope', 'trust'],
    );
    const links = await server.connection.sendRequest<readonly Location[] | null>('textDocument/references', {
      textDocument: { uri },
      position: { line: 2, character: 9 },
      context: { includeDeclaration: false },
    });
    assert.deepEqual(links, []);
  });

  it('are not watched below a folder that holds more than is looked through', async () => {
    await start(`codebooks: ["../**/*.codebook.yaml", "${glob}"]\n`, (study) => manyFiles(study.file('big')));
    assert.equal((await themes())[0]?.name, 'Hope');
    const outside = watchers.filter(({ globPattern }) => typeof globPattern === 'object');
    assert.deepEqual(outside, [{ globPattern: { baseUri: uriOf('common'), pattern: '*.codebook.yaml' } }]);
  });

  it('are not written to: a new code goes into the study, or is refused', async () => {
    await start(`codebooks: [codebooks/*.codebook.yaml, "${glob}"]\n`);
    const { done, refusal } = await edit({ op: 'newCode', uri: uriOf(transcript), name: 'Fear', under: 'hope' });
    assert.deepEqual([done, refusal?.code], [false, 'cannot-write']);
    assert.match(refusal?.message ?? '', /\.\.\/common\/a b\.codebook\.yaml is kept outside the study’s folder/);
    assert.equal(folder.read(file), shared);
    assert.equal((await edit({ op: 'newCode', uri: uriOf(transcript), name: 'Fear' })).done, true);
    assert.match(folder.read('study/codebooks/main.codebook.yaml'), /id: fear/);
  });

  it('come and go with gloss.yaml', async () => {
    await start('study: S\n');
    assert.equal((await themes())[0]?.id, 'challenges');
    folder.write('study/gloss.yaml', `codebooks: ["${glob}"]\n`);
    await changed('study/gloss.yaml');
    assert.deepEqual(
      (await themesOnce('Hope')).map(({ id }) => id),
      ['hope'],
    );
  });
});
