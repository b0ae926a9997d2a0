import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { runCli } from './support/runCli.js';

const discussion = ['discuss', 'start', 'transcripts/P01.txt', '--quote', 'would not let us in', 'Why?'];

/** What a coder may do in a day, in turn. */
const deeds = (map: string, address: string): readonly (readonly string[])[] => [
  ['check'],
  ['segments'],
  ['apply', 'transcripts/P01.txt', '--quote', 'would not let us in', 'institutional-opposition'],
  ['apply', 'transcripts/P01.txt', '--quote', 'would not', 'clashing-paces', '--coder', 'coder2'],
  ['compare'],
  ['reconcile', 'transcripts/P01.txt'],
  discussion,
  ['code', 'rename', 'clashing-paces', 'clashing'],
  ['git-setup'],
  ['codebook', 'pull', address],
  ['codebook', 'update'],
  ['diff', 'HEAD'],
  ['blame', 'transcripts/P01.txt'],
  ['done', 'transcripts/P01.txt'],
  ['pseudonymise', '--map', map, '--dry-run'],
  ['pseudonymise', '--map', map],
  ['move', 'transcripts/P01.txt', 'transcripts/P02.txt'],
  ['reanchor'],
  ['undo'],
  ['redo'],
];

/** PRIVACY.md is what people show to ethics boards. */
describe('PRIVACY.md', () => {
  let study: Repository;
  let shared: Repository;
  let around: string;
  beforeEach(() => {
    around = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-home-')));
    study = repository(smallStudy);
    shared = repository({ 'shared.codebook.yaml': 'codebook: Shared\ncodes:\n  - id: hope\n    name: Hope\n' });
  });
  afterEach(() => {
    study.remove();
    shared.remove();
    rmSync(around, { recursive: true });
  });

  const filesBelow = (folder: string): ReadonlyMap<string, string> =>
    new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((file) => [relative(folder, file), `${statSync(file).mtimeMs} ${readFileSync(file, 'latin1')}`]),
    );

  it('names every file that a day’s work writes, and no other is written or left behind', async function () {
    // Twenty processes, one after the other.
    const document = readFileSync('PRIVACY.md', 'utf8');
    const rows = [...document.matchAll(/^\| (`.*?) \|/gm)].map(([, where = '']) => where);
    const named = rows.flatMap((where) => [...where.matchAll(/`([^`]+)`/g)].map(([, glob = '']) => glob));
    assert.ok(named.includes('codings/**') && named.includes('.gloss/journal.jsonl'), named.join());
    const isNamed = picomatch(named, { dot: true });
    const home = { HOME: around, USERPROFILE: around, TMPDIR: around, TMP: around, TEMP: around };
    const env = {
      ...home,
      XDG_STATE_HOME: '',
      XDG_DATA_HOME: '',
      XDG_CACHE_HOME: '',
      XDG_CONFIG_HOME: '',
      GLOSS_CODER: 'coder1',
    };
    shared.write('names.csv', 'trust,NHS body\n');
    const before = filesBelow(study.folder);
    for (const args of deeds(join(shared.folder, 'names.csv'), pathToFileURL(shared.folder).href)) {
      const { code, stderr } = await runCli(args, { cwd: study.folder, env });
      assert.ok(code === 0 || code === 1, `gloss ${args.join(' ')}: ${stderr}`);
    }
    const after = filesBelow(study.folder);
    const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    );
    for (const path of [
      '.gloss/journal.jsonl',
      '.gitattributes',
      'transcripts/P02.txt',
      'codebooks/shared.codebook.yaml',
    ]) {
      assert.ok(touched.includes(path), `${path} is written: ${touched.join()}`);
    }
    assert.deepEqual(
      touched.filter((path) => !isNamed(path)),
      [],
    );
    const elsewhere = [...filesBelow(around).keys()].map((path) => `~/${path}`);
    assert.deepEqual(
      elsewhere.filter((path) => !isNamed(path)),
      [],
    );
  });
});
