import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type ServerOptions, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const passage = { start: { line: 2, character: 5 }, end: { line: 2, character: 35 } };

describe('A client that knows nothing of Gloss', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });
  const start = async (options: ServerOptions = {}): Promise<void> => {
    server = await wireServer({ folders: [study.folder], ...options });
  };
  const opened = (): Promise<string> => server.open(study.file(transcript), smallStudy[transcript]);
  const apply = (uri: string): Promise<unknown> =>
    server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'apply', uri, range: passage, codes: ['clashing-paces'] }],
    });

  it('gets coded passages as semantic tokens, and is asked to get them again when a passage is coded', async () => {
    let refreshed = 0;
    await start({
      capabilities: { semanticTokens: { refreshSupport: true } },
      answers: { 'workspace/semanticTokens/refresh': () => ((refreshed += 1), null) },
    });
    const uri = await opened();
    const tokens = (): Promise<unknown> =>
      server.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } });
    assert.deepEqual(await tokens(), { data: [] });
    const before = refreshed;
    await apply(uri);
    await eventually('that tokens are to be asked for again', () => refreshed > before);
    assert.deepEqual(await tokens(), { data: [2, 5, 30, 0, 0] });
  });

  it('gets no semantic tokens where it says that it draws', async () => {
    await start({ initializationOptions: { draws: true } });
    assert.equal(server.result.capabilities['semanticTokensProvider'], undefined);
  });
});
