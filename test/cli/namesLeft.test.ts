import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NamesFound } from '../../server/src/core/edit/pseudonyms/namesFound.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, runCli, type RunOptions } from './support/runCli.js';

const one = 'transcripts/P01.txt';
const header = (transcript: string): string =>
  `transcript: ${transcript}\ncoder: coder1\ntext: sha256-0000000000000000\nsegments:\n`;

/** A study in which one person's name stands wherever a name can stand. */
const files: Readonly<Record<string, string>> = {
  ...smallStudy,
  'gloss.yaml': 'study: Anna’s study\ncoders:\n  - id: coder1\n    name: Anna\n',
  'codebooks/main.codebook.yaml': smallStudy['codebooks/main.codebook.yaml'].replace(
    'definition: An organisation',
    'definition: Anna met an organisation that',
  ),
  [one]: 'Anna: I am Anna.\nP01: The trust would not let us in.\n',
  'transcripts/anna-2.md': '# Anna\n\n**P02:** Nobody.\n',
  'codings/coder1/P01.txt.codings.yaml': '',
  'codings/coder1/gone.txt.codings.yaml': `${header('transcripts/gone.txt')}  - id: aaaaaaaa\n    at: orphaned\n    quote: Anna\n    codes: [trust]\n`,
  'discussions/gone.txt.discussion.yaml': `transcript: transcripts/gone.txt\nthreads:\n  - id: bbbbbbbb\n    comments:\n      - id: cccccccc\n        by: coder1\n        on: "2026-11-20T10:00:00Z"\n        text: Anna?\n`,
  'cases.csv': `case,transcript,note\nP01,${one},Anna Anna\n`,
  'memos/journal.md': 'First.\n\nAnna and ANNA and Annas and Ana.\n',
  'memos/Anna.md': 'x\n',
  'memos/journal.md~': 'Anna\n',
  'transcripts/P01.txt.orig': 'x\nAnna\n',
  'codebooks/main.codebook.yaml.bak': 'codebook: Anna\n',
  'exports/all.json': '{\n  "who": "Anna"\n}\n',
  'exports/all.qdpx': 'PK\u0003\u0004',
  'out/report.md': 'Anna\n',
  'notes/utf16.txt': '\ufffd',
};

describe('what gloss pseudonymise leaves', () => {
  let study: Repository;
  let map: TemporaryStudy;
  let options: RunOptions;
  beforeEach(async () => {
    const { [`codings/coder1/P01.txt.codings.yaml`]: _none, ...others } = files;
    study = repository(others);
    map = temporaryStudy({ 'names.csv': 'Anna,Beth\n' });
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
    writeFileSync(study.file('notes/utf16.txt'), Buffer.from([0xff, 0xfe, 0x41, 0]));
    await gloss(['apply', one, '--quote', 'I am Anna', 'trust', '--memo', 'Ask Anna.'], options);
    const codings = 'codings/coder1/P01.txt.codings.yaml';
    study.write(codings, study.read(codings).replace('memo: Ask Anna.', 'memo: Ask Anna. # so says Anna'));
  });
  afterEach(() => {
    study.remove();
    map.remove();
  });

  const run = async (...more: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(['pseudonymise', '--map', map.file('names.csv'), ...more], options);
    assert.deepEqual({ code, stderr }, { code: 1, stderr: '' }, 'names that stay are to be looked at');
    return stdout;
  };

  /** Lines that hold the name, and paths that do, as a person who looks for them finds them. */
  const placesOfAnna = (): readonly string[] =>
    readdirSync(study.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(study.folder.length + 1))
      .filter((path) => !/^(\.git|\.gloss|out)\//.test(path))
      .flatMap((path) => [
        ...(path.includes('Anna') ? [path] : []),
        ...readFileSync(study.file(path), 'utf8')
          .split('\n')
          .flatMap((line, i) => (/\bAnna\b/.test(line) ? [`${path}:${i + 1}`] : [])),
      ])
      .sort();

  it('is reported, each line of each file, before and after', async () => {
    const before = await run('--dry-run', '--format', 'json');
    const done = await run('--format', 'json');
    const places = (text: string): readonly string[] => {
      const { left, paths } = JSON.parse(text) as NamesFound;
      return [
        ...left.flatMap(({ path, names }) => names.map(({ line }) => `${path}:${line}`)),
        ...paths.filter(({ exact }) => exact.length > 0).map(({ path }) => path),
      ].sort();
    };
    const expected = placesOfAnna();
    assert.ok(expected.length === 13, expected.join());
    assert.deepEqual(places(done), expected);
    assert.deepEqual(places(before), expected);
  });

  it('is reported with why and what to do, with near names, what was not looked into and what keeps copies', async () => {
    study.git('branch', 'old-draft');
    study.git('tag', 'v1');
    study.git('remote', 'add', 'origin', 'https://example.org/study.git');
    const text = await run('--dry-run');
    for (const section of [
      /^Names to replace in “Anna’s study”\n5 names in 3 files: to be replaced/,
      /\nTo be replaced\n.*\n {2}transcripts\/P01\.txt: “Anna” → “Beth”, 2×\n {2}transcripts\/anna-2\.md: “Anna” → “Beth”, 1×\n {2}codings\/coder1\/P01\.txt\.codings\.yaml: \d names in quotes/,
      /\nNames that stay in codings and discussions\n.*\n {2}codings\/coder1\/gone\.txt\.codings\.yaml:7: “Anna”\n {2}discussions\/gone\.txt\.discussion\.yaml:8: “Anna”\n/,
      /\nNames that stay in comments, ids and unknown keys\n.*\n {2}codings\/coder1\/P01\.txt\.codings\.yaml:\d+: “Anna”\n/,
      /\nNames that stay in the list of cases\n.*\n {2}cases\.csv:2: “Anna”, 2×\n/,
      /\nNames that stay in codebooks\n.*\n {2}codebooks\/main\.codebook\.yaml:\d+: “Anna”\n/,
      /\nNames that stay in gloss\.yaml\n.*\n {2}gloss\.yaml:1: “Anna”\n {2}gloss\.yaml:4: “Anna”\n/,
      /\nNames that stay in memos and other documents\n.*\n {2}memos\/journal\.md:3: “Anna”\n/,
      /\nNames that stay in backup copies\n.*\n {2}codebooks\/main\.codebook\.yaml\.bak:1: “Anna”\n {2}memos\/journal\.md~:1: “Anna”\n {2}transcripts\/P01\.txt\.orig:2: “Anna”\n/,
      /\nNames that stay in other files\n.*\n {2}exports\/all\.json:2: “Anna”\n/,
      /\nNames that stay in paths\n.*\n {2}memos\/Anna\.md: “Anna”\n {2}transcripts\/anna-2\.md: like “Anna”\n/,
      /\nWords like names\n.*\n(?: {2}.*\n)* {2}memos\/journal\.md:3: “ANNA” \(like “Anna”\)\n {2}memos\/journal\.md:3: “Annas” \(like “Anna”\)\n {2}memos\/journal\.md:3: “Ana” \(like “Anna”\)\n/,
      /\nNot looked into\n.*\n {2}out: .*\n {2}exports\/all\.qdpx: .*\n {2}notes\/utf16\.txt: “notes\/utf16\.txt is UTF-16/,
      /\nWhat git keeps\n.*\n {2}branch “main”: its files hold names\n {2}branch “old-draft”: its files hold names\n {2}tag “v1”: its files hold names\n {2}remote “origin”: /,
      /\nOther copies\n.*\n {2}\.gloss\/journal\.jsonl: The undo journal keeps the words of earlier steps, and will keep/,
    ]) {
      assert.match(text, section);
    }
  });

  it('is in the journal, in stashes and in history when it was replaced and committed', async () => {
    study.git('checkout', '--quiet', '-b', 'clean');
    study.write(one, `${study.read(one)}Anna: Bye.\n`);
    study.git('stash');
    study.git('stash', 'apply');
    await run();
    assert.match(study.read('.gloss/journal.jsonl'), /Anna/);
    study.git('mv', 'memos/Anna.md', 'memos/x.md');
    for (const place of placesOfAnna()) {
      const path = place.replace(/:\d+$/, '');
      if (existsSync(study.file(path))) study.write(path, study.read(path).replaceAll('Anna', 'Beth'));
    }
    study.write('out/report.md', 'Beth\n');
    study.commit('Clean');
    const { git, journal } = JSON.parse(await rerun()) as NamesFound;
    assert.ok(journal);
    assert.deepEqual(git.refs.map(({ kind, name, holds }) => `${kind} ${name} ${holds}`).sort(), [
      'branch clean false',
      'branch main true',
      'stash stash@{0} true',
    ]);
  });
  const rerun = async (): Promise<string> =>
    (await runCli(['pseudonymise', '--map', map.file('names.csv'), '--dry-run', '--format', 'json'], options)).stdout;

  it('is nothing where nothing is left, without git, and then the exit code is 0', async () => {
    const small = temporaryStudy({ ...smallStudy, [one]: 'P01: I am Anna.\n' });
    try {
      const output = await gloss(['pseudonymise', '--map', map.file('names.csv')], { cwd: small.folder });
      assert.match(
        output,
        /^Names replaced in “Small study”\n1 name in 1 file: replaced in one step, which undo takes back\.\n/,
      );
      assert.match(output, /\nWhat git keeps\n.*\n {2}git was not asked: “not a git repository/);
      assert.doesNotMatch(output, /stay/);
      assert.equal(small.read(one), 'P01: I am Beth.\n');
    } finally {
      small.remove();
    }
  });

  it('is told about other transcripts and the table too', async () => {
    mkdirSync(dirname(study.file('keys/names.csv')), { recursive: true });
    study.write('keys/names.csv', 'Anna,Beth\n');
    const args = ['pseudonymise', '--map', 'keys/names.csv', '--transcript', 'anna-2.md', '--dry-run'];
    const { code, stdout } = await runCli(args, options);
    assert.equal(code, 1);
    assert.match(stdout, /\nNames that stay in other transcripts\n.*\n {2}transcripts\/P01\.txt:1: “Anna”, 2×\n/);
    assert.match(stdout, /\nThe table of names\n.*\n {2}keys\/names\.csv: names and pseudonyms\n/);
    assert.doesNotMatch(stdout, /keys\/names\.csv:\d/);
  });
});
