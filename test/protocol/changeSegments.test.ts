import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { keepPublished, type ChangeSegmentsParams, type EditParams, type PublishSegmentsParams } from '#protocol';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const path = 'transcripts/P01.txt';
const text = smallStudy[path];

describe('changes of what is drawn', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  let uri: string;
  let version: number;
  let changes: ChangeSegmentsParams[];
  let wholes: PublishSegmentsParams[];
  let isLosing: boolean;
  let client: ReturnType<typeof keepPublished>;
  beforeEach(() => {
    study = temporaryStudy(smallStudy);
    [version, changes, wholes, isLosing] = [1, [], [], false];
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });

  const start = async (initializationOptions: object): Promise<void> => {
    server = await wireServer({ folders: [study.folder], initializationOptions });
    const { connection } = server;
    client = keepPublished((document) => void connection.sendNotification('gloss/publishAgain', { uri: document }));
    connection.onNotification('gloss/publishSegments', (params: PublishSegmentsParams) => {
      wholes.push(params);
      client.take(params);
    });
    connection.onNotification('gloss/changeSegments', (change: ChangeSegmentsParams) => {
      if (isLosing) return;
      changes.push(change);
      client.change(change);
    });
    uri = await server.open(study.file(path), text);
    await server.connection.sendRequest('gloss/listSegments', { study: pathToFileURL(study.folder).href });
    await eventually('the whole to be published', () => wholes.length > 0);
    [changes, wholes] = [[], wholes.slice(-1)];
  };
  const command = (name: 'edit' | 'undo', argument: object): Promise<unknown> =>
    server.connection.sendRequest('workspace/executeCommand', {
      command: `gloss.server.${name}`,
      arguments: [argument],
    });
  const apply = (words: string, code: string): Promise<unknown> => {
    const line = text.split('\n').findIndex((each) => each.includes(words));
    const character = text.split('\n')[line]?.indexOf(words) ?? 0;
    const range = { start: { line, character }, end: { line, character: character + words.length } };
    const edit: EditParams = { op: 'apply', uri, range, codes: [code] };
    return command('edit', edit);
  };
  const type = async (line: number, put: string): Promise<void> => {
    const at = { line, character: 5 };
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: at, end: at }, text: put }],
    });
    await eventually('the edit to be drawn', () => client.get(uri)?.version === version);
  };
  /** Compares what the client has built with the whole, and answers that. */
  const asWhole = async (): Promise<PublishSegmentsParams> => {
    const built = client.get(uri);
    const count = wholes.length;
    await server.connection.sendNotification('gloss/publishAgain', { uri });
    await eventually('the whole to be published again', () => wholes.length > count);
    const whole = wholes.at(-1);
    assert.ok(whole);
    assert.deepEqual({ ...built, state: whole.state }, whole);
    return whole;
  };

  it('are sent to a client that follows them, and come to the whole', async () => {
    await start({ followsChanges: true });
    await apply('We waited for months', 'clashing-paces');
    await apply('waited', 'institutional-opposition');
    assert.equal(wholes.length, 1);
    const added = changes.flatMap(({ segments }) => segments.flatMap(({ insert }) => insert));
    assert.deepEqual(
      added.map(({ codes }) => codes[0]?.id),
      ['clashing-paces', 'institutional-opposition'],
    );
    assert.equal((await asWhole()).segments.length, 2);
    await command('undo', { uri });
    assert.equal((await asWhole()).segments.length, 1);
    const root = pathToFileURL(study.folder).href;
    await server.connection.sendRequest('gloss/setHiddenCodes', { study: root, codes: ['clashing-paces'] });
    assert.deepEqual((await asWhole()).runs, []);
    await server.connection.sendRequest('gloss/setHiddenCodes', { study: root, codes: [] });
    assert.equal((await asWhole()).runs.length, 1);
    assert.ok(changes.length >= 4, String(changes.length));
  });

  it('say of lines that came how far the rest has moved', async () => {
    await start({ followsChanges: true });
    await apply('We waited for months', 'clashing-paces');
    await type(1, '\n\n');
    const { moves, segments, runs } = changes.at(-1) ?? { moves: [], segments: [], runs: [] };
    assert.deepEqual([moves, segments, runs], [[{ from: 2, by: 2 }], [], []]);
    assert.equal((await asWhole()).segments[0]?.range.start.line, 4);
  });

  it('bring the share that is coded later where the text was edited', async () => {
    await start({ followsChanges: true });
    await apply('We waited for months', 'clashing-paces');
    const before = client.get(uri)?.coded;
    await type(2, 'many more words ');
    await eventually('the share to be told', () => client.get(uri)?.coded !== before);
    const { coded } = changes.at(-1) ?? {};
    assert.equal((await asWhole()).coded, coded);
  });

  it('are not made of a message that was lost: the whole is asked for', async () => {
    await start({ followsChanges: true });
    isLosing = true;
    await apply('We waited for months', 'clashing-paces');
    isLosing = false;
    await apply('Then a nurse opened the door', 'trust');
    await eventually('the whole to be published', () => wholes.length === 2);
    assert.equal(client.get(uri)?.segments.length, 2);
    await apply('too fast', 'clashing-paces');
    assert.equal(wholes.length, 2);
    assert.equal((await asWhole()).segments.length, 3);
  });

  it('begin again with the whole where a document is opened again', async () => {
    await start({ followsChanges: true });
    await apply('We waited for months', 'clashing-paces');
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    client.forget(uri);
    await server.open(study.file(path), text);
    await eventually('the whole to be published', () => wholes.length === 2);
    await apply('too fast', 'clashing-paces');
    assert.equal((await asWhole()).segments.length, 2);
  });

  it('are not sent to a client that does not say that it follows them', async () => {
    await start({});
    await apply('We waited for months', 'clashing-paces');
    await type(0, '\n');
    assert.deepEqual([changes, new Set(wholes.map(({ state }) => state))], [[], new Set([undefined])]);
    assert.equal(wholes.at(-1)?.segments.length, 1);
  });
});
