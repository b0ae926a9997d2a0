import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, type RunOptions, troubles } from './support/runCli.js';

const files = {
  ...smallStudy,
  'transcripts/P01.txt':
    '\ufeffANNA: I am Anna Smith 😀 of Leeds.\r\nP01: Anna’s trust would not let us in.\rAnnabel. anna.',
  'transcripts/P02.md': '# P02\n\n**P02:** Nobody is named.\n',
  'memos/journal.md': 'Anna again.\n',
} as const;
const one = 'transcripts/P01.txt';
const codings = 'codings/coder1/P01.txt.codings.yaml';
const other = 'codings/coder2/P02.md.codings.yaml';

describe('gloss pseudonymise', () => {
  let study: TemporaryStudy;
  let map: TemporaryStudy;
  let options: RunOptions;
  const table = (text: string): string => {
    map.write('names.csv', text);
    return map.file('names.csv');
  };
  const paths = [...Object.keys(files), codings, other];
  const bytes = (): readonly string[] => paths.map((path) => readFileSync(study.file(path)).toString('hex'));
  beforeEach(async () => {
    study = temporaryStudy(files);
    map = temporaryStudy({});
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
    await gloss(['apply', one, '1:12-1:22', 'trust', '--memo', 'Ask Anna.'], options);
    await gloss(['apply', one, '2:1-2:18', 'clashing-paces'], options);
    await gloss(['apply', one, '--quote', 'Annabel', 'trust'], options);
    await gloss(['apply', 'P02.md', '--quote', 'Nobody', 'trust', '--memo', 'Anna?', '--coder', 'coder2'], options);
  });
  afterEach(() => {
    study.remove();
    map.remove();
  });

  it('says what it will do, writes transcripts and codings in one step, and undo brings back every byte', async () => {
    const before = bytes();
    const names = table('Name;Pseudonym\r\nAnna;Beth\r\n"Anna Smith";"Beth Longer Jones"\r\nLeeds;Northtown\r\n');
    const dry = await gloss(['pseudonymise', '--map', names, '--dry-run'], options);
    assert.deepEqual(bytes(), before);
    const report = `transcripts/P01.txt
  Anna → Beth                     2
  Anna Smith → Beth Longer Jones  1
  Leeds → Northtown               1
  Left alone: “Annabel”, 1×, first at 3:1 (like “Anna”)
  Left alone: “anna”, 1×, first at 3:10 (like “Anna”)
codings/coder1/P01.txt.codings.yaml: 3 names in quotes, contexts and memos
codings/coder2/P02.md.codings.yaml: 1 name in quotes, contexts and memos
Left alone: memos/journal.md, 1 name.
`;
    assert.equal(dry, `${report}Nothing was written (--dry-run); it would be 3 files.\n`);
    const done = await gloss(['pseudonymise', '--map', names], options);
    assert.ok(done.startsWith(report));
    assert.match(done, /Written: 3 files\. “gloss undo” takes it back/);
    assert.equal(
      study.read(one),
      '\ufeffBETH: I am Beth Longer Jones 😀 of Northtown.\r\nP01: Beth’s trust would not let us in.\rAnnabel. anna.',
    );
    assert.equal(study.read('transcripts/P02.md'), files['transcripts/P02.md']);
    assert.match(study.read(codings), /at: 1:12-1:29\n {4}quote: Beth Longer Jones\n.*\n {4}memo: Ask Beth\.\n/);
    assert.match(study.read(codings), /quote: "P01: Beth’s trust"/);
    assert.match(study.read(other), /quote: Nobody\n.*\n {4}memo: Beth\?\n/);
    assert.equal(await troubles(options), '');
    assert.match(await gloss(['undo'], options), /^Undone: Pseudonymise 1 transcript /);
    assert.deepEqual(bytes(), before);
  });

  it('keeps to the transcripts that are named, and answers as JSON', async () => {
    const before = bytes();
    const names = table('Anna,Beth\n');
    const args = ['pseudonymise', '--map', names, '--transcript', 'P02.md', '--format', 'json'];
    const answer = JSON.parse(await gloss([...args, '--dry-run'], options)) as Record<string, unknown>;
    assert.deepEqual([answer['dryRun'], answer['files']], [true, [other]]);
    assert.deepEqual(bytes(), before);
    await gloss(args, options);
    assert.deepEqual(
      bytes().map((file, i) => file === before[i]),
      paths.map((path) => path !== other),
    );
    await gloss(['pseudonymise', '--map', table('Nemo,Beth\n')], options);
  });

  it('warns of pseudonyms that are there, of a table in the study, and of names in paths', async () => {
    study.write('names.csv', 'Anna,Annabel\nP01,P99\n');
    study.write('memos/P01_notes.md', 'x\n');
    const output = await gloss(['pseudonymise', '--map', 'names.csv', '--dry-run'], options);
    assert.match(output, /Warning: “Annabel” stands in this text already, 1×/);
    assert.match(output, /Warning: names\.csv lies in the study and lists the names/);
    assert.match(output, /Left alone: the name in the path memos\/P01_notes\.md\.\n/);
  });

  const refusals: readonly (readonly [table: string, message: RegExp])[] = [
    ['name,pseudonym\n"An\nna",Beth\n,x\n', /names\.csv:4: The name is empty/],
    ['Anna,Beth\nAnna,Ida\n', /names\.csv:2: “Anna” has another pseudonym here than in line 1/],
    ['Anna,Ida\n\nIda,Beth\n', /names\.csv:1: The pseudonym “Ida” is itself a name to be replaced \(line 3\)/],
    ['Anna,"Be\nIda,x\n', /names\.csv:1: .*[Qq]uote/],
    ['', /has no names/],
  ];
  for (const [text, message] of refusals) {
    it(`refuses the table ${JSON.stringify(text)}`, async () => {
      const before = bytes();
      await refused(['pseudonymise', '--map', table(text)], message, options);
      assert.deepEqual(bytes(), before);
    });
  }

  it('refuses without a table, without the file, and where codings have errors', async () => {
    await refused(['pseudonymise'], /required option '--map <file>'/, options);
    await refused(['pseudonymise', '--map', 'no.csv'], /There is no file no\.csv/, options);
    study.write(codings, study.read(codings).replace(/at: 1:12/, 'at: x'));
    const before = bytes();
    await refused(
      ['pseudonymise', '--map', table('Anna,Beth\n')],
      /A file has an error: codings\/coder1\/.* in line \d+: /,
      options,
    );
    assert.deepEqual(bytes(), before);
  });

  it('places codings of an older text first', async () => {
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
        cwd: study.folder,
        stdio: 'ignore',
      });
    git('init');
    git('add', '.');
    git('commit', '-m', 'x');
    study.write(one, study.read(one).replace('I am', 'Well, I am'));
    await gloss(['pseudonymise', '--map', table('Anna Smith,Beth\n')], options);
    assert.match(study.read(codings), /at: 1:18-1:22\n {4}quote: Beth\n/);
    assert.equal(await troubles(options), '');
  });
});
