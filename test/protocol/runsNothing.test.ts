import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { placements, signedStudy, type HostileStudy } from '../support/hostileRepository.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const path = 'transcripts/P01.txt';

describe('a study from a stranger, in an editor', () => {
  let study: HostileStudy;
  let server: WiredServer;
  beforeEach(() => {
    study = signedStudy();
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });

  /** Everything for which the server asks git, by way of requests; what each answered. */
  async function ask(): Promise<Readonly<Record<string, string>>> {
    const text = readFileSync(study.file(path), 'utf8');
    server = await wireServer({ folders: [study.folder], settings: {} });
    const uri = await server.open(study.file(path), text);
    await server.published(uri, ({ segments }) => segments.length === 2);
    const root = pathToFileURL(study.folder).href;
    const file = study.file('written');
    const refs = ['HEAD~2', `--output=${file}`];
    for (const ref of [...refs, '']) {
      const old = `git:${pathToFileURL(study.file(path)).pathname}?${encodeURIComponent(JSON.stringify({ path: study.file(path), ref }))}`;
      const textDocument = { uri: old, languageId: 'transcript', version: 1, text };
      await server.connection.sendNotification('textDocument/didOpen', { textDocument });
      await answer('textDocument/hover', { textDocument: { uri: old }, position: { line: 2, character: 8 } });
    }
    return {
      hover: await answer('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 8 } }),
      bases: await answer('gloss/changeBases', { study: root }),
      ...Object.fromEntries(
        await Promise.all(
          refs.map(async (ref) => [ref, await answer('gloss/changes', { study: root, base: { ref } })] as const),
        ),
      ),
      branch: await answer('gloss/changes', { study: root, base: { mergeBase: 'main' } }),
      setUp: await answer('workspace/executeCommand', { command: 'gloss.server.setUpGit', arguments: [{ uri }] }),
    };
  }
  const answer = (method: string, params: object): Promise<string> =>
    server.connection.sendRequest(method, params).then(
      (result) => JSON.stringify(result),
      (error: unknown) => String(error),
    );

  it('runs no program that its settings of git name', async () => {
    placements['a .git folder'](study);
    const answers = await ask();
    assert.deepEqual(study.fired(), []);
    assert.match(answers['HEAD~2'] ?? '', /"transcripts":\[\{/);
    assert.match(answers['bases'] ?? '', /"main"/);
    assert.match(answers['setUp'] ?? '', /"done":true/);
    assert.match(answers[`--output=${study.file('written')}`] ?? '', /no commit, tag or branch/);
  });

  it('runs no program of a repository made of plain files', async () => {
    placements['a bare repository in the study’s folder'](study);
    const answers = await ask();
    assert.deepEqual(study.fired(), []);
    assert.match(answers['HEAD~2'] ?? '', /made like a bare repository/);
  });
});
