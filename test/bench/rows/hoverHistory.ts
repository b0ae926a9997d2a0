import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repeat, sampleOf, timed } from '../measure.js';
import { atMost, type Row, type RowGroup } from '../row.js';
import { withServer, type BenchServer } from '../server.js';

const transcript = 'transcripts/P01.txt';
const lines = 100;
const text = 'P01: We waited.\n'.repeat(lines);

/** A hover that says who coded, in a study of 2,000 commits, of which every tenth changed the codings. */
export const hoverHistory: RowGroup = {
  name: 'hover-history',
  table: 'large study',
  run: async ({ quick }) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-bench-history-')));
    const git = (args: readonly string[], input = ''): string =>
      execFileSync('git', ['-c', 'gc.auto=0', ...args], { cwd: folder, input, encoding: 'utf8' });
    const commits = quick ? 200 : 2000;
    try {
      git(['init', '--quiet', '--initial-branch=main']);
      git(['fast-import', '--quiet'], Array.from({ length: commits }, (_, i) => commit(i)).join(''));
      git(['reset', '--quiet', '--hard']);
      const starts: Measured[] = [];
      for (let run = 0; run < (quick ? 2 : 5); run++) starts.push(await withServer(folder, measureStart));
      let made = commits;
      const addCommit = (): void => void git(['fast-import', '--quiet'], commit(made++, 'refs/heads/main^0'));
      const after = await withServer(folder, (server) => measureCommits(server, quick ? 5 : 30, addCommit));
      return [
        row(
          'the first six hovers',
          starts.flatMap(({ hovers }) => hovers),
          'open a transcript; six hovers at once behind it',
          2,
        ),
        row(
          'the history is told',
          starts.map(({ told }) => told),
          'open a transcript → a hover says the commit',
        ),
        ...after,
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const row = (what: string, values: readonly number[], how: string, aim?: number): Row => ({
  what: `2,000 commits: ${what}`,
  sample: sampleOf(values),
  unit: 'ms',
  ...(aim !== undefined && { aim: atMost(aim) }),
  how,
});

interface Measured {
  /** Milliseconds of each of the first hovers. */
  readonly hovers: readonly number[];
  /** Milliseconds until a hover says the commit. */
  readonly told: number;
}

async function measureStart(server: BenchServer): Promise<Measured> {
  await server.ready();
  const { uri } = await server.open(transcript);
  await server.published(uri);
  const start = performance.now();
  const hovers: number[] = [];
  for (let i = 0; i < 6; i++) hovers.push(await timed(() => hover(server, uri)));
  return { hovers, told: await untilTold(server, uri, start) };
}

async function measureCommits(server: BenchServer, runs: number, addCommit: () => void): Promise<readonly Row[]> {
  await server.ready();
  const { uri } = await server.open(transcript);
  await untilTold(server, uri, performance.now());
  const known = await repeat(runs * 10, () => timed(() => hover(server, uri)), 20);
  const first: number[] = [];
  const told: number[] = [];
  for (let run = 0; run < runs; run++) {
    addCommit();
    const start = performance.now();
    first.push(await timed(() => hover(server, uri)));
    told.push(await untilTold(server, uri, start));
  }
  return [
    {
      what: '2,000 commits: hover',
      sample: known,
      unit: 'ms',
      aim: atMost(2),
      how: 'textDocument/hover → answer at the client',
    },
    row('the first hover after a commit', first, 'a commit is made; a hover → its answer', 2),
    row('its history is told', told, 'a commit is made → a hover says who coded, by the new history'),
  ];
}

const hover = async (server: BenchServer, uri: string): Promise<string> =>
  JSON.stringify(
    await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 8 } }),
  );

const told = ' · coded ';

async function untilTold(server: BenchServer, uri: string, start: number): Promise<number> {
  for (;;) {
    if ((await hover(server, uri)).includes(told)) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** One commit for `git fast-import`. */
function commit(index: number, from?: string): string {
  const data = (content: string): string => `data ${Buffer.byteLength(content)}\n${content}\n`;
  const file = (path: string, content: string): string => `M 644 inline ${path}\n${data(content)}`;
  const head = `commit refs/heads/main\ncommitter Bench <bench@example.org> ${1_700_000_000 + index * 60} +0000\n${data(`Make change ${index}`)}`;
  const files =
    index === 0 ? file('gloss.yaml', 'study: Bench\ncoders:\n  - id: coder1\n') + file(transcript, text) : '';
  const codings = index % 10 === 0 ? file('codings/coder1/P01.txt.codings.yaml', codingsAt(index)) : '';
  return `${head}${from === undefined ? '' : `from ${from}\n`}${files}${codings}${file('notes.txt', `Note ${index}\n`)}\n`;
}

/** A segment in each line; each change touches one of them. */
function codingsAt(index: number): string {
  const entries = Array.from({ length: lines }, (_, i) => {
    const last = index - ((index / 10 - i) % lines) * 10;
    return `  - id: segment${i}\n    at: ${i + 1}:6-${i + 1}:15\n    quote: We waited\n    codes: [trust]\n    memo: Change ${last}\n`;
  });
  return `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0000000000000000\nsegments:\n${entries.join('')}`;
}
