import assert from 'node:assert/strict';
import { TranscriptsRequest } from '../../server/src/protocol/index.js';
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

  it('is nothing for a file that is no transcript, and null outside of studies', async () => {
    const uri = await server.open(study.file('gloss.yaml'), 'study: Small\n', 'yaml');
    assert.deepEqual(await server.connection.sendRequest(TranscriptsRequest.type, { uri, whole: false }), []);
    const elsewhere = 'file:///nowhere/at/all.txt';
    assert.equal(await server.connection.sendRequest(TranscriptsRequest.type, { uri: elsewhere, whole: true }), null);
  });
});
