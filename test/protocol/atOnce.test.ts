import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const codings = `transcript: ${transcript}\ncoder: coder1\ntext: sha256-1d972bc6882f02f3\nsegments:\n  - id: mine0001\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [clashing-paces]\n    memo: A thought.\n`;
const position = { line: 2, character: 12 };
const range = { start: position, end: { line: 2, character: 20 } };
const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

/** What plain clients ask about a document right behind opening it. */
const asked: Readonly<Record<string, object>> = {
  'textDocument/hover': { position },
  'textDocument/codeAction': { range, context: { diagnostics: [] } },
  'textDocument/documentSymbol': {},
  'textDocument/foldingRange': {},
  'textDocument/inlayHint': { range: all },
  'textDocument/documentHighlight': { position },
  'textDocument/definition': { position },
  'textDocument/selectionRange': { positions: [position] },
  'textDocument/diagnostic': {},
  'textDocument/semanticTokens/full': {},
};

/** Nothing of this text is folded. */
const mayBeEmpty = ['textDocument/foldingRange'];

describe('A request right behind the opening of a document', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const start = async (folders: readonly string[]): Promise<void> => {
    server = await wireServer({ folders, settings: { coder: 'coder1', inlayHints: 'names' } });
  };
  beforeEach(() => (study = temporaryStudy({ ...smallStudy, 'codings/coder1/P01.txt.codings.yaml': codings })));
  afterEach(() => {
    server.kill();
    study.remove();
  });
  const ask = (method: string, uri: string): Promise<unknown> =>
    server.connection.sendRequest(method, { textDocument: { uri }, ...asked[method] });

  for (const [name, inFolder] of [
    ['of a folder of the window', true],
    ['in no folder of the window', false],
  ] as const) {
    it(`is answered as it is later: ${name}`, async () => {
      for (const method of Object.keys(asked)) {
        await start(inFolder ? [study.folder] : []);
        const uri = pathToFileURL(study.file(transcript)).href;
        const opening = server.open(study.file(transcript), smallStudy[transcript]);
        const first = await ask(method, uri);
        await opening;
        await server.published(uri);
        assert.deepEqual(first, await ask(method, uri), method);
        if (!mayBeEmpty.includes(method)) assert.notEqual(JSON.stringify(first ?? []), '[]', method);
        server.kill();
      }
    });
  }

  it('is answered with the segments, where it names the document as our own messages do', async () => {
    await start([]);
    const uri = pathToFileURL(study.file(transcript)).href;
    void server.open(study.file(transcript), smallStudy[transcript]);
    const found = await server.connection.sendRequest('gloss/segmentsAt', { uri, range });
    assert.match(JSON.stringify(found), /mine0001/);
  });

  it('is answered with nothing in no study', async () => {
    await start([]);
    study.write('elsewhere.txt', 'Words.\n');
    const file = study.file('elsewhere.txt').replace(study.folder, `${study.folder}-none`);
    void server.open(file, 'Words.\n');
    assert.equal(await ask('textDocument/hover', pathToFileURL(file).href), null);
  });
});
