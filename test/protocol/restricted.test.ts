import assert from 'node:assert/strict';
import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import { delimiter } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverCommands, type ChangesResult, type EditParams, type EditResult, type ThemesResult } from '#protocol';
import { repository, type Repository } from '../cli/support/repository.js';
import { gloss } from '../cli/support/runCli.js';
import { snapshot } from '../support/snapshot.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { questions } from './questions.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const codings = (coder: string, id: string, code: string): string =>
  `transcript: ${transcript}\ncoder: ${coder}\ntext: sha256-1d972bc6882f02f3\nsegments:\n` +
  `  - id: ${id}\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [${code}]\n    on: 2026-11-20\n`;
const own = 'study/codings/coder1/P01.txt.codings.yaml';
const other = 'study/codings/other2/P01.txt.codings.yaml';
const talk = `transcript: ${transcript}\ntext: sha256-1d972bc6882f02f3\nthreads:\n  - id: talk0001\n    comments:\n      - id: said0001\n        by: coder1\n        on: "2026-11-20T10:00:00Z"\n        text: Hm.\n`;

/** A study in a repository, with a codebook beside it, and a link that leads out of it. */
const files = {
  ...Object.fromEntries(Object.entries(smallStudy).map(([path, text]) => [`study/${path}`, text] as const)),
  'study/gloss.yaml':
    'study: Small\ncodebooks: [codebooks/*.codebook.yaml, ../common/*.codebook.yaml]\ncoders:\n  - id: coder1\n',
  [own]: codings('coder1', 'mine0001', 'clashing-paces'),
  [other]: codings('other2', 'hidden02', 'trust'),
  'study/discussions/P01.txt.discussion.yaml': talk,
  'common/far.codebook.yaml': 'codes:\n  - id: far\n    name: Far away\n',
  'elsewhere.yaml': 'codes:\n  - id: linked\n    name: Behind a link\n',
};

const range = { start: { line: 2, character: 37 }, end: { line: 2, character: 57 } };
const at = { segment: 'mine0001' };

/** Every coding step that there is, in a form in which it would be done. */
const steps: Readonly<Record<EditParams['op'], object>> = {
  apply: { range, codes: ['trust'] },
  uncode: at,
  replaceCode: { ...at, code: 'clashing-paces', to: 'trust' },
  setBounds: { ...at, range },
  place: { ...at, range },
  keepOrphaned: at,
  split: { ...at, position: { line: 2, character: 10 } },
  merge: { segments: ['mine0001', 'hidden02'] },
  setMemo: { ...at, memo: 'x' },
  setExemplar: { ...at, exemplar: true },
  stillFits: { segments: ['mine0001'] },
  startThread: { range, text: 'x' },
  reply: { thread: 'talk0001', text: 'x' },
  editComment: { thread: 'talk0001', comment: 'said0001', text: 'x' },
  deleteComment: { thread: 'talk0001', comment: 'said0001' },
  resolveThread: { thread: 'talk0001', resolved: true },
  acceptProposal: { thread: 'talk0001', comment: 'said0001' },
  reconcile: { coders: ['coder1', 'other2'], decisions: [] },
  declareDone: { done: true },
  newCode: { name: 'New', range },
  distinguishColors: {},
  renameCode: { code: 'trust', id: 'reliance' },
  mergeCodes: { code: 'trust', into: 'clashing-paces' },
  splitCode: { code: 'trust', to: 'New', segments: ['hidden02'] },
  moveCodes: { codes: ['trust'], under: 'challenges' },
  retireCode: { code: 'trust' },
  reviseCode: { code: 'trust' },
  restoreCode: { code: 'old-code' },
  deleteCode: { code: 'trust' },
  collectExamples: { code: 'trust' },
};

describe('a workspace that is not trusted', () => {
  let repo: Repository;
  let server: WiredServer;
  let messages: string[];
  const uri = (path: string): string => pathToFileURL(repo.file(`study/${path}`)).href.replace(/\/$/, '');
  const ask = <R>(method: string, params: object): Promise<R> => server.connection.sendRequest<R>(method, params);
  const run = (command: string, argument: object): Promise<EditResult> =>
    ask('workspace/executeCommand', { command, arguments: [argument] });
  const apply = (): Promise<EditResult> =>
    run(serverCommands.edit, { op: 'apply', uri: uri(transcript), range, codes: ['trust'] });
  const hovered = async (): Promise<string> => {
    const params = { textDocument: { uri: uri(transcript) }, position: { line: 2, character: 8 } };
    return (await ask<{ contents: { value: string } } | null>('textDocument/hover', params))?.contents.value ?? '';
  };
  const codes = async (): Promise<string> => JSON.stringify(await ask<ThemesResult>('gloss/themes', {}));
  /** Paths that git has been asked from. */
  const isGitAsked = (): boolean => existsSync(repo.file('asked'));

  /** Starts the server with a git that says when it is asked. */
  const start = async (initializationOptions: object): Promise<void> => {
    const path = process.env['PATH'] ?? '';
    repo.write('bin/git', `#!/bin/sh\n: > '${repo.file('asked')}'\nPATH='${path}' exec git "$@"\n`);
    chmodSync(repo.file('bin/git'), 0o755);
    process.env['PATH'] = `${repo.file('bin')}${delimiter}${path}`;
    try {
      server = await wireServer({
        folders: [repo.file('study')],
        settings: {},
        initializationOptions: { presents: true, ...initializationOptions },
        capabilities: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
      });
    } finally {
      process.env['PATH'] = path;
    }
    messages = [];
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      messages.push(message);
    });
    await server.open(repo.file(`study/${transcript}`), repo.read(`study/${transcript}`));
    await server.open(repo.file('study/gloss.yaml'), repo.read('study/gloss.yaml'), 'yaml');
    await server.published(uri(transcript), ({ segments }) => segments.length > 0);
  };
  const trust = (): Promise<void> => server.connection.sendNotification('gloss/didGrantTrust');

  beforeEach(() => {
    repo = repository(files);
    repo.git('config', 'user.name', 'coder1');
    symlinkSync(repo.file('elsewhere.yaml'), repo.file('study/codebooks/linked.codebook.yaml'));
  });
  afterEach(() => {
    server.kill();
    repo.remove();
  });

  it('is drawn, explained and navigated', async () => {
    await start({ trusted: false });
    assert.match(await hovered(), /Work is held up or hurried/);
    assert.match(await hovered(), /coder1/);
    assert.match(await codes(), /Clashing paces/);
    const position = { line: 2, character: 8 };
    const places = await ask<readonly object[]>('textDocument/definition', {
      textDocument: { uri: uri(transcript) },
      position,
    });
    assert.ok(JSON.stringify(places).includes('main.codebook.yaml'));
  });

  it('is left byte for byte as it is, and no git is asked, whatever is requested', async () => {
    // A step of this machine's that a crash has cut short.
    await gloss(['apply', transcript, '1:1-1:5', 'trust'], {
      cwd: repo.file('study'),
      env: { GLOSS_CODER: 'coder1' },
    });
    const journal = repo.read('study/.gloss/journal.jsonl');
    repo.write('study/.gloss/journal.jsonl', journal.replace(/[^\n]*\n$/, ''));
    repo.write(own, files[own]);
    const before = snapshot(repo.folder, (path) => path.startsWith('bin'));
    await start({ trusted: false });
    const all: (readonly [method: string, params: object])[] = Object.entries(questions(uri)).flatMap(
      ([method, asked]) => asked.map((params) => [method, params] as const),
    );
    const position = { line: 2, character: 8 };
    const textDocument = { uri: uri(transcript) };
    all.push(
      ['textDocument/rename', { textDocument, position, newName: 'x' }],
      ['gloss/planRename', { ...textDocument, position, newName: 'x' }],
      ['workspace/willRenameFiles', { files: [{ oldUri: uri(transcript), newUri: uri('transcripts/P09.txt') }] }],
      ['workspace/willDeleteFiles', { files: [{ uri: uri(transcript) }] }],
      ['gloss/changes', { study: uri(''), base: { ref: 'HEAD' } }],
    );
    const answers = new Map<string, unknown>();
    for (const [method, params] of all) {
      answers.set(method, await ask(method, params).catch((error: unknown) => String(error)));
    }
    for (const method of ['textDocument/rename', 'textDocument/prepareRename', 'gloss/planRename', 'gloss/changes']) {
      assert.match(String(answers.get(method)), /Restricted Mode/, method);
    }
    assert.equal(answers.get('workspace/willRenameFiles'), null);
    for (const [op, more] of Object.entries(steps)) {
      const { done, refusal } = await run(serverCommands.edit, { op, uri: uri(transcript), ...more });
      assert.deepEqual([done, refusal?.code], [false, 'restricted'], op);
    }
    // The two that only ask and show lead to an edit.
    const others: Readonly<Record<Exclude<keyof typeof serverCommands, 'edit' | 'chooseCode' | 'showMemo'>, object>> = {
      undo: textDocument,
      redo: textDocument,
      moveCodings: { from: uri(transcript), to: uri('transcripts/P09.txt') },
      newStudy: { folder: pathToFileURL(repo.file('new')).href, codebooks: ['collaboration'] },
      setUpGit: textDocument,
      pseudonymise: { uri: uri(''), names: uri('names.csv'), preview: true },
    };
    for (const [command, argument] of Object.entries(others)) {
      const { done, refusal } = await run(`gloss.server.${command}`, argument);
      assert.deepEqual([done, refusal?.code], [false, 'restricted'], command);
    }
    // A transcript that is saved with other positions is drawn at them; nobody is told about what was not to be done.
    const text = `X\n${repo.read(`study/${transcript}`)}`;
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ text }],
    });
    await server.connection.sendNotification('textDocument/didSave', { textDocument });
    await server.published(uri(transcript), ({ version }) => version === 2);
    await ask('gloss/themes', {});
    assert.deepEqual(
      messages.filter((message) => message.includes('Restricted')),
      [],
    );
    const versions = { path: repo.file(`study/${transcript}`), ref: 'HEAD' };
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: `git:${pathToFileURL(versions.path).pathname}?${encodeURIComponent(JSON.stringify(versions))}`,
        languageId: 'transcript',
        version: 1,
        text,
      },
    });
    await server.stop();
    assert.deepEqual(
      snapshot(repo.folder, (path) => path.startsWith('bin')),
      before,
    );
  });

  it('does not show what is outside of it', async () => {
    await start({ trusted: false });
    assert.doesNotMatch(await codes(), /Far away|Behind a link/);
    await server.open(repo.file('study/codebooks/main.codebook.yaml'), 'codes: []\n', 'yaml');
    assert.doesNotMatch(await codes(), /Far away|Behind a link/);
  });

  it('is coded as soon as it is trusted, with git, what is outside and what was cut short taken up', async () => {
    repo.write(`study/${transcript}`, smallStudy[transcript].replace('P01: The trust', 'P01: So the trust'));
    await start({ trusted: false });
    assert.equal((await apply()).refusal?.code, 'restricted');
    assert.ok(!isGitAsked());
    await trust();
    await server.published(uri(transcript), ({ coder }) => coder === 'coder1');
    assert.match(await codes(), /Far away/);
    assert.match(await codes(), /Behind a link/);
    const range = { start: { line: 0, character: 13 }, end: { line: 0, character: 32 } };
    const step = { op: 'apply', uri: uri(transcript), range, codes: ['far'] };
    assert.equal((await run(serverCommands.edit, step)).done, true);
    assert.match(repo.read(own), /codes: \[far\]/);
    const base = { ref: 'HEAD' };
    const { summary } = await ask<ChangesResult>('gloss/changes', { study: uri(''), base });
    assert.match(summary, /Segments: 1 added, in 1 transcript by coder1/);
  });

  it('has a step that was cut short completed when it is trusted', async () => {
    await gloss(['apply', transcript, '1:1-1:5', 'trust'], {
      cwd: repo.file('study'),
      env: { GLOSS_CODER: 'coder1' },
    });
    const [journal, done] = [repo.read('study/.gloss/journal.jsonl'), repo.read(own)];
    repo.write('study/.gloss/journal.jsonl', journal.replace(/[^\n]*\n$/, ''));
    repo.write(own, files[own]);
    await start({ trusted: false });
    assert.equal(repo.read(own), files[own]);
    await trust();
    await server.published(uri(transcript), ({ segments }) => segments.length === 3);
    assert.equal(repo.read(own), done);
  });

  it('is trusted where a client says nothing of trust', async () => {
    await start({});
    assert.equal((await apply()).done, true);
    assert.ok(isGitAsked());
  });
});
