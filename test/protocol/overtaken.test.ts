import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DidChangeStudyParams } from '#protocol';
import { repository } from '../cli/support/repository.js';
import { eventually } from '../support/eventually.js';
import { smallStudy, temporaryStudy } from '../support/temporaryStudy.js';
import { wireServer } from './wiredServer.js';

const path = 'transcripts/P01.txt';
const own = 'codings/coder1/P01.txt.codings.yaml';
const text = smallStudy[path];
const codings = `transcript: ${path}\ncoder: coder1\ntext: sha256-0000000000000001\nsegments:\n  - id: aaaaaaaa\n    at: 3:6-3:15\n    quote: The trust\n    codes: [trust]\n`;

describe('what the server says while something happens', () => {
  it('is never of an older text under a newer version, where an edit comes between', async () => {
    const repo = repository({ ...smallStudy, [own]: codings });
    const path0 = process.env['PATH'] ?? '';
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const [hold, held] = [repo.file('bin/hold'), repo.file('bin/held')];
    // Does not say what commit a branch is at for as long as it is held.
    repo.write(
      'bin/git',
      `#!/bin/sh\ncase "$*" in *rev-parse*) while [ -e "${hold}" ]; do : > "${held}"; sleep 0.05; done;; esac\nexec "${real}" "$@"\n`,
    );
    chmodSync(repo.file('bin/git'), 0o755);
    process.env['PATH'] = `${repo.file('bin')}${delimiter}${path0}`;
    const server = await wireServer({ folders: [repo.folder] });
    process.env['PATH'] = path0;
    try {
      const uri = await server.open(repo.file(path), text);
      const original = `git:${pathToFileURL(repo.file(path)).pathname}?${encodeURIComponent(JSON.stringify({ path: repo.file(path), ref: 'main' }))}`;
      await server.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: original, languageId: 'transcript', version: 1, text },
      });
      await server.published(original);
      await server.connection.sendRequest('gloss/setComparedDocuments', { pairs: [{ original, modified: uri }] });
      await server.published(uri, ({ segments }) => segments[0]?.range.start.line === 2);
      repo.write('bin/hold', '');
      const study = pathToFileURL(repo.folder).href;
      const redrawn = server.connection.sendRequest('gloss/setHiddenCodes', { study, codes: [] });
      await eventually('git to be asked', () => existsSync(held));
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'Above.\n' },
        ],
      });
      // Answered in the order of asking: the edit has been taken in by now.
      await server.connection.sendRequest('gloss/themes', {});
      rmSync(hold);
      await redrawn;
      const { segments } = await server.published(uri, ({ version }) => version === 2);
      assert.deepEqual(
        segments.map(({ range }) => range.start.line),
        [3],
      );
    } finally {
      server.kill();
      repo.remove();
    }
  });

  it('tells a client that waits for studies also that there is none', async () => {
    const folder = temporaryStudy({ 'notes.txt': 'Nothing.\n' });
    let told: DidChangeStudyParams | undefined;
    const server = await wireServer({ folders: [folder.folder] });
    server.connection.onNotification('gloss/didChangeStudy', (params: DidChangeStudyParams) => {
      told = params;
    });
    try {
      await eventually('that there is no study', () => told);
      assert.deepEqual(told, { studies: [], ready: true });
    } finally {
      server.kill();
      folder.remove();
    }
  });
});
