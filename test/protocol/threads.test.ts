import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { digestOf } from '../../server/src/disk/files/digest.js';
import type { ThreadItem } from '#protocol';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const path = 'transcripts/P02.txt';
const was =
  'I: Did the letter come in spring?\nP: Yes.\nI: And to the ward as well?\nP: Yes.\nI: Who opened it?\nP: The porter.\n';
const now = `I: May I ask you something?\nP: Yes.\n${was}`;
const comments = '    comments:\n      - id: c\n        by: coder1\n        on: 2026-11-20\n        text: Is it so?\n';
const discussion = `transcript: ${path}\ntext: ${digestOf(was)}\nthreads:\n  - id: t\n    at: 4:4-4:8\n    quote: Yes.\n${comments}`;

/** A transcript was changed elsewhere, and no words tell which of several answers a thread is on. */
describe('threads on a transcript that was changed', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const ask = async (): Promise<readonly ThreadItem[]> => {
    server = await wireServer({ folders: [study.folder] });
    const uri = await server.open(study.file(path), now);
    await server.published(uri);
    return server.connection.sendRequest('gloss/threads', { uri });
  };
  beforeEach(() => {
    study = temporaryStudy({ ...smallStudy, [path]: was, 'discussions/P02.txt.discussion.yaml': discussion });
  });
  afterEach(async () => {
    await server.stop();
    study.remove();
  });

  it('are where the old text in git says', async () => {
    const git = (...args: readonly string[]): void => {
      const who = ['-c', 'user.name=coder1', '-c', 'user.email=coder1@example.org'];
      execFileSync('git', [...who, ...args], { cwd: study.folder, stdio: 'ignore' });
    };
    git('init');
    git('add', '.');
    git('commit', '-m', 'Discuss the transcript');
    study.write(path, now);
    const [thread] = await ask();
    assert.equal(thread?.state, 'moved');
    assert.deepEqual(thread.range?.start, { line: 5, character: 3 });
  });

  it('are in doubt where nobody knows the old text', async () => {
    study.write(path, now);
    const [thread] = await ask();
    assert.equal(thread?.state, 'ambiguous');
  });
});
