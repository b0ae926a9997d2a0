import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import type { EditResult } from '#protocol';
import { repository, type Repository } from '../cli/support/repository.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const book = 'codebooks/main.codebook.yaml';
const codings = 'codings/coder2/P01.txt.codings.yaml';
const text = `transcript: ${transcript}\ncoder: coder2\ntext: sha256-1d972bc6882f02f3\nsegments:\n  - id: seg00001\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [institutional-opposition]\n    on: 2026-11-20\n`;
const nobody = 65534;

describe('Codings that the server cannot see', () => {
  let study: Repository;
  let server: WiredServer;
  beforeEach(() => {
    study = repository({ ...smallStudy, [codings]: text });
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });
  const deleteCode = async (): Promise<EditResult> => {
    const uri = await server.open(study.file(transcript), smallStudy[transcript]);
    return server.connection.sendRequest<EditResult>('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [{ op: 'deleteCode', uri, code: 'institutional-opposition' }],
    });
  };

  it('keep a code that git knows them to use from being deleted', async () => {
    rmSync(study.file(codings));
    server = await wireServer({ folders: [study.folder] });
    const { refusal } = await deleteCode();
    assert.match(refusal?.message ?? '', /may be in use: codings\/coder2\/P01\.txt\.codings\.yaml is in git/);
    assert.equal(study.read(book), smallStudy[book]);
  });

  it('do not end the server where a folder may not be read, and are reported', async function () {
    if (process.platform === 'win32') {
      console.log('      Windows has no folders of this kind.');
      this.skip();
    }
    for (const folder of ['.', 'codebooks', 'transcripts', 'codings']) chmodSync(study.file(folder), 0o777);
    chmodSync(study.file('codings/coder2'), 0o000);
    try {
      server = await wireServer({ folders: [study.folder], ...(process.getuid?.() === 0 && { uid: nobody }) });
      const { refusal } = await deleteCode();
      assert.match(refusal?.message ?? '', /may be in use: codings\/coder2 is a folder that cannot be read/);
      const { items } = await server.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      });
      const told = items.flatMap((item) =>
        item.kind === 'full' ? item.items.map(({ message }) => message as string) : [],
      );
      assert.ok(
        told.some((message) => message.startsWith('codings/coder2 is a folder that cannot be read')),
        told.join(),
      );
      assert.equal(await server.stop(), 0);
    } finally {
      chmodSync(study.file('codings/coder2'), 0o755);
    }
  });
});
