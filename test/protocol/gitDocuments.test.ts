import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { EditResult, PublishSegmentsParams } from '#protocol';
import { repository, type Repository } from '../cli/support/repository.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const path = 'transcripts/P01.txt';
const own = 'codings/coder1/P01.txt.codings.yaml';
const book = 'codebooks/main.codebook.yaml';
const text = smallStudy[path];
const entry = (id: string, at: string, quote: string, code: string): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [${code}]\n`;
const codings = (...entries: readonly string[]): string =>
  `transcript: ${path}\ncoder: coder1\ntext: sha256-0000000000000001\nsegments:\n${entries.join('')}`;
const trust = entry('aaaaaaaa', '3:6-3:15', 'The trust', 'trust');
const waited = entry('bbbbbbbb', '3:37-3:57', 'We waited for months', 'clashing-paces');
const nurse = entry('cccccccc', '3:59-3:87', 'Then a nurse opened the door', 'trust');

/** The left side of a diff, as VS Code opens it: the study is served as it was. */
describe('versions of a transcript in git', () => {
  let repo: Repository;
  let server: WiredServer;
  const gitUri = (ref: string, ending = ''): string => {
    const { pathname } = pathToFileURL(repo.file(path));
    return `git:${pathname}${ending}?${encodeURIComponent(JSON.stringify({ path: repo.file(path), ref }))}`;
  };
  const open = async (uri: string, content = text): Promise<string> => {
    const textDocument = { uri, languageId: 'transcript', version: 1, text: content };
    await server.connection.sendNotification('textDocument/didOpen', { textDocument });
    return uri;
  };
  const told = ({ segments }: PublishSegmentsParams): readonly string[] =>
    segments.map(({ id, codes, change }) => [id, ...codes.map(({ name }) => name), change].filter(Boolean).join(' '));
  const hovered = async (uri: string, character: number): Promise<string> => {
    const params = { textDocument: { uri }, position: { line: 2, character } };
    const answer = await server.connection.sendRequest<{ contents: { value: string } } | null>(
      'textDocument/hover',
      params,
    );
    return answer?.contents.value ?? '';
  };
  const run = (command: string, argument: object): Promise<EditResult> =>
    server.connection.sendRequest('workspace/executeCommand', { command, arguments: [argument] });

  /** The first commit has two passages, the index a third, and on disk one has another code and one is gone. */
  beforeEach(async () => {
    repo = repository({ ...smallStudy, [own]: codings(trust, waited) });
    repo.write(own, codings(trust, waited, nurse));
    repo.git('add', '--all');
    repo.write(book, repo.read(book).replace('name: Trust\n', 'name: Reliance\n'));
    repo.write(own, codings(trust.replace('[trust]', '[clashing-paces]'), nurse));
    server = await wireServer({ folders: [repo.folder], initializationOptions: { pickers: true } });
  });
  afterEach(() => {
    server.kill();
    repo.remove();
  });

  it('have the passages, codes and hovers of that version', async () => {
    const head = await open(gitUri('HEAD'));
    assert.deepEqual(told(await server.published(head)), ['aaaaaaaa Trust', 'bbbbbbbb Clashing paces']);
    for (const ref of ['', '~']) {
      const index = await open(gitUri(ref, ref === '' ? '.git' : ''));
      const { segments, runs, study } = await server.published(index);
      assert.equal(segments.length, 3);
      assert.equal(runs.length, 3);
      assert.ok(segments.every((segment) => !segment.own));
      assert.equal(study, pathToFileURL(repo.folder).href);
    }
    assert.match(await hovered(head, 8), /\*\*Trust\*\*/);
    assert.doesNotMatch(await hovered(head, 8), /command:/);
    const now = await server.open(repo.file(path), text);
    await server.published(now);
    assert.match(await hovered(now, 62), /\*\*Reliance\*\*/);
  });

  it('tell what is only on one side, and what is otherwise, while they are compared', async () => {
    const [head, now] = [await open(gitUri('HEAD')), await server.open(repo.file(path), text)];
    await server.published(head);
    await server.connection.sendRequest('gloss/setComparedDocuments', { pairs: [{ original: head, modified: now }] });
    const isMarked = ({ segments }: PublishSegmentsParams): boolean => segments.some(({ change }) => change);
    assert.deepEqual(told(await server.published(head, isMarked)), [
      'aaaaaaaa Trust changed',
      'bbbbbbbb Clashing paces removed',
    ]);
    assert.deepEqual(told(await server.published(now, isMarked)), [
      'aaaaaaaa Clashing paces changed',
      'cccccccc Reliance added',
    ]);
    assert.match(await hovered(now, 8), /^_Changed_ · Reliance → Clashing paces\n/);
    assert.match(await hovered(head, 40), /^_Removed since_\n/);

    repo.write(own, codings(trust, waited, nurse));
    const changes = [{ uri: pathToFileURL(repo.file(own)).href, type: 2 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    const isBack = (params: PublishSegmentsParams): boolean =>
      told(params).every((line) => !/changed|removed/.test(line));
    assert.deepEqual(told(await server.published(head, isBack)), ['aaaaaaaa Trust', 'bbbbbbbb Clashing paces']);

    await server.connection.sendRequest('gloss/setComparedDocuments', { pairs: [] });
    assert.equal((await server.published(now, (params) => !isMarked(params))).segments.length, 3);
  });

  it('can be read alone', async () => {
    const head = await open(gitUri('HEAD'));
    await server.published(head);
    const before = repo.read(own);
    const range = { start: { line: 2, character: 5 }, end: { line: 2, character: 14 } };
    const deeds: readonly (readonly [string, object])[] = [
      ['gloss.server.edit', { op: 'apply', uri: head, range, codes: ['clashing-paces'] }],
      ['gloss.server.edit', { op: 'uncode', uri: head, segment: 'aaaaaaaa' }],
      ['gloss.server.undo', { uri: head }],
    ];
    for (const [command, argument] of deeds) {
      const { done, refusal } = await run(command, argument);
      assert.equal(done, false);
      assert.match(refusal?.message ?? '', /^This is a version of P01\.txt that can only be read\. .*the file itself/);
    }
    const rename = { textDocument: { uri: head }, position: range.start, newName: 'Faith' };
    await assert.rejects(server.connection.sendRequest('textDocument/rename', rename), /can only be read/);
    const actions = { textDocument: { uri: head }, range, context: { diagnostics: [] } };
    assert.deepEqual(await server.connection.sendRequest('textDocument/codeAction', actions), []);
    await server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: head } });
    assert.equal(repo.read(own), before);
    assert.equal(server.errors(), '');
  });

  it('follow a branch that goes on, and are left alone where git has no such version', async () => {
    const head = await open(gitUri('HEAD'));
    await server.published(head);
    repo.commit('Go on');
    const changes = [{ uri: pathToFileURL(repo.file('.git/logs/HEAD')).href, type: 2 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    const now = await server.published(head, ({ segments }) => segments.some(({ id }) => id === 'cccccccc'));
    assert.deepEqual(told(now), ['aaaaaaaa Clashing paces', 'cccccccc Reliance']);
    const nowhere = await open(gitUri('nowhere'));
    assert.equal(await hovered(nowhere, 8), '');
    assert.equal(await hovered(await open(`git:${repo.file(path)}?nonsense`), 8), '');
  });

  it('hide in a blind study what is hidden in it now, in every version', async () => {
    const theirs = own.replace('coder1', 'other2');
    const hidden = (code: string): string =>
      codings(entry('hidden02', '3:59-3:87', 'Then a nurse opened the door', code)).replace('coder1', 'other2');
    repo.write(theirs, hidden('trust'));
    repo.commit('Code together');
    repo.write('gloss.yaml', 'study: Blind\nblind: true\ncoders:\n  - id: coder1\n');
    repo.write(theirs, hidden('clashing-paces'));
    server.kill();
    server = await wireServer({ folders: [repo.folder] });
    const [head, now] = [await open(gitUri('HEAD')), await server.open(repo.file(path), text)];
    await server.connection.sendRequest('gloss/setComparedDocuments', { pairs: [{ original: head, modified: now }] });
    const study = pathToFileURL(repo.folder).href;
    const ask = async (): Promise<string> => {
      const answers = [
        await server.published(head),
        await server.published(now),
        await hovered(head, 62),
        await server.connection.sendRequest<unknown>('gloss/changes', { study, base: { ref: 'HEAD' } }),
        await server.connection.sendRequest<unknown>('gloss/changeBases', { study }),
        await server.connection.sendRequest<unknown>('gloss/segmentsAt', {
          uri: head,
          range: { start: { line: 2, character: 60 }, end: { line: 2, character: 70 } },
        }),
      ];
      return JSON.stringify(answers);
    };
    assert.doesNotMatch(await ask(), /other2|hidden02/);
    const done = { op: 'declareDone', uri: now, done: true };
    assert.equal((await run('gloss.server.edit', done)).done, true);
    await server.published(head, ({ segments }) => segments.some(({ id }) => id === 'hidden02'));
    assert.match(await ask(), /"coder":"other2","kind":"changed"/);
  });
});
