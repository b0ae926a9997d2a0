import assert from 'node:assert/strict';
import { registeredMethods } from '../support/registeredMethods.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { questions } from './questions.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const book = 'codebooks/main.codebook.yaml';
const codings = (coder: string, id: string, code: string, memo: string): string =>
  `transcript: ${transcript}\ncoder: ${coder}\ntext: sha256-1d972bc6882f02f3\nsegments:\n` +
  `  - id: ${id}\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [${code}]\n    memo: ${memo}\n    on: 2026-11-20\n`;

const files = {
  ...smallStudy,
  'names.csv': 'hidden,Q\n',
  'gloss.yaml': 'study: Blind\nblind: true\ncoders:\n  - id: coder1\n  - id: lead\n    blind: false\n',
  'codings/coder1/P01.txt.codings.yaml': codings('coder1', 'mine0001', 'clashing-paces', 'my own thought'),
  'discussions/P01.txt.discussion.yaml': `transcript: ${transcript}\ntext: sha256-1d972bc6882f02f3\nthreads:\n  - id: talk0001\n    comments:\n      - id: said0001\n        by: other2\n        on: "2026-11-20T10:00:00Z"\n        text: a hidden thought, too\n`,
  'codings/other2/P01.txt.codings.yaml': codings('other2', 'hidden02', 'institutional-opposition', 'a hidden thought'),
};
/** Words of the other coder's codings, which must not be anywhere in an answer. */
const secrets = ['other2', 'hidden02', 'hidden thought'];

/** Resolved one by one from the answers to another question. */
const resolved: Readonly<Record<string, string>> = {
  'textDocument/codeLens': 'codeLens/resolve',
  'textDocument/completion': 'completionItem/resolve',
};

/** Those who are asked for an edit of the whole study, which they give without showing what is in it. */
const edits = ['textDocument/rename', 'gloss/planRename', 'workspace/willRenameFiles', 'workspace/willDeleteFiles'];
/** Those that are asked only with what an answer has, which so holds nothing of others. */
const followUps = ['codeLens/resolve', 'completionItem/resolve', 'documentLink/resolve', 'typeHierarchy/'];

describe('A blind study, to a coder who is not done with a transcript', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const uri = (path: string): string => `file://${study.file(path)}`.replace(/\/$/, '');

  beforeEach(async () => {
    study = temporaryStudy(files);
    server = await wireServer({ folders: [study.folder], settings: { coder: 'coder1', inlayHints: 'names' } });
    for (const path of [transcript, book, 'gloss.yaml', 'codings/other2/P01.txt.codings.yaml'] as const) {
      await server.open(study.file(path), files[path], path === transcript ? 'transcript' : 'yaml');
    }
  });
  afterEach(() => {
    server.kill();
    study.remove();
  });

  /** All answers, by method, as they come over the wire. */
  const askAll = async (): Promise<ReadonlyMap<string, string>> => {
    const answers = new Map<string, string>();
    const ask = async (method: string, params: object): Promise<unknown> => {
      const answer = await server.connection.sendRequest<unknown>(method, params).catch((error: unknown) => {
        return error instanceof Error ? error.message : error;
      });
      answers.set(method, (answers.get(method) ?? '') + JSON.stringify(answer));
      return answer;
    };
    for (const [method, asked] of Object.entries(questions(uri))) {
      for (const params of asked) {
        const answer = await ask(method, params);
        const items = (
          Array.isArray(answer) ? answer : ((answer as { items?: unknown } | null)?.items ?? [])
        ) as object[];
        const follow = resolved[method];
        if (follow !== undefined) for (const item of items) await ask(follow, item);
      }
    }
    const shown = await server.published(uri(transcript));
    answers.set('gloss/publishSegments', JSON.stringify(shown));
    return answers;
  };

  it('tells nothing of others’ codings in any feature', async () => {
    const answers = await askAll();
    for (const method of registeredMethods()) {
      if (edits.includes(method) || followUps.some((start) => method.startsWith(start))) continue;
      assert.ok(answers.has(method), `nothing was asked of ${method}`);
    }
    for (const [method, answer] of answers) {
      for (const secret of secrets) assert.ok(!answer.includes(secret), `${method} tells “${secret}”: ${answer}`);
    }
    const lenses = answers.get('codeLens/resolve') ?? '';
    assert.match(lenses, /1 segment/, 'one’s own are counted');
    assert.equal([...lenses.matchAll(/1 segment/g)].length, 1, lenses);
  });

  it('reports them in the same answers when the transcript is declared done, and no more when that is taken back', async () => {
    const declare = (done: boolean): Promise<unknown> =>
      server.connection.sendRequest('workspace/executeCommand', {
        command: 'gloss.server.edit',
        arguments: [{ op: 'declareDone', uri: uri(transcript), done }],
      });
    await declare(true);
    assert.match(study.read('codings/coder1/P01.txt.codings.yaml'), /^done: \d{4}-\d\d-\d\d$/m);
    const open = await askAll();
    const telling = [...open].filter(([, answer]) => secrets.some((secret) => answer.includes(secret)));
    const names = telling.map(([method]) => method);
    for (const method of [
      'gloss/coders',
      'gloss/listSegments',
      'textDocument/hover',
      'workspace/diagnostic',
      'gloss/threads',
      'gloss/compare',
      'gloss/comparedPassages',
      'gloss/agreementTables',
      'workspace/executeCommand',
    ]) {
      assert.ok(names.includes(method), `${method} is among ${names.join()}`);
    }
    await declare(false);
    assert.equal(study.read('codings/coder1/P01.txt.codings.yaml'), files['codings/coder1/P01.txt.codings.yaml']);
    for (const [method, answer] of await askAll()) {
      for (const secret of secrets) assert.ok(!answer.includes(secret), `${method} tells “${secret}”: ${answer}`);
    }
  });
});
