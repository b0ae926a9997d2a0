import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { startBare, type BareServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const notInitialized = -32002;
const invalidRequest = -32600;
const invalidParams = -32602;

/** The code of the error that answers a request; undefined where it is answered. */
async function refusal(connection: MessageConnection, method: string, params?: unknown): Promise<number | undefined> {
  try {
    await connection.sendRequest(method, params);
    return undefined;
  } catch (error) {
    return (error as ResponseError<unknown>).code;
  }
}

describe('What a server may be asked at each point of its life', () => {
  let study: TemporaryStudy;
  let bare: BareServer;
  let logged: string[];
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    bare = startBare(study.folder);
    logged = [];
    bare.connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void logged.push(message),
    );
    bare.connection.listen();
  });
  afterEach(() => {
    bare.server.kill();
    bare.connection.dispose();
    study.remove();
  });

  const hello = (): object => ({
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(study.folder).href, name: 'study' }],
    capabilities: {},
  });
  const ended = async (): Promise<number | null> => {
    await bare.connection.sendNotification('exit');
    return bare.exited;
  };
  const hover = { textDocument: { uri: 'file:///x' }, position: { line: 0, character: 0 } };
  const methods: readonly (readonly [method: string, params?: unknown])[] = [
    ['textDocument/hover', hover],
    ['textDocument/hover', { textDocument: null }],
    ['gloss/themes', {}],
    ['workspace/executeCommand', { command: 'gloss.server.undo', arguments: [{ uri: 'file:///x' }] }],
    ['gloss/noSuchRequest', {}],
    ['shutdown'],
  ];

  it('before “initialize”, every request gets ServerNotInitialized, and notifications are dropped', async () => {
    const { connection } = bare;
    const uri = pathToFileURL(study.file(transcript)).href;
    const text = smallStudy[transcript];
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'transcript', version: 1, text },
    });
    for (const method of ['initialized', 'workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']) {
      await connection.sendNotification(method, { changes: [] });
    }
    for (const [method, params] of methods) {
      assert.equal(await refusal(connection, method, params), notInitialized, method);
    }
    assert.equal(await refusal(connection, 'initialize', hello()), undefined);
    await connection.sendNotification('initialized', {});
    // A document that was opened too soon is not open.
    assert.deepEqual(await connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } }), null);
    assert.deepEqual(logged, []);
    assert.equal(bare.errors(), '');
  });

  it('ends with 1 on “exit” before “initialize”, also where “shutdown” was refused before', async () => {
    assert.equal(await refusal(bare.connection, 'shutdown'), notInitialized);
    assert.equal(await ended(), 1);
  });

  it('refuses an “initialize” that says nothing it could work with, and takes the next one', async () => {
    const wrong: readonly unknown[] = [
      undefined,
      {},
      { capabilities: null },
      { ...hello(), capabilities: { workspace: 7 } },
      { ...hello(), workspaceFolders: [null] },
      { ...hello(), workspaceFolders: [{ uri: 7 }] },
      { ...hello(), initializationOptions: 'x' },
    ];
    for (const params of wrong) {
      assert.equal(await refusal(bare.connection, 'initialize', params), invalidParams, JSON.stringify(params));
    }
    assert.equal(await refusal(bare.connection, 'textDocument/hover', hover), notInitialized);
    assert.equal(await refusal(bare.connection, 'initialize', hello()), undefined);
    assert.equal(await refusal(bare.connection, 'textDocument/hover', hover), undefined);
  });

  it('is initialized once', async () => {
    assert.equal(await refusal(bare.connection, 'initialize', hello()), undefined);
    assert.equal(await refusal(bare.connection, 'initialize', hello()), invalidRequest);
    assert.equal(await refusal(bare.connection, 'textDocument/hover', hover), undefined);
    assert.equal(await ended(), 1);
  });

  it('refuses every request after “shutdown”, does nothing more, and ends with 0', async () => {
    await bare.connection.sendRequest('initialize', hello());
    await bare.connection.sendNotification('initialized', {});
    await bare.connection.sendRequest('shutdown');
    for (const [method, params] of [...methods, ['initialize', hello()] as const]) {
      assert.equal(await refusal(bare.connection, method, params), invalidRequest, method);
    }
    await bare.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.equal(await ended(), 0);
    assert.deepEqual(logged, []);
  });
});
