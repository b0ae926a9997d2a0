import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { serverCommands, TranscriptsRequest } from '#protocol';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

describe('how transcripts were read, over the language server protocol', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  beforeEach(async () => {
    study = temporaryStudy({ ...smallStudy, 'transcripts/P02.txt': 'I: Why?\n\nP02: So.\n\nI: And?\n' });
    server = await wireServer({ folders: [study.folder] });
  });
  afterEach(async () => {
    await server.stop();
    study.remove();
  });

  it('is said of the open text of one, and of all', async () => {
    const uri = await server.open(study.file('transcripts/P02.txt'), 'I: Why?\n\nP02: So it was.\n');
    const [item, ...more] = (await server.connection.sendRequest(TranscriptsRequest.type, { uri, whole: false })) ?? [];
    assert.deepEqual(more, []);
    assert.deepEqual(item, {
      uri,
      path: 'transcripts/P02.txt',
      summary: '2 speakers, 2 turns, 4 words',
      details: [
        'Plain text with labels as in “Name: …”, no times',
        'I (asks): 1 turn, 1 word',
        'P02: 1 turn, 3 words',
        'Guessed: “I” is taken to be asking; gloss.yaml does not say who does.',
      ],
      cases: [],
      oddities: 0,
    });
    const all = (await server.connection.sendRequest(TranscriptsRequest.type, { uri, whole: true })) ?? [];
    assert.deepEqual(
      all.map(({ path }) => path),
      ['transcripts/P01.txt', 'transcripts/P02.txt'],
    );
  });

  it('is said of a new one that is opened before anybody reports its file, and it can be coded', async () => {
    const known = await server.open(study.file('transcripts/P01.txt'), smallStudy['transcripts/P01.txt']);
    await server.connection.sendRequest(TranscriptsRequest.type, { uri: known, whole: true });
    const text = 'I: Why?\n\nP03: Because.\n';
    study.write('transcripts/P03.txt', text);
    const uri = await server.open(study.file('transcripts/P03.txt'), text);
    const all = (await server.connection.sendRequest(TranscriptsRequest.type, { uri, whole: true })) ?? [];
    assert.deepEqual(
      all.map(({ path }) => path),
      ['transcripts/P01.txt', 'transcripts/P02.txt', 'transcripts/P03.txt'],
    );
    const range = { start: { line: 2, character: 5 }, end: { line: 2, character: 12 } };
    const step = { op: 'apply', uri, range, codes: ['trust'] };
    const result: unknown = await server.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.edit,
      arguments: [step],
    });
    assert.equal((result as { done: boolean }).done, true);
  });

  it('leaves out one that is deleted while it is open, until it is there again', async () => {
    const path = 'transcripts/P02.txt';
    const uri = await server.open(study.file(path), 'I: Why?\n');
    const listed = async (): Promise<readonly string[]> =>
      ((await server.connection.sendRequest(TranscriptsRequest.type, { uri, whole: true })) ?? []).map(
        (item) => item.path,
      );
    const report = (type: FileChangeType): Promise<void> =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    assert.deepEqual(await listed(), ['transcripts/P01.txt', path]);
    rmSync(study.file(path));
    await report(FileChangeType.Deleted);
    await eventually('one less', async () => (await listed()).length === 1);
    study.write(path, 'I: Why?\n');
    await report(FileChangeType.Created);
    await eventually('both', async () => (await listed()).length === 2);
  });

  it('is nothing for a file that is no transcript, and null outside of studies', async () => {
    const uri = await server.open(study.file('gloss.yaml'), 'study: Small\n', 'yaml');
    assert.deepEqual(await server.connection.sendRequest(TranscriptsRequest.type, { uri, whole: false }), []);
    const elsewhere = 'file:///nowhere/at/all.txt';
    assert.equal(await server.connection.sendRequest(TranscriptsRequest.type, { uri: elsewhere, whole: true }), null);
  });
});
