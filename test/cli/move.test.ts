import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { snapshot } from '../support/snapshot.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, refused, type RunOptions, troubles } from './support/runCli.js';

const transcript = 'transcripts/P01.txt';
const text = smallStudy[transcript];
const codingsOf = (coder: string, name: string): string => `codings/${coder}/${name}.codings.yaml`;

describe('gloss move', () => {
  let study: TemporaryStudy;
  let options: RunOptions;
  let before: string;
  const run = (...args: readonly string[]): Promise<string> => gloss(args, options);
  const isThere = (path: string): boolean => existsSync(study.file(path));
  const assertMoved = async (name: string): Promise<void> => {
    assert.equal(study.read(`transcripts/${name}`), text);
    assert.equal(study.read(codingsOf('coder1', name)), before.replace('P01.txt', name));
    assert.ok(!isThere(transcript) && !isThere(codingsOf('coder1', 'P01.txt')));
    assert.equal(await troubles(options), '');
  };

  beforeEach(async () => {
    study = temporaryStudy({ ...smallStudy, 'cases.csv': `case,transcript\nP01,${transcript}\n` });
    options = { cwd: study.folder, env: { GLOSS_CODER: 'coder1' } };
    await run('apply', transcript, '3:10-3:35', 'trust');
    before = study.read(codingsOf('coder1', 'P01.txt'));
  });
  afterEach(() => study.remove());

  it('moves a transcript with codings and cases; undo brings all of it back', async () => {
    assert.equal(
      await run('move', transcript, 'transcripts/P09.txt'),
      `Moved ${transcript} to transcripts/P09.txt\n  transcripts/P09.txt\n  ${codingsOf('coder1', 'P09.txt')}\n  cases.csv\n`,
    );
    await assertMoved('P09.txt');
    assert.equal(study.read('cases.csv'), 'case,transcript\nP01,transcripts/P09.txt\n');
    await run('undo');
    assert.equal(study.read(transcript), text);
    assert.equal(study.read(codingsOf('coder1', 'P01.txt')), before);
    assert.equal(study.read('cases.csv'), `case,transcript\nP01,${transcript}\n`);
    assert.ok(!isThere('transcripts/P09.txt') && !isThere(codingsOf('coder1', 'P09.txt')));
    await run('redo');
    await assertMoved('P09.txt');
  });

  for (const path of [transcript, codingsOf('coder1', 'P01.txt')]) {
    const moved = path.replace('P01', 'P09');

    it(`is not undone once somebody else has changed what was moved: ${moved}`, async () => {
      await run('move', transcript, 'transcripts/P09.txt');
      study.write(moved, `${study.read(moved)}# A line of somebody else\n`);
      const left = snapshot(study.folder, (file) => file.startsWith('.gloss'));
      await refused(['undo'], new RegExp(`${moved} would be removed, but has changed since`), options);
      assert.deepEqual(
        snapshot(study.folder, (file) => file.startsWith('.gloss')),
        left,
      );
    });

    it(`keeps a byte order mark, also undone and redone: ${path}`, async () => {
      study.write(path, `\ufeff${study.read(path)}`);
      await run('move', transcript, 'transcripts/P09.txt');
      assert.match(study.read(moved), /^\ufeff(?!\ufeff)/);
      await run('undo');
      assert.match(study.read(path), /^\ufeff(?!\ufeff)/);
      await run('redo');
      assert.match(study.read(moved), /^\ufeff(?!\ufeff)/);
    });
  }

  const ways: readonly (readonly [what: string, from: string, to: string, name: string, cwd?: string])[] = [
    ['names below transcripts/', 'P01.txt', 'sub/P09.txt', 'sub/P09.txt'],
    ['names from a folder of the study', 'P01.txt', '../transcripts/P09.md', 'P09.md', 'transcripts'],
    ['into a folder that is not there yet', transcript, 'transcripts/home/', 'home/P01.txt'],
    ['into a folder that is there', transcript, 'transcripts/there', 'there/P01.txt'],
  ];
  for (const [what, from, to, name, cwd = '.'] of ways) {
    it(what, async () => {
      mkdirSync(study.file('transcripts/there'));
      await gloss(['move', from, to], { ...options, cwd: study.file(cwd) });
      await assertMoved(name);
    });
  }

  it('moves a folder with all transcripts below it', async () => {
    await run('move', transcript, 'transcripts/old/deep/P01.txt');
    await run('move', 'transcripts/old', 'transcripts/new');
    await assertMoved('new/deep/P01.txt');
    assert.equal(study.read('cases.csv'), 'case,transcript\nP01,transcripts/new/deep/P01.txt\n');
  });

  it('keeps a byte order mark and CRLF', async () => {
    study.write(transcript, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    const bytes = readFileSync(study.file(transcript));
    await run('move', transcript, 'P09.txt');
    assert.deepEqual(readFileSync(study.file('transcripts/P09.txt')), bytes);
  });

  it('makes codings follow a transcript that has been moved already', async () => {
    renameSync(study.file(transcript), study.file('transcripts/P09.txt'));
    await run('move', transcript, 'transcripts/P09.txt');
    await assertMoved('P09.txt');
  });

  it('refuses, and writes nothing, where something would be lost or not be found', async () => {
    study.write('transcripts/P02.txt', 'Other.');
    study.write(codingsOf('coder1', 'P03.txt'), before.replace('P01', 'P03'));
    const refusals: readonly (readonly [from: string, to: string, message: RegExp])[] = [
      [transcript, 'transcripts/P02.txt', /transcripts\/P02\.txt is there already/],
      [transcript, 'transcripts/P03.txt', /P03\.txt\.codings\.yaml is there already/],
      [transcript, 'transcripts/P01.bak', /would not be a transcript of the study/],
      [transcript, '../P01.txt', /would not be a transcript of the study/],
      [transcript, transcript, /is there already/],
      ['P07.txt', 'P08.txt', /There is no transcript P07\.txt/],
      ['P03.txt', 'P08.txt', /neither transcripts\/P03\.txt nor transcripts\/P08\.txt/],
    ];
    for (const [from, to, message] of refusals) await refused(['move', from, to], message, options);
    assert.equal(study.read(transcript), text);
    assert.equal(study.read(codingsOf('coder1', 'P01.txt')), before);
    assert.equal(study.read('transcripts/P02.txt'), 'Other.');
  });
});
