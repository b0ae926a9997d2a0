import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { EditResult, ThemesResult } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const text = smallStudy[transcript];

describe('A study that goes while it is open', () => {
  let folder: TemporaryStudy;
  let server: WiredServer;
  let uri: string;
  let logged: string[];
  beforeEach(async () => {
    folder = temporaryStudy(
      Object.fromEntries(Object.entries(smallStudy).map(([path, content]) => [`study/${path}`, content])),
    );
    server = await wireServer({ folders: [folder.file('study')] });
    logged = [];
    server.connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void logged.push(message),
    );
    uri = await server.open(folder.file(`study/${transcript}`), text);
    await server.published(uri);
    await apply(8);
    await server.published(uri, ({ segments }) => segments.length === 1);
  });
  afterEach(async () => {
    assert.equal(await server.stop(), 0);
    assert.deepEqual(logged, []);
    assert.equal(server.errors(), '');
    folder.remove();
  });
  const command = (name: string, params: object): Promise<EditResult> =>
    server.connection.sendRequest('workspace/executeCommand', { command: `gloss.server.${name}`, arguments: [params] });
  const apply = (character: number): Promise<EditResult> => {
    const position = { line: 2, character };
    return command('edit', { op: 'apply', uri, range: { start: position, end: position }, codes: ['trust'] });
  };
  const studies = async (): Promise<number> =>
    (await server.connection.sendRequest<ThemesResult>('gloss/themes', {})).studies.length;

  const ways: readonly (readonly [
    what: string,
    go: (study: string, elsewhere: string) => void,
    left: readonly string[],
  ])[] = [
    ['removed', (study) => rmSync(study, { recursive: true }), []],
    ['renamed', (study, elsewhere) => renameSync(study, elsewhere), ['elsewhere']],
    [
      'emptied, as a disk that is gone leaves its folder',
      (study, elsewhere) => {
        renameSync(study, elsewhere);
        mkdirSync(study);
      },
      ['elsewhere', 'study'],
    ],
  ];
  for (const [what, go, left] of ways) {
    it(`${what}: is not made again by the next step, which says so, and is shown no more`, async () => {
      go(folder.file('study'), folder.file('elsewhere'));
      const { done, refusal } = await apply(40);
      assert.equal(done, false);
      assert.equal(refusal?.code, 'no-study');
      assert.match(refusal.message, /The study .* is no longer there: .* Nothing was written\./);
      assert.deepEqual(readdirSync(folder.folder).sort(), left);
      if (left.includes('study')) assert.deepEqual(readdirSync(folder.file('study')), []);
      await server.published(uri, ({ segments, runs }) => segments.length === 0 && runs.length === 0);
      assert.equal(await studies(), 0);
      assert.equal((await apply(40)).refusal?.code, 'not-found');
      assert.equal((await command('undo', { uri })).refusal?.code, 'no-study');
      assert.deepEqual(readdirSync(folder.folder).sort(), left);
      const hover = { textDocument: { uri }, position: { line: 2, character: 8 } };
      assert.equal(await server.connection.sendRequest('textDocument/hover', hover), null);
    });
  }

  it('is shown no more once a file of it is reported as gone, and again when it is back', async () => {
    renameSync(folder.file('study'), folder.file('elsewhere'));
    const config = pathToFileURL(folder.file('study/gloss.yaml')).href;
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: config, type: 3 }],
    });
    await server.published(uri, ({ segments }) => segments.length === 0);
    assert.equal(await studies(), 0);
    renameSync(folder.file('elsewhere'), folder.file('study'));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: config, type: 1 }],
    });
    await server.published(uri, ({ segments }) => segments.length === 1);
    assert.equal((await apply(40)).done, true);
    assert.ok(existsSync(folder.file('study/codings')));
  });

  it('is shown no more when its folder leaves the window', async () => {
    await server.stop();
    server = await wireServer({ folders: [folder.file('study')], capabilities: { workspaceFolders: true } });
    uri = await server.open(folder.file(`study/${transcript}`), text);
    await server.published(uri, ({ segments }) => segments.length === 1);
    const removed = [{ uri: pathToFileURL(folder.file('study')).href, name: 'study' }];
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
    await server.published(uri, ({ segments }) => segments.length === 0);
    assert.equal(await studies(), 0);
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: removed, removed: [] },
    });
    await server.published(uri, ({ segments }) => segments.length === 1);
  });
});
