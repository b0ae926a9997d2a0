import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { printCodings } from '../../server/src/core/codings/printCodings.js';
import { codingsPath } from '../../server/src/core/study/paths.js';
import { digestOf } from '../../server/src/disk/files/digest.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { coded, interview, mulberry } from '../unit/core/anchor/texts.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const path = 'transcripts/P02.txt';
const coders = ['coder1', 'coder2', 'coder3'];
const was = interview(mulberry(11), 50_000);
const now = interview(mulberry(12), 50_000);

/** A transcript of 50 kB that three coders coded is replaced by another, as a checkout does. */
describe('while the segments of a transcript are placed', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  beforeEach(() => {
    const codings = coders.map((coder): [string, string] => {
      const segments = coded(was, 200, 120).map((segment) => ({
        ...segment,
        id: `${coder}-${segment.id}`,
        codes: [{ code: 'trust' }],
      }));
      return [codingsPath(coder, path), printCodings({ transcript: path, coder, text: digestOf(was), segments })];
    });
    study = temporaryStudy({ ...smallStudy, [path]: was, ...Object.fromEntries(codings) });
    const git = (...args: readonly string[]): void => {
      const who = ['-c', 'user.name=coder1', '-c', 'user.email=coder1@example.org'];
      execFileSync('git', [...who, ...args], { cwd: study.folder, stdio: 'ignore' });
    };
    git('init');
    git('add', '.');
    git('commit', '-m', 'Code the transcript');
  });
  afterEach(async () => {
    await server.stop();
    study.remove();
  });

  it('a hover on another document is answered first', async () => {
    server = await wireServer({ folders: [study.folder] });
    const { connection } = server;
    const small = await server.open(study.file('transcripts/P01.txt'), smallStudy['transcripts/P01.txt']);
    const large = await server.open(study.file(path), was);
    await server.published(small);
    await server.published(large, ({ segments }) => segments.length === 600);
    const ask = (method: string, uri: string): Promise<unknown> =>
      connection.sendRequest(method, { textDocument: { uri }, position: { line: 0, character: 0 } });
    // All that is asked for the first time is known by then.
    await ask('textDocument/hover', small);
    await ask('textDocument/documentHighlight', large);

    study.write(path, now);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: large, version: 2 },
      contentChanges: [{ text: now }],
    });
    const order: string[] = [];
    const note = (name: string) => (): void => void order.push(name);
    await Promise.all([
      ask('textDocument/documentHighlight', large).then(note('the replaced transcript')),
      ask('textDocument/hover', small).then(note('the other one')),
    ]);
    assert.deepEqual(order, ['the other one', 'the replaced transcript']);
  });
});
