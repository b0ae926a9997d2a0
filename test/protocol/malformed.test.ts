import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Hover } from 'vscode-languageserver-types';
import { registeredMethods } from '../support/registeredMethods.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { wireServer, type WiredServer } from './wiredServer.js';

const transcript = 'transcripts/P01.txt';
const book = 'codebooks/main.codebook.yaml';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const files = {
  ...smallStudy,
  [codings]: `transcript: ${transcript}\ncoder: coder1\ntext: sha256-1d972bc6882f02f3\nsegments:\n  - id: mine0001\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [trust]\n    on: 2026-11-20\n`,
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a request says when it is asked as it should be; edits are of what there is not, so that nothing is ever written. */
function wellFormed(uri: (path: string) => string): ReadonlyMap<string, readonly Json[]> {
  const position = { line: 2, character: 12 };
  const range = { start: position, end: { line: 2, character: 20 } };
  const study = uri('');
  const [text, codebook] = [uri(transcript), uri(book)];
  const textDocument = { uri: text };
  const data = { study, code: 'trust', key: 'nothing' };
  const diagnostic = { range, message: 'x', source: 'gloss', code: 'unused-code', data: { code: 'trust' } };
  const item = { name: 'x', kind: 5, uri: codebook, range, selectionRange: range, data };
  const ofSegment = { uri: text, segment: 'nothere0' };
  const edits: readonly Json[] = [
    { op: 'apply', uri: text, range, codes: ['no-such', { code: 'no-such', weight: 1 }], memo: 'x' },
    { op: 'uncode', ...ofSegment, code: 'trust' },
    { op: 'replaceCode', ...ofSegment, code: 'trust', to: 'no-such' },
    { op: 'setBounds', ...ofSegment, range },
    { op: 'place', ...ofSegment, range },
    { op: 'keepOrphaned', ...ofSegment },
    { op: 'split', ...ofSegment, position },
    { op: 'merge', uri: text, segments: ['nothere0', 'nothere1'] },
    { op: 'setMemo', ...ofSegment, memo: null },
    { op: 'setExemplar', ...ofSegment, exemplar: true },
    { op: 'stillFits', uri: text, segments: ['nothere0'] },
    { op: 'startThread', uri: text, range, text: '', proposes: { segment: 'nothere0', codes: ['trust'], range } },
    { op: 'reply', uri: text, thread: 'nothere0', text: 'x' },
    { op: 'editComment', uri: text, thread: 'nothere0', comment: 'nothere0', text: 'x' },
    { op: 'deleteComment', uri: text, thread: 'nothere0', comment: 'nothere0' },
    { op: 'resolveThread', uri: text, thread: 'nothere0', resolved: true },
    { op: 'acceptProposal', uri: text, thread: 'nothere0', comment: 'nothere0' },
    {
      op: 'reconcile',
      uri: text,
      coders: ['coder1', 'coder2'],
      decisions: [{ passage: 'nothere0', take: { range, codes: ['trust'] } }],
    },
    { op: 'newCode', uri: text, name: '', under: 'no-such', range },
    { op: 'renameCode', uri: text, code: 'no-such', id: 'x', name: 'X', follow: true, reason: 'x' },
    { op: 'mergeCodes', uri: text, code: 'no-such', into: 'trust' },
    { op: 'splitCode', uri: text, code: 'no-such', to: 'trust', segments: ['nothere0'] },
    { op: 'moveCodes', uri: text, codes: ['no-such'], under: null, before: 'trust', book },
    { op: 'retireCode', uri: text, code: 'no-such', reason: 'x' },
    { op: 'deleteCode', uri: text, code: 'no-such' },
    { op: 'collectExamples', uri: text, code: 'no-such', most: 3 },
  ];
  const at: Json = { textDocument, position };
  const inText: Json = { textDocument };
  const ours = { study };
  return new Map<string, readonly Json[]>([
    ['textDocument/codeAction', [{ textDocument, range, context: { diagnostics: [diagnostic], only: ['quickfix'] } }]],
    ['textDocument/codeLens', [inText]],
    ['codeLens/resolve', [{ range, data: { ...data, uri: codebook } }]],
    ['textDocument/completion', [{ textDocument: { uri: codebook }, position }]],
    ['completionItem/resolve', [{ label: 'x', data }]],
    ['textDocument/definition', [at]],
    ['textDocument/diagnostic', [inText]],
    ['workspace/diagnostic', [{ previousResultIds: [{ uri: text, value: 'x' }] }]],
    ['textDocument/documentColor', [inText]],
    ['textDocument/colorPresentation', [{ textDocument, range, color: { red: 1, green: 0, blue: 0, alpha: 1 } }]],
    ['textDocument/documentHighlight', [at]],
    ['textDocument/documentLink', [inText]],
    ['documentLink/resolve', [{ range, data: { study, segment: 'mine0001' } }]],
    ['textDocument/documentSymbol', [inText]],
    ['workspace/willRenameFiles', [{ files: [{ oldUri: text, newUri: uri('transcripts/P02.txt') }] }]],
    ['workspace/willDeleteFiles', [{ files: [{ uri: uri('transcripts/none.txt') }] }]],
    ['textDocument/foldingRange', [inText]],
    ['textDocument/formatting', [{ textDocument: { uri: codebook }, options: { tabSize: 2, insertSpaces: true } }]],
    ['textDocument/hover', [at]],
    ['textDocument/implementation', [{ textDocument: { uri: codebook }, position }]],
    ['textDocument/inlayHint', [{ textDocument, range }]],
    ['textDocument/semanticTokens/full', [inText]],
    ['textDocument/semanticTokens/range', [{ textDocument, range }]],
    ['textDocument/references', [{ textDocument, position, context: { includeDeclaration: true } }]],
    ['textDocument/prepareRename', [at]],
    ['textDocument/rename', [{ textDocument, position, newName: 'Confidence' }]],
    ['textDocument/selectionRange', [{ textDocument, positions: [position] }]],
    ['textDocument/prepareTypeHierarchy', [{ textDocument: { uri: codebook }, position }]],
    ['typeHierarchy/supertypes', [{ item }]],
    ['typeHierarchy/subtypes', [{ item }]],
    ['workspace/symbol', [{ query: 'trust' }]],
    [
      'workspace/executeCommand',
      [
        ...edits.map((edit): Json => ({ command: 'gloss.server.edit', arguments: [edit] })),
        ...['undo', 'redo'].map((name) => ({ command: `gloss.server.${name}`, arguments: [{ uri: text }] })),
        {
          command: 'gloss.server.chooseCode',
          arguments: [{ uri: text, range, instead: { segment: 'nothere0', code: 'trust' } }],
        },
        { command: 'gloss.server.showMemo', arguments: [ofSegment] },
        { command: 'gloss.server.moveCodings', arguments: [{ from: text, to: text }] },
        { command: 'gloss.server.newStudy', arguments: [{ folder: study, name: 'x', codebooks: [] }] },
        {
          command: 'gloss.server.pseudonymise',
          arguments: [{ uri: text, names: uri('names.csv'), transcripts: [text], preview: true }],
        },
        { command: 'gloss.server.fly', arguments: [] },
      ],
    ],
    [
      'gloss/changes',
      [
        { ...ours, base: { ref: 'HEAD' } },
        { ...ours, base: { coder: 'coder2' } },
      ],
    ],
    ['gloss/changeBases', [ours]],
    [
      'gloss/agreementTables',
      [
        { ...ours, kind: 'gold', gold: 'coder1', by: 'theme', unit: 'turn', like: 'atlas.ti', transcripts: [] },
        { ...ours, kind: 'confusion', done: false, speakers: 'all' },
      ],
    ],
    ['gloss/codeAt', [{ uri: text, position }]],
    ['gloss/codeChoices', [{ uri: text, range }]],
    ['gloss/coders', [{ uri: text }]],
    ['gloss/setShownCoders', [{ ...ours, coders: 'mine' }]],
    [
      'gloss/compare',
      [{ ...ours, among: 'all', by: 'code', unit: 'sentence', like: 'maxqda', samples: 9, months: true }],
    ],
    ['gloss/comparedPassages', [{ ...ours, readers: ['coder1'], month: '2026-11', code: 'trust' }]],
    ['gloss/describeCode', [{ ...ours, code: 'trust' }]],
    ['gloss/findCodes', [{ text: 'trust' }]],
    [
      'gloss/listSegments',
      [{ ...ours, codes: ['trust'], coder: 'coder1', transcript: text, recode: false, cases: true }],
    ],
    ['gloss/locateSegment', [{ ...ours, id: 'mine0001' }]],
    ['gloss/moveByUnit', [{ uri: text, position, unit: 'sentence', direction: 'next' }]],
    ['gloss/passageAt', [{ uri: text, range }]],
    ['gloss/planRename', [{ uri: text, position, newName: 'Confidence' }]],
    ['gloss/reconcile', [{ uri: text, coders: ['coder1', 'coder2'] }]],
    ['gloss/segmentsAt', [{ uri: text, range }]],
    ['gloss/setComparedDocuments', [{ pairs: [{ original: text, modified: text }] }]],
    ['gloss/setHiddenCodes', [{ ...ours, codes: [] }]],
    ['gloss/themes', [{ transcript: text, known: 'x' }]],
    ['gloss/threads', [{ uri: text }]],
    ['gloss/transcripts', [{ uri: text, whole: true }]],
  ]);
}

/** What may stand in the place of a number, a text, and anything else. */
const instead: Readonly<Record<string, readonly Json[]>> = {
  number: [null, -1, 1.5, 2 ** 40, 2 ** 60, 'x', []],
  string: [null, 7, '', '__proto__', [], {}],
  other: [null, 7, 'x', [], [null], {}],
};
/** Places that are none of the study's files, or none at all. */
const uris: readonly string[] = [
  'file:',
  'file://',
  'file:///',
  'file:relative.txt',
  'untitled:Untitled-1',
  'http://example.org/transcripts/P01.txt',
  'not a uri',
  '/transcripts/P01.txt',
  'file:///%E0%A4%A',
  'file:///a%00b.txt',
  'file:///a%2F..%2Fb',
  'file://server/share/P01.txt',
  'file:///../../..',
  'git:/x?{',
  'git:/x?null',
  'git:/x?{"path":7,"ref":{}}',
  ':',
  '\0',
  '\ud800',
];

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with one thing in it replaced or left out, for each thing in it and each of what may stand there instead. */
function* malformed(value: Json, key = ''): Generator<Json | undefined> {
  if (key === 'folder' && typeof value === 'string') {
    // A study is made where one is named: whatever a server takes these for, it is in the scratch folder.
    const path = `${value.slice('file://'.length)}/new`;
    yield* [null, 7, [], {}, `http://example.org${path}`, `file://far${path}`, `untitled:${path}`, `git:${path}?{}`];
    return;
  }
  if (typeof value === 'string' && value.startsWith('file:')) {
    yield* [...uris, `${value}?x=1#y`, `${value}/../../..`, value.replace('file:', 'FILE:')];
  }
  yield* instead[typeof value] ?? instead['other'] ?? [];
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    for (const [i, one] of list.entries()) {
      for (const other of malformed(one)) yield list.map((same, j) => (i === j ? (other ?? null) : same));
    }
  }
  if (!isObject(value)) return;
  for (const [name, one] of Object.entries(value)) {
    const { [name]: _left, ...rest } = value;
    yield rest;
    for (const other of malformed(one, name)) if (other !== undefined) yield { ...value, [name]: other };
  }
}

const invalidParams = -32602;
const requestFailed = -32803;

describe('Messages that say nothing the server could work with', () => {
  let study: TemporaryStudy;
  let server: WiredServer;
  const logged: { readonly type: number; readonly message: string }[] = [];
  const uri = (path: string): string => `file://${study.file(path)}`.replace(/\/$/, '');
  const everyFile = (): readonly string[] =>
    readdirSync(study.folder, { recursive: true })
      .map(String)
      .filter((path) => statSync(study.file(path)).isFile() && !path.startsWith('.gloss'))
      .sort()
      .map((path) => `${path}\n${readFileSync(study.file(path), 'utf8')}`);

  before(async () => {
    study = temporaryStudy(files);
    server = await wireServer({ folders: [study.folder], capabilities: { workspaceEdit: {} } });
    server.connection.onNotification(
      'window/logMessage',
      (params: (typeof logged)[number]) => void logged.push(params),
    );
    await server.published(await server.open(study.file(transcript), files[transcript]));
    await server.open(study.file(book), files[book], 'yaml');
  });
  beforeEach(() => void logged.splice(0));
  after(() => {
    server.kill();
    study.remove();
  });

  const answersHover = async (): Promise<void> => {
    await server.connection.sendRequest('gloss/setShownCoders', { study: uri(''), coders: 'all' });
    const hover = await server.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: uri(transcript) },
      position: { line: 2, character: 12 },
    });
    assert.match((hover.contents as { value: string }).value, /\*\*Trust\*\*/);
  };

  it('are tried with every request that the server knows', () => {
    assert.deepEqual([...wellFormed(uri).keys()].sort(), [...registeredMethods()].sort());
  });

  for (const method of registeredMethods()) {
    it(`are refused, and nothing is written: ${method}`, async () => {
      const before = everyFile();
      const wellAsked = wellFormed(uri).get(method) ?? [];
      const asked = [...wellAsked, undefined, ...wellAsked.flatMap((params) => [...malformed(params)])];
      const seen = new Set<string>();
      const wrong: string[] = [];
      const answers = asked.map(async (params) => {
        const key = JSON.stringify(params ?? null);
        if (seen.has(key)) return;
        seen.add(key);
        try {
          await server.connection.sendRequest(method, params);
        } catch (error) {
          const { code, message, data } = error as { code: number; message: string; data?: { code?: string } };
          const isNamed = code === invalidParams ? message.startsWith(`${method}: `) : code === requestFailed;
          if (!isNamed || data?.code === 'unexpected') wrong.push(`${key}: ${code} ${message}`);
          if (params !== undefined && wellAsked.includes(params) && code === invalidParams) {
            wrong.push(`${key}: refused`);
          }
        }
      });
      await Promise.all(answers);
      assert.deepEqual(wrong, []);
      await answersHover();
      assert.deepEqual(
        logged.filter(({ type }) => type === 1),
        [],
      );
      assert.equal(server.errors(), '');
      assert.deepEqual(everyFile(), before);
    });
  }

  it('are left out where they ask for no answer', async () => {
    const [text, range] = [uri(transcript), { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }];
    const textDocument = { uri: uri('transcripts/P02.txt'), languageId: 'transcript', version: 1, text: 'x' };
    const told: readonly (readonly [method: string, params: Json])[] = [
      ['textDocument/didOpen', { textDocument }],
      ['textDocument/didSave', { textDocument: { uri: textDocument.uri } }],
      ['textDocument/didClose', { textDocument: { uri: textDocument.uri } }],
      ['textDocument/didChange', { textDocument, contentChanges: [{ range, text: 'x' }, { text: 'y' }] }],
      ['workspace/didChangeWatchedFiles', { changes: [{ uri: text, type: 2 }] }],
      ['workspace/didChangeConfiguration', { settings: {} }],
      ['workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: uri('sub'), name: 'x' }], removed: [] } }],
      ['workspace/didRenameFiles', { files: [{ oldUri: textDocument.uri, newUri: uri('transcripts/P03.txt') }] }],
      ['window/workDoneProgress/cancel', { token: 'x' }],
      ['$/setTrace', { value: 'off' }],
      ['$/cancelRequest', { id: 'x' }],
      ['initialized', {}],
    ];
    const before = everyFile();
    for (const [method, params] of told) {
      for (const other of [params, ...malformed(params)]) {
        await server.connection.sendNotification(method, other ?? null);
      }
    }
    await answersHover();
    assert.deepEqual(
      logged.filter(({ type }) => type === 1),
      [],
    );
    assert.deepEqual(everyFile(), before);
  });

  it('say what is wrong', async () => {
    const position = { line: 2, character: 12 };
    const edit = (params: Json): Json => ({ command: 'gloss.server.edit', arguments: [params] });
    const text = uri(transcript);
    const refusals: readonly (readonly [method: string, params: Json, message: RegExp])[] = [
      [
        'textDocument/hover',
        { textDocument: { uri: null }, position },
        /“textDocument\.uri” string is needed, not null/,
      ],
      ['textDocument/hover', { position }, /“textDocument”/],
      ['textDocument/hover', { textDocument: { uri: 'file:' }, position }, /“textDocument\.uri” names no file/],
      ['textDocument/hover', { textDocument: { uri: 'file://far/x' }, position }, /file of another machine/],
      [
        'textDocument/hover',
        { textDocument: { uri: text }, position: { line: -1, character: 0 } },
        /“position\.line” is not a whole number from 0/,
      ],
      [
        'gloss/segmentsAt',
        { uri: text, range: { start: position, end: { line: 0, character: 0 } } },
        /“range” ends before it starts/,
      ],
      ['workspace/executeCommand', edit({ op: 'fly', uri: text }), /“arguments\.0\.op”/],
      ['workspace/executeCommand', edit({ op: 'apply', uri: text, codes: [7] }), /“arguments\.0\.range”/],
      ['workspace/executeCommand', { command: 'gloss.server.undo' }, /“arguments”/],
      [
        'workspace/executeCommand',
        { command: 'gloss.server.setUpGit', arguments: [{ uri: 'untitled:x' }] },
        /“arguments\.0\.uri” is not the URI of a file/,
      ],
      [
        'workspace/executeCommand',
        { command: 'gloss.server.newStudy', arguments: [{ folder: 'http://x/y', codebooks: [] }] },
        /“arguments\.0\.folder” is not the URI of a file/,
      ],
    ];
    for (const [method, params, message] of refusals) {
      await assert.rejects(server.connection.sendRequest(method, params), { code: invalidParams, message });
    }
  });
});
