import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-types';
import type { EditResult } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';

describe('a server’s life over the protocol', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  beforeEach(async () => {
    study = temporaryStudy(smallStudy);
    server = await wireServer({ folders: [study.folder] });
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });

  it('begins with all that it can do', async () => {
    const filters = [{ scheme: 'file', pattern: { glob: '**/*' } }];
    assert.deepEqual(server.result, {
      serverInfo: { name: 'gloss' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2, save: true },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: { filters }, didRename: { filters }, willDelete: { filters } },
        },
        codeActionProvider: {
          codeActionKinds: ['quickfix', 'refactor.move', 'refactor.rewrite', 'refactor.code', 'refactor.segment'],
        },
        executeCommandProvider: {
          commands: [
            'edit',
            'chooseCode',
            'showMemo',
            'undo',
            'redo',
            'moveCodings',
            'newStudy',
            'pseudonymise',
            'setUpGit',
          ].map((name) => `gloss.server.${name}`),
        },
        codeLensProvider: { resolveProvider: true },
        colorProvider: true,
        completionProvider: { resolveProvider: true, triggerCharacters: ['[', ',', ' '] },
        definitionProvider: true,
        diagnosticProvider: { identifier: 'gloss', interFileDependencies: true, workspaceDiagnostics: true },
        documentHighlightProvider: true,
        documentFormattingProvider: true,
        documentLinkProvider: { resolveProvider: true },
        documentSymbolProvider: { label: 'Gloss' },
        foldingRangeProvider: true,
        hoverProvider: true,
        implementationProvider: true,
        inlayHintProvider: true,
        referencesProvider: { workDoneProgress: true },
        renameProvider: { prepareProvider: true },
        selectionRangeProvider: true,
        semanticTokensProvider: {
          legend: { tokenTypes: ['string', 'comment', 'macro'], tokenModifiers: ['overlap'] },
          full: true,
          range: true,
        },
        typeHierarchyProvider: true,
        workspaceSymbolProvider: true,
      },
    });
    await server.stop();
  });

  it('ends with exit code 0 after shutdown, and nothing on standard error', async () => {
    await server.published(await server.open(study.file(transcript), smallStudy[transcript]));
    assert.equal(await server.stop(), 0);
    assert.equal(server.errors(), '');
  });

  it('ends with exit code 1 without shutdown', async () => {
    await server.connection.sendNotification('exit');
    assert.equal(await server.exited, 1);
  });

  it('ends when its client closes the stream', async () => {
    server.connection.end();
    assert.notEqual(await server.exited, undefined);
  });

  it('ends as well where a request came after shutdown', async () => {
    await server.connection.sendRequest('shutdown');
    await Promise.allSettled([server.connection.sendRequest('gloss/themes', {})]);
    await server.connection.sendNotification('exit');
    assert.equal(await server.exited, 0);
  });

  it('survives parameters of any shape, and answers what comes next', async () => {
    const uri = await server.open(study.file(transcript), smallStudy[transcript]);
    await server.published(uri);
    const position = { line: 2, character: 8 };
    const shapes: readonly unknown[] = [
      {},
      { textDocument: {} },
      { textDocument: { uri: 7 }, position: 'x', positions: 3, range: [], context: null },
      {
        textDocument: { uri: 'not a uri' },
        position,
        positions: [position],
        range: { start: position, end: position },
        context: {},
      },
      {
        textDocument: { uri },
        position: { line: -1, character: -1 },
        positions: [{}],
        range: {},
        context: { diagnostics: [{}] },
      },
      {
        textDocument: { uri },
        position: { line: 1e9, character: 1e9 },
        range: { start: { line: 1e9, character: 0 }, end: { line: 2e9, character: 0 } },
      },
      { uri, range: null, unit: 'verse', direction: 'up', position },
      { study: 5, codes: 'x', id: null, query: 3, transcript: {} },
      { command: 'gloss.server.edit', arguments: [] },
      { command: 'gloss.server.edit', arguments: [{ op: 'fly', uri }] },
      { command: 'gloss.server.edit', arguments: [{ op: 'apply', uri }] },
      { command: 'gloss.server.newStudy', arguments: [null] },
      { command: 9 },
    ];
    const methods = [
      'hover',
      'codeAction',
      'completion',
      'definition',
      'diagnostic',
      'documentHighlight',
      'documentSymbol',
      'foldingRange',
    ]
      .concat(['inlayHint', 'references', 'selectionRange', 'noSuchRequest'])
      .map((name) => `textDocument/${name}`)
      .concat(['workspace/symbol', 'workspace/executeCommand', 'completionItem/resolve'])
      .concat(
        [
          'themes',
          'listSegments',
          'locateSegment',
          'segmentsAt',
          'moveByUnit',
          'codeChoices',
          'setHiddenCodes',
          'x',
        ].map((name) => `gloss/${name}`),
      );
    const answered = await Promise.allSettled(
      methods.flatMap((method) => shapes.map((params) => server.connection.sendRequest(method, params))),
    );
    assert.equal(answered.length, methods.length * shapes.length);
    for (const method of ['didOpen', 'didChange', 'didClose', 'didSave']) {
      for (const params of [{}, { textDocument: {} }, { textDocument: { uri: 7 }, contentChanges: 'x' }]) {
        await server.connection.sendNotification(`textDocument/${method}`, params);
      }
    }
    for (const method of ['didChangeWatchedFiles', 'didChangeConfiguration', 'didChangeWorkspaceFolders', 'didFly']) {
      for (const params of [{}, { changes: [{}] }, { changes: [{ uri: 'x' }] }, { event: {} }]) {
        await server.connection.sendNotification(`workspace/${method}`, params);
      }
    }
    const applied = await server.connection.sendRequest<EditResult>('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'apply', uri, range: { start: position, end: position }, codes: ['trust'] }],
    });
    assert.equal(applied.done, true);
    await server.published(uri, ({ segments }) => segments.length === 1);
    const hover = await server.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position });
    assert.match((hover.contents as { value: string }).value, /\*\*Trust\*\*/);
    assert.equal(await server.stop(), 0);
  });
});
