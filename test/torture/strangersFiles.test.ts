import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { randomFrom } from '../../server/src/core/analysis/agreement/random.js';
import { signed } from '../../server/src/disk/journal/journalKey.js';
import { snapshot } from '../support/snapshot.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { mutated, pick, type Random } from './support/mutate.js';
import { runHere } from './support/runHere.js';

/** How often a study is made, changed at random and worked with. */
const runs = Number(process.env['GLOSS_RUNS'] ?? 20_000);

const codings = 'codings/coder1/P01.txt.codings.yaml';
const base: Readonly<Record<string, string>> = {
  ...smallStudy,
  'transcripts/P02.txt': smallStudy['transcripts/P01.txt'].replaceAll('P01', 'P02'),
  [codings]: `transcript: transcripts/P01.txt
coder: coder1
text: sha256-0000000000000000
segments:
  # the first
  - id: k3v9x2ma
    at: 3:10-3:35
    quote: trust would not let us in
    codes: [institutional-opposition, { code: trust, weight: 3 }]
    memo: Said after a long pause.
    on: 2026-11-23
  - id: q8w3e5rt
    at: 7:6-7:23
    quote: Then it went fast
    codes: [confidence]
`,
  'codings/coder2/P01.txt.codings.yaml': `transcript: transcripts/P01.txt
coder: coder2
text: sha256-0000000000000000
segments:
  - id: z7x6c5v4
    at: 3:6-3:35
    quote: The trust would not let us in
    codes: [institutional-opposition]
    exemplar: true
`,
  'discussions/P01.txt.discussion.yaml': `transcript: transcripts/P01.txt
text: sha256-0000000000000000
threads:
  - id: d1d2d3d4
    at: 3:10-3:35
    quote: trust would not let us in
    comments:
      - id: c1c2c3c4
        by: coder1
        on: 2026-11-23T10:00:00Z
        text: Is this trust?
`,
  'cases.csv': 'case,transcript,age\nA,transcripts/P01.txt,40\n"B, b",transcripts/P02.txt,50\n',
  'memos/journal.md': '# Journal\n\nP01 is tired.\n',
};

/** Commands that only read, and commands that write where they can. */
const reading: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--format', 'github'],
  ['codes'],
  ['codes', '--format', 'json'],
  ['segments'],
  ['segments', '--format', 'csv'],
  ['segments', '--format', 'md'],
  ['count'],
  ['count', '--by', 'coder'],
  ['compare'],
  ['reconcile', 'P01.txt'],
];
const writing: readonly (readonly string[])[] = [
  ['apply', 'P01.txt', '3:50-3:60', 'trust', '--coder', 'coder1'],
  ['apply', 'P02.txt', '3:10-3:35', 'clashing-paces', '--coder', 'coder1'],
  ['uncode', 'k3v9x2ma', '--coder', 'coder1'],
  ['code', 'rename', 'trust', 'reliance'],
  ['code', 'merge', 'trust', 'clashing-paces'],
  ['code', 'retire', 'trust'],
  ['code', 'delete', 'trust'],
  ['code', 'move', 'trust', 'challenges'],
  ['move', 'transcripts/P01.txt', 'transcripts/sub/P09.txt'],
  ['reanchor'],
  ['done', 'P01.txt', '--coder', 'coder1'],
  ['discuss', 'reply', 'P01.txt', 'd1d2d3d4', 'Yes.', '--coder', 'coder2'],
  ['undo'],
  ['redo'],
];

/** A study in memory where there is room for one, since every run writes one. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

describe('files of a study that a stranger has made', function () {
  this.timeout(3_600_000);
  let outer: string;
  let study: string;
  let journal = '';
  const put = (file: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const makeStudy = (): void => {
    rmSync(study, { recursive: true, force: true });
    for (const [path, text] of Object.entries(base)) put(join(study, path), text);
    put(join(study, '.git/config'), '[core]\n');
    put(join(study, 'package.json'), '{}\n');
  };
  before(async () => {
    outer = mkdtempSync(join(scratch, 'gloss-strangers-'));
    study = join(outer, 'a/study');
    for (const path of ['home/.bashrc', 'x.csv', 'a/x.yaml', 'a/x.csv', 'x.yaml']) put(join(outer, path), 'canary\n');
    makeStudy();
    await runHere(study, ['apply', 'P01.txt', '3:40-3:45', 'trust', '--coder', 'coder1']);
    await runHere(study, ['code', 'rename', 'trust', 'reliance']);
    await runHere(study, ['undo']);
    journal = readFileSync(join(study, '.gloss/journal.jsonl'), 'utf8');
  });
  after(() => rmSync(outer, { recursive: true, force: true }));

  /** Journals are changed as others are, and a part of them signed, as if this machine had written what stands there. */
  const mutatedJournal = (random: Random): string => {
    const lines = journal.trimEnd().split('\n');
    const unsigned = lines.map((line) => line.replace(/,"by":"[\da-f]*","mac":"[\da-f]*"\}$/, '}'));
    const changed = mutated(random, unsigned.join('\n'), base[codings] ?? '');
    const isSigned = random() < 0.7;
    return changed
      .split('\n')
      .map((line) => (isSigned && line.endsWith('}') ? signed(line) : line))
      .slice(0, 1 + Math.floor(random() * 8))
      .join('\n');
  };
  /** Changes one or two of the files; gives their paths. */
  const change = (random: Random): readonly string[] => {
    const paths = [...Object.keys(base), '.gloss/journal.jsonl'];
    return Array.from({ length: random() < 0.3 ? 2 : 1 }, () => {
      const path = pick(random, paths);
      const file = join(study, path);
      const other = base[pick(random, Object.keys(base))] ?? '';
      rmSync(file, { force: true });
      if (random() < 0.02) {
        mkdirSync(dirname(file), { recursive: true });
        symlinkSync(pick(random, [join(outer, 'x.csv'), join(outer, 'home'), '../..', '/dev/null', 'nowhere']), file);
        return path;
      }
      const text = path.startsWith('.gloss') ? mutatedJournal(random) : mutated(random, base[path] ?? '', other);
      put(file, random() < 0.02 ? Buffer.from(text, 'latin1') : text);
      return path;
    });
  };

  it(`write nowhere else, end nothing, and are overwritten by nothing unseen, in ${runs} runs`, async () => {
    const isOwn = (path: string): boolean => /^a\/study\/(?!\.git\/|\.git$|package\.json)/.test(path);
    const canary = snapshot(outer, isOwn);
    let done = 0;
    for (let run = 0; run < runs; run++) {
      const random = randomFrom(`strangers ${run}`);
      makeStudy();
      const changed = change(random);
      const isReading = random() < 0.4;
      const args = pick(random, isReading ? reading : writing);
      const what = `run ${run}: ${args.join(' ')} after changing ${changed.join(', ')}`;
      const before = snapshot(study);
      const result = await runHere(study, args).catch((error: unknown) => {
        throw new Error(what, { cause: error });
      });
      if (result.isDone && !isReading) done++;
      assert.deepEqual(snapshot(outer, isOwn), canary, what);
      const after = snapshot(study);
      // What a journal by this machine has begun is completed on opening.
      const isRecovered = changed.some((path) => path.startsWith('.gloss'));
      for (const [path, text] of before) {
        if (path.startsWith('.gloss') || after.get(path) === text) continue;
        if (isReading) assert.ok(isRecovered, `${what}: ${path} is another`);
        if (/\.ya?ml$/.test(path) && after.has(path)) {
          const isReplayed = (): boolean => isFromJournal(before.get('.gloss/journal.jsonl'), text, after.get(path));
          assert.ok(isReadable(text) || isReplayed(), `${what}: ${path} could not be read, and is another`);
        }
      }
      if (isReading && !isRecovered) assert.deepEqual([...after.keys()], [...before.keys()], what);
    }
    // Most changes leave a study in which something can be done.
    assert.ok(done > runs / 10, `${done} commands wrote something`);
    console.log(`      ${done} of ${runs} runs wrote something`);
  });
});

/** Whether all that is another in a file is what a journal says to take out: the rest of a file that is broken elsewhere stays. */
function isFromJournal(journal = '', before: string, after = ''): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [before, after].every((text) =>
    journal.includes(JSON.stringify(text.slice(start, text.length - end)).slice(1, -1)),
  );
}

/** Whether a file is UTF-8 and YAML, by a reader that is not Gloss's. */
function isReadable(latin1: string): boolean {
  const bytes = Buffer.from(latin1, 'latin1');
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) return false;
  return parseDocument(text, { uniqueKeys: false, logLevel: 'error' }).errors.length === 0;
}
