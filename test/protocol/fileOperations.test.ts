import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, RenameFile, WorkspaceEdit } from 'vscode-languageserver-types';
import type { EditResult } from '#protocol';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const text = smallStudy[transcript];
const codingsOf = (coder: string, name: string): string => `codings/${coder}/${name}.codings.yaml`;
const renames = { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } };

/** Files of transcripts that are renamed, moved and deleted, in an editor and outside of it. */
describe('renaming and deleting transcripts', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  let before: string;
  let warnings: string[];

  const uriOf = (path: string): string => pathToFileURL(study.file(path)).href;
  const isThere = (path: string): boolean => existsSync(study.file(path));
  const move = (from: string, to: string): void => {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  };
  const start = async (capabilities: object): Promise<void> => {
    server = await wireServer({ folders: [study.folder], capabilities });
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      warnings.push(message);
    });
    const uri = await server.open(study.file(transcript), text);
    await server.published(uri);
    const at = { line: 2, character: 12 };
    await server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'apply', uri, range: { start: at, end: at }, codes: ['trust'] }],
    });
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    before = study.read(codingsOf('coder1', 'P01.txt'));
  };
  /** What an editor does when a person renames a file or folder; answers what was renamed along with it. */
  const rename = async (from: string, to: string): Promise<readonly string[]> => {
    const params = { files: [{ oldUri: uriOf(from), newUri: uriOf(to) }] };
    const edit = await server.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', params);
    const along = (edit?.documentChanges ?? []) as RenameFile[];
    for (const { kind, oldUri, newUri } of along) {
      assert.equal(kind, 'rename');
      move(fileURLToPath(oldUri), fileURLToPath(newUri));
    }
    move(study.file(from), study.file(to));
    await server.connection.sendNotification('workspace/didRenameFiles', params);
    return along.map(({ newUri }) => newUri.slice(uriOf('.').length + 1));
  };
  const follows = (name: string): Promise<boolean> =>
    eventually(
      `The codings do not say ${name}`,
      () =>
        isThere(codingsOf('coder1', name)) && study.read(codingsOf('coder1', name)) === before.replace('P01.txt', name),
    );

  beforeEach(() => {
    warnings = [];
    study = temporaryStudy({ ...smallStudy, 'cases.csv': `case,transcript\nP01,${transcript}\n` });
  });
  afterEach(async () => {
    await server.stop();
    study.remove();
  });

  it('are asked for by the editor', async () => {
    await start(renames);
    const { fileOperations } = server.result.capabilities['workspace'] as { fileOperations: object };
    assert.deepEqual(Object.keys(fileOperations), ['willRename', 'didRename', 'willDelete']);
  });

  it('takes codings and cases along, and the passages are drawn at once', async () => {
    await start(renames);
    assert.deepEqual(await rename(transcript, 'transcripts/P 09.txt'), ['codings/coder1/P%2009.txt.codings.yaml']);
    await follows('P 09.txt');
    await eventually('The cases do not follow', () => study.read('cases.csv').includes('transcripts/P 09.txt'));
    assert.ok(!isThere(codingsOf('coder1', 'P01.txt')));
    const uri = await server.open(study.file('transcripts/P 09.txt'), text);
    const { segments } = await server.published(uri, (params) => params.segments.length === 1);
    assert.equal(segments[0]?.state, 'exact');
    // Undone by the editor, which renames both files back and says only so.
    move(study.file('transcripts/P 09.txt'), study.file(transcript));
    move(study.file(codingsOf('coder1', 'P 09.txt')), study.file(codingsOf('coder1', 'P01.txt')));
    await server.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: uriOf('transcripts/P 09.txt'), newUri: uriOf(transcript) }],
    });
    await follows('P01.txt');
    assert.deepEqual(warnings, []);
  });

  it('takes codings along where the editor cannot', async () => {
    await start({});
    assert.deepEqual(await rename(transcript, 'transcripts/P09.txt'), []);
    await follows('P09.txt');
    await eventually('The old codings are still there', () => !isThere(codingsOf('coder1', 'P01.txt')));
  });

  for (const [what, capabilities] of [
    ['by the editor', renames],
    ['by the server', {}],
  ] as const) {
    it(`takes codings along with a folder, ${what}`, async () => {
      study.write('transcripts/old/deep/P02.txt', text);
      await start(capabilities);
      study.write(
        codingsOf('coder2', 'old/deep/P02.txt'),
        before
          .replace('P01', 'old/deep/P02')
          .replace('coder1', 'coder2')
          .replace(/id: \w/, 'id: z'),
      );
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(codingsOf('coder2', 'old/deep/P02.txt')), type: 1 }],
      });
      await rename('transcripts/old', 'transcripts/new');
      const moved = codingsOf('coder2', 'new/deep/P02.txt');
      await eventually(
        'The codings do not follow',
        () => isThere(moved) && study.read(moved).startsWith('transcript: transcripts/new/deep/P02.txt\n'),
      );
      assert.equal(study.read(codingsOf('coder1', 'P01.txt')), before);
    });
  }

  it('leaves codings alone where others are in the way, or it is no transcript any more, and says so', async () => {
    const other = 'transcript: transcripts/P02.txt\ncoder: coder1\ntext: sha256-0\nsegments: []\n';
    study.write(codingsOf('coder1', 'P02.txt'), other);
    await start(renames);
    assert.deepEqual(await rename(transcript, 'transcripts/P02.txt'), []);
    await eventually('Nothing was said', () => warnings.length === 1);
    assert.match(warnings[0] ?? '', /P01\.txt\.codings\.yaml cannot follow .*P02\.txt\.codings\.yaml is there already/);
    assert.equal(study.read(codingsOf('coder1', 'P01.txt')), before);
    assert.equal(study.read(codingsOf('coder1', 'P02.txt')), other);
    assert.deepEqual(await rename('transcripts/P02.txt', transcript), []);
    assert.deepEqual(await rename(transcript, 'transcripts/P01.bak'), []);
    await eventually(warnings.join('\n'), () => warnings.length === 3);
    assert.match(warnings[2] ?? '', /would not be a transcript of this study/);
  });

  it('says before a deletion what stays without its transcript, and deletes nothing of it', async () => {
    await start(renames);
    for (const [path, message] of [
      [transcript, /^1 segment of 1 coder stays in codings\/ without the transcript transcripts\/P01\.txt\./],
      ['transcripts', /^1 segment of 1 coder stays/],
    ] as const) {
      const params = { files: [{ uri: uriOf(path) }] };
      assert.equal(await server.connection.sendRequest('workspace/willDeleteFiles', params), null);
      await eventually('Nothing was said', () => warnings.length === 1);
      assert.match(warnings.pop() ?? '', message);
    }
    for (const path of ['cases.csv', 'codings', '.']) {
      const params = { files: [{ uri: uriOf(path) }] };
      assert.equal(await server.connection.sendRequest('workspace/willDeleteFiles', params), null);
    }
    assert.deepEqual(warnings, []);
    assert.equal(study.read(codingsOf('coder1', 'P01.txt')), before);
  });

  it('offers to move codings to the transcript with the very text that they were made on', async () => {
    await start(renames);
    const path = codingsOf('coder1', 'P01.txt');
    study.write('transcripts/P08.txt', `${text}More.\n`);
    study.write('transcripts/P09.txt', text.replaceAll('\n', '\r\n'));
    rmSync(study.file(transcript));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [transcript, 'transcripts/P08.txt', 'transcripts/P09.txt'].map((name, i) => ({
        uri: uriOf(name),
        type: i === 0 ? 3 : 1,
      })),
    });
    const uri = await server.open(study.file(path), before, 'yaml');
    const actionsNow = async (): Promise<readonly CodeAction[]> => {
      const textDocument = { uri };
      const { items } = await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument,
      });
      const [missing] = items.filter(({ code }) => code === 'missing-transcript');
      if (!missing) return [];
      const params = { textDocument, range: missing.range, context: { diagnostics: [missing] } };
      return server.connection.sendRequest('textDocument/codeAction', params);
    };
    // The server may not have looked at the files yet.
    let actions = await actionsNow();
    for (let tries = 0; tries < 100 && actions.length === 0; tries++) actions = await actionsNow();
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [['It is now transcripts/P09.txt: move its codings', true]],
    );
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    const { command = '', arguments: args = [] } = actions[0]?.command ?? {};
    const run = (): Promise<EditResult> =>
      server.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
    assert.deepEqual(await run(), { done: true, label: 'Move transcripts/P01.txt to transcripts/P09.txt' });
    await follows('P09.txt');
    assert.ok(!isThere(path));
    assert.equal((await run()).refusal?.code, 'nothing-to-do');
  });
});
