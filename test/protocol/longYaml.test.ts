import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { DocumentSymbol, Hover } from 'vscode-languageserver-types';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const long = 'codebooks/long.codebook.yaml';
const main = 'codebooks/main.codebook.yaml';

/** An honest codebook that takes so long to read that also a busy machine delivers a request meanwhile. */
/** What is last differs at both ends, so that another version is read whole. */
const longBook = (codes: number, last: string): string =>
  `codebook: ${last}\ncodes:\n${Array.from({ length: codes }, (_, i) => `  - id: long-${i}\n    name: Long ${i}\n    definition: What it is for, in words.\n`).join('')}  - id: last\n    name: ${last}\n`;

describe('a study with long and hostile YAML files', () => {
  let folder: TemporaryStudy;
  let server: WiredServer;
  const files = {
    ...smallStudy,
    [long]: longBook(10_000, 'Last'),
    'codebooks/hostile.codebook.yaml': `codes: ${'- '.repeat(5_000)}\n`,
    'codings/coder2/P01.txt.codings.yaml': '& '.repeat(40_000),
    'codings/coder1/P01.txt.codings.yaml': `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: a\n    at: 3:6-3:35\n    quote: The trust would not let us in\n    codes: [trust]\n`,
  };
  beforeEach(async () => {
    folder = temporaryStudy(files);
    server = await wireServer({ folders: [folder.folder] });
  });
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });
  const uriOf = (path: string): string => pathToFileURL(folder.file(path)).href;
  const symbols = (path: string): Promise<readonly DocumentSymbol[]> =>
    server.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: uriOf(path) } });
  const change = (path: string, version: number, text: string): Promise<void> =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(path), version },
      contentChanges: [{ text }],
    });

  it('is served: what can be read of it is drawn, and hovers over it are answered', async () => {
    const uri = await server.open(folder.file(transcript), folder.read(transcript), 'transcript');
    const { segments } = await server.published(uri, (params) => params.segments.length > 0);
    assert.deepEqual(
      segments.map(({ id }) => id),
      ['a'],
    );
    const hover = await server.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 10 },
    });
    assert.match(JSON.stringify(hover), /Trust/);
  });

  it('answers what is asked of other files while a long one is read, and of that one from its latest text', async () => {
    const uri = await server.open(folder.file(transcript), folder.read(transcript), 'transcript');
    await server.published(uri, (params) => params.segments.length > 0);
    for (const path of [long, main]) await server.open(folder.file(path), folder.read(path), 'yaml');
    assert.ok(names(await symbols(long)).includes('Last'));
    const answered: string[] = [];
    const note = async (path: string): Promise<readonly string[]> => {
      const answer = names(await symbols(path));
      answered.push(path);
      return answer;
    };
    // All of this is sent at once, what is asked of the long file first.
    const changes = [change(long, 2, longBook(10_000, 'Second')), change(long, 3, longBook(10_000, 'Third'))];
    const [ofLong, ofMain] = await Promise.all([note(long), note(main), ...changes]);
    assert.ok(ofLong.includes('Third'));
    assert.ok(ofMain.includes('Trust'));
    assert.deepEqual(answered, [main, long]);
  });
});

/** The names of symbols and of all below them. */
const names = (symbols: readonly DocumentSymbol[]): readonly string[] =>
  symbols.flatMap(({ name, children = [] }) => [name, ...names(children)]);
