import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linesOf, positionAt } from '../../../server/src/core/text/lines.js';
import { repeat, timed } from '../measure.js';
import { atMost, type Row, type RowGroup } from '../row.js';
import { withServer, type BenchServer } from '../server.js';

const book = 'codebooks/large.codebook.yaml';
const transcript = 'transcripts/P01.txt';

/** What editors ask of a codebook of 5,000 codes on three levels, with codings of every tenth, and typing in it. */
export const largeCodebook: RowGroup = {
  name: 'large-codebook',
  table: 'large study',
  run: async ({ quick }) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-bench-codebook-')));
    try {
      const text = codebookOf(quick ? 500 : 5000);
      for (const [path, content] of [
        [book, text],
        [transcript, 'P01: We waited.\n'],
        [codingsFile, codings()],
      ] as const) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      return await withServer(folder, (server) => measure(server, text, quick ? 5 : 30));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(server: BenchServer, text: string, runs: number): Promise<readonly Row[]> {
  await server.open(transcript);
  await server.ready();
  const { uri } = await server.open(book);
  const lines = linesOf(text);
  const at = (words: string): object => ({
    textDocument: { uri },
    position: positionAt(lines, text.indexOf(words) + words.length - 1),
  });
  const lenses = await server.request<readonly object[]>('textDocument/codeLens', { textDocument: { uri } });
  const asked: readonly (readonly [string, string, object])[] = [
    [
      'completion of ids',
      'textDocument/completion',
      {
        textDocument: { uri },
        position: positionAt(lines, text.indexOf('merged-into: ') + 'merged-into: '.length),
      },
    ],
    ['hover', 'textDocument/hover', at('id: code-3-3-3\n')],
    ['outline', 'textDocument/documentSymbol', { textDocument: { uri } }],
    ['theme tree', 'gloss/themes', {}],
    ['all code lenses', 'textDocument/codeLens', { textDocument: { uri } }],
    ['one code lens, counted', 'codeLens/resolve', lenses[7] ?? {}],
    ['type hierarchy', 'textDocument/prepareTypeHierarchy', at('id: code-3-3-3\n')],
  ];
  const rows: Row[] = [];
  for (const [what, method, params] of asked) {
    const sample = await repeat(runs, () => timed(() => server.request(method, params)), 5);
    rows.push({
      what: `5,000 codes: ${what}`,
      sample,
      unit: 'ms',
      aim: atMost(50),
      how: `${method} → answer at the client`,
    });
  }
  let version = 1;
  const type = (needed: string, params: object, words: string) => async (): Promise<void> => {
    // A space is put in, and taken out again.
    const isIn = version % 2 === 0;
    const start = positionAt(lines, text.indexOf(words));
    const end = { ...start, character: start.character + (isIn ? 1 : 0) };
    const contentChanges = [{ range: { start, end }, text: isIn ? '' : ' ' }];
    await server.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges });
    await server.request(needed, params);
  };
  const nothing = {
    uri: 'untitled:nothing',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  };
  const keys = await repeat(runs, () => timed(type('gloss/segmentsAt', nothing, 'What people')), 2);
  const hover = ['textDocument/hover', at('id: code-3-3-3\n')] as const;
  const first = await repeat(runs, () => timed(type(...hover, 'What people')), 2);
  const broken = await repeat(runs, () => timed(type(...hover, 'definition: ')), 2);
  return [
    ...rows,
    {
      what: '5,000 codes: keystroke',
      sample: keys,
      unit: 'ms',
      aim: atMost(150),
      how: 'didChange and a request that needs no codes → its answer',
    },
    {
      what: '  the first hover after it',
      sample: first,
      unit: 'ms',
      aim: atMost(20),
      how: 'didChange and a hover → its answer: the edited code is parsed again',
    },
    {
      what: '  the same, where every other edit breaks it',
      sample: broken,
      unit: 'ms',
      how: 'didChange and a hover → its answer: what is broken is parsed again as a whole',
    },
  ];
}

/** Themes of ten themes of ten codes, until there are so many. */
function codebookOf(count: number): string {
  let text = 'codebook: Large\ncodes:\n';
  let made = 0;
  const entry = (id: string, pad: string): void => {
    made++;
    text += `${pad}- id: ${id}\n${pad}  name: Code ${id}\n${pad}  brief: What ${id} means in a line\n`;
    text += `${pad}  definition: >-\n${pad}    What people say of ${id} when they are asked, and what they do not say of it.\n`;
    text += `${pad}  include:\n${pad}    - Talk of ${id}\n${pad}  exclude:\n${pad}    - Talk of something else\n`;
  };
  for (let a = 1; made < count; a++) {
    entry(`code-${a}`, '  ');
    text += '    codes:\n';
    for (let b = 1; b <= 10; b++) {
      entry(`code-${a}-${b}`, '      ');
      text += '        codes:\n';
      for (let c = 1; c <= 10; c++) entry(`code-${a}-${b}-${c}`, '          ');
    }
  }
  return `${text}  - id: last\n    status: retired\n    merged-into: code-1\n`;
}

const codingsFile = 'codings/coder1/P01.txt.codings.yaml';
function codings(): string {
  const entries = Array.from(
    { length: 500 },
    (_, i) =>
      `  - id: s${i}\n    at: 1:6-1:15\n    quote: We waited\n    codes: [code-${1 + (i % 40)}-${1 + (i % 10)}-${1 + (i % 9)}]\n`,
  );
  return `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0000000000000000\nsegments:\n${entries.join('')}`;
}
