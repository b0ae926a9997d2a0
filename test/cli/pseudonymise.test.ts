import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, runCli, type RunOptions, troubles } from './support/runCli.js';

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
  /** Its output, where names stay somewhere, which is to be looked at. */
  const run = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(['pseudonymise', ...args], options);
    assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
    return stdout;
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
    const dry = await run('--map', names, '--dry-run');
    assert.deepEqual(bytes(), before);
    const lists = `
Quotes, contexts and memos of all coders follow, and so does what is said in discussions.
  transcripts/P01.txt: “Anna” → “Beth”, 2×
  transcripts/P01.txt: “Anna Smith” → “Beth Longer Jones”, 1×
  transcripts/P01.txt: “Leeds” → “Northtown”, 1×
  codings/coder1/P01.txt.codings.yaml: 3 names in quotes, contexts and memos
  codings/coder2/P02.md.codings.yaml: 1 name in quotes, contexts and memos

Names that stay in memos and other documents
Gloss cannot know whom they mean there. Change them by hand.
  memos/journal.md:1: “Anna”

Words like names
They differ in case, accents, endings or a letter, or are a part of a name. Gloss leaves them as they are. Where one means a person, add it to the table and run it again.
  codings/coder1/P01.txt.codings.yaml: “ANNA” (like “Anna”)
  codings/coder1/P01.txt.codings.yaml: “Annabel” (like “Anna”)
  codings/coder1/P01.txt.codings.yaml: “anna” (like “Anna”)
  transcripts/P01.txt:3: “Annabel” (like “Anna”)
  transcripts/P01.txt:3: “anna” (like “Anna”)

What git keeps
`;
    const stay = '1 place in the study holds names that stay.';
    assert.ok(dry.includes(`\nTo be replaced${lists}`), dry);
    assert.ok(dry.startsWith('Names to replace in “Small study”\n8 names in 3 files: to be replaced in one step'), dry);
    assert.ok(dry.includes(stay), dry);
    const done = await run('--map', names);
    assert.ok(done.includes(`\nReplaced${lists}`), done);
    assert.ok(done.startsWith('Names replaced in “Small study”\n8 names in 3 files: replaced in one step'), done);
    assert.ok(done.includes(stay), done);
    assert.equal(
      study.read(one),
      '\ufeffBETH: I am Beth Longer Jones 😀 of Northtown.\r\nP01: Beth’s trust would not let us in.\rAnnabel. anna.',
    );
    assert.equal(study.read('transcripts/P02.md'), files['transcripts/P02.md']);
    assert.match(study.read(codings), /at: 1:12-1:29\n {4}quote: Beth Longer Jones\n.*\n {4}memo: Ask Beth\.\n/);
    assert.match(study.read(codings), /quote: "P01: Beth’s trust"/);
    assert.match(study.read(other), /quote: Nobody\n(?:.*\n)*? {4}memo: Beth\?\n/);
    assert.equal(await troubles(options), '');
    assert.match(await gloss(['undo'], options), /^Undone: Pseudonymise 1 transcript /);
    assert.deepEqual(bytes(), before);
  });

  it('keeps to the transcripts that are named, and answers as JSON', async () => {
    const before = bytes();
    const names = table('Anna,Beth\n');
    const args = ['--map', names, '--transcript', 'P02.md', '--format', 'json'];
    const answer = JSON.parse(await run(...args, '--dry-run')) as Record<string, unknown>;
    assert.deepEqual([answer['written'], answer['files']], [false, [other]]);
    assert.deepEqual(bytes(), before);
    await run(...args);
    assert.deepEqual(
      bytes().map((file, i) => file === before[i]),
      paths.map((path) => path !== other),
    );
    await gloss(['pseudonymise', '--map', table('Nemo,Beth\n')], options);
  });

  it('warns of pseudonyms that are there, of a table in the study, and of names in paths', async () => {
    study.write('names.csv', 'Anna,Annabel\nP01,P99\n');
    study.write('memos/P01_notes.md', 'x\n');
    const output = await run('--map', 'names.csv', '--dry-run');
    assert.match(output, /\nPseudonyms that are there already\n.*\n {2}transcripts\/P01\.txt: “Annabel”\n/);
    assert.match(output, /\nThe table of names\n.*\n {2}names\.csv: names and pseudonyms\n/);
    assert.match(output, /\nNames that stay in paths\n.*\n(?: {2}.*\n)* {2}memos\/P01_notes\.md: “P01”\n/);
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
