import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter } from 'node:path';
import { repository, type Repository } from '../cli/support/repository.js';
import { eventually } from '../support/eventually.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const path = 'transcripts/P01.txt';
const own = 'codings/coder1/P01.txt.codings.yaml';
const entry = (id: string, at: string, quote: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [trust]\n    on: 2026-11-12\n`;
const codings = (...entries: readonly string[]): string =>
  `transcript: ${path}\ncoder: coder1\ntext: sha256-0000000000000001\nsegments:\n${entries.join('')}`;

describe('who coded, told by a hover', () => {
  let repo: Repository;
  let server: WiredServer;
  const hovered = async (uri: string, character: number): Promise<string> => {
    const params = { textDocument: { uri }, position: { line: 2, character } };
    const answer = await server.connection.sendRequest<{ contents: { value: string } } | null>(
      'textDocument/hover',
      params,
    );
    const [done = ''] = answer?.contents.value.split('\n\n---\n\n') ?? [];
    return done.split('\n').at(-1) ?? '';
  };
  /** The line once git has answered; the first hover may be ahead of it. */
  const untilTold = async (uri: string, character: number, pattern: RegExp): Promise<void> => {
    await eventually(String(pattern), async () => pattern.test(await hovered(uri, character)));
  };
  afterEach(() => {
    server.kill();
    repo.remove();
  });

  it('names the commit, follows new commits, and says what is not committed', async () => {
    repo = repository({ ...smallStudy, [own]: codings(entry('aaaaaaaa', '3:6-3:15', 'The trust')) });
    server = await wireServer({ folders: [repo.folder] });
    const uri = await server.open(repo.file(path), repo.read(path));
    await server.published(uri);
    const head = repo.git('rev-parse', '--short=7', 'HEAD');
    await untilTold(uri, 8, new RegExp(`^Coder 1, clinician · coded 12 Nov 2026 in ${head} “Begin”$`));

    repo.write(
      own,
      codings(entry('aaaaaaaa', '3:6-3:15', 'The trust'), entry('bbbbbbbb', '3:37-3:57', 'We waited for months')),
    );
    const changed = { uri: `${uri.slice(0, uri.indexOf('/transcripts'))}/${own}`, type: 2 };
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [changed] });
    await server.published(uri, ({ segments }) => segments.length === 2);
    await untilTold(uri, 40, /coded 12 Nov 2026, not committed yet$/);
    repo.commit('Wait');
    await untilTold(uri, 40, new RegExp(`in ${repo.git('rev-parse', '--short=7', 'HEAD')} “Wait”$`));
    await untilTold(uri, 8, new RegExp(`in ${head} “Begin”$`));
  });

  it('gives the codebook’s reason where it made a code another', async () => {
    repo = repository({ ...smallStudy, [own]: codings(entry('aaaaaaaa', '3:6-3:15', 'The trust')) });
    server = await wireServer({ folders: [repo.folder] });
    const uri = await server.open(repo.file(path), repo.read(path));
    await server.published(uri);
    const step = { op: 'mergeCodes', uri, code: 'trust', into: 'clashing-paces', reason: 'Too *close*.' };
    await server.connection.sendRequest('workspace/executeCommand', {
      command: 'gloss.server.edit',
      arguments: [step],
    });
    await server.published(uri, ({ segments }) => segments[0]?.codes[0]?.id === 'clashing-paces');
    const why = String.raw`Clashing paces merged from Trust, because Too \\\*close\\\*\.$`;
    await untilTold(uri, 8, new RegExp(`“Begin” · changed since, not committed yet · ${why}`));
    repo.commit('Merge');
    const head = repo.git('rev-parse', '--short=7', 'HEAD');
    await untilTold(uri, 8, new RegExp(`“Begin” · changed .* in ${head} “Merge” · ${why}`));
  });

  it('leaves the line as it was without git', async () => {
    repo = repository({ ...smallStudy, [own]: codings(entry('aaaaaaaa', '3:6-3:15', 'The trust')) });
    repo.write('.git/HEAD', 'nothing');
    server = await wireServer({ folders: [repo.folder] });
    const uri = await server.open(repo.file(path), repo.read(path));
    await server.published(uri);
    assert.equal(await hovered(uri, 8), 'Coder 1, clinician · 2026-11-12');
  });

  it('does not wait for git for long', async () => {
    repo = repository({ ...smallStudy, [own]: codings(entry('aaaaaaaa', '3:6-3:15', 'The trust')) });
    const path0 = process.env['PATH'] ?? '';
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    // Answers what commit is checked out only once it is let go.
    repo.write(
      'bin/git',
      `#!/bin/sh\ncase "$*" in *'HEAD^{commit}'*) while [ ! -e "${repo.file('bin/go')}" ]; do sleep 0.05; done;; esac\nexec "${real}" "$@"\n`,
    );
    chmodSync(repo.file('bin/git'), 0o755);
    process.env['PATH'] = `${repo.file('bin')}${delimiter}${path0}`;
    try {
      server = await wireServer({ folders: [repo.folder] });
    } finally {
      process.env['PATH'] = path0;
    }
    const uri = await server.open(repo.file(path), repo.read(path));
    await server.published(uri);
    assert.equal(await hovered(uri, 8), 'Coder 1, clinician · 2026-11-12');
    repo.write('bin/go', '');
    await untilTold(uri, 8, /coded 12 Nov 2026 in [\da-f]{7} “Begin”$/);
  });
});
