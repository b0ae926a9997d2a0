import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { codings, comparedStudy as files, numbers } from './support/comparedStudy.js';
import { gloss, refused, runCli } from './support/runCli.js';

describe('what gloss compare rests on', () => {
  let study: TemporaryStudy;
  const run = (...args: readonly string[]): Promise<string> => gloss(['compare', ...args], { cwd: study.folder });
  beforeEach(() => (study = temporaryStudy(files)));
  afterEach(() => study.remove());

  it('takes a segment whose words have changed for a missing value, and says so in every format', async () => {
    study.write('transcripts/P01.txt', 'We could not get in at all before the spring came.');
    const quote = 'not get in at all';
    for (const coder of ['coder1', 'coder2']) {
      study.write(`codings/${coder}/P01.txt.codings.yaml`, codings(coder, '1:10-1:27', quote, 'paces'));
    }
    assert.deepEqual(numbers(await run('--format', 'csv', '--coefficients', 'krippendorff-alpha')).slice(1), [
      'coder1 coder2,paces,1',
    ]);
    study.write('transcripts/P01.txt', 'We could not get up at all before the spring came.');
    study.write('codings/coder2/P01.txt.codings.yaml', codings('coder2', '1:10-1:27', 'not get up at all', 'paces'));
    study.write(
      'codings/coder2/P01.txt.codings.yaml',
      study.read('codings/coder2/P01.txt.codings.yaml').replace(/codes: .*/, 'codes: [paces, other]'),
    );
    const csv = await run('--format', 'csv', '--coefficients', 'krippendorff-alpha');
    assert.match(
      csv,
      /^coder1 coder2,paces,,krippendorff-alpha: no variation,character,0,50,transcripts\/P01\.txt,1,/m,
    );
    const leftOut = 'Left out: 1 segment (1 with changed words); see “gloss check”.';
    assert.ok((await run()).includes(leftOut));
    assert.ok((await run('--format', 'md')).includes(leftOut));
    assert.match(await run('--format', 'json'), /"leftOut": \{\s*"changed": 1,/);
    assert.match((await runCli(['check'], { cwd: study.folder })).stdout, /words of segment coder1aa have changed/);
  });

  it('says what was compared, what is not done, and why there is nothing', async () => {
    assert.match(await run(), /in 1 transcript: transcripts\/P01\.txt\.$/m);
    const done = (coder: string): void => {
      const path = `codings/${coder}/P01.txt.codings.yaml`;
      study.write(path, study.read(path).replace('segments:', 'done: 2026-11-01\nsegments:'));
    };
    done('coder1');
    assert.match(
      await run(),
      /^No transcript that two of them coded is done\.\nNot done, and not counted: transcripts\/P01\.txt \(coder2\)\.$/m,
    );
    assert.match(await run('--no-done'), /^paces /m);
    done('coder2');
    assert.match(await run(), /^paces /m);
    study.write(
      'codings/coder2/P01.txt.codings.yaml',
      'transcript: transcripts/P01.txt\ncoder: coder2\ntext: sha256-0000000000000000\ndone: 2026-11-01\nsegments: []\n',
    );
    study.write(
      'codings/coder1/P01.txt.codings.yaml',
      study.read('codings/coder2/P01.txt.codings.yaml').replace('coder2', 'coder1'),
    );
    assert.match(await run(), /^1 transcript coded by two of them, and no code given there\.$/m);
    study.remove();
    study = temporaryStudy(files);
    rmSync(study.file('codings/coder2/P01.txt.codings.yaml'));
    study.write('transcripts/P03.txt', 'a');
    study.write(
      'codings/coder2/P03.txt.codings.yaml',
      codings('coder2', '1:1-1:2', 'a', 'paces').replace('P01', 'P03'),
    );
    assert.match(await run(), /^No transcript has been coded by two of them\.$/m);
  });

  it('is not offered in a reflexive study, where passages may still be looked at', async () => {
    study.write('gloss.yaml', 'approach: reflexive\n');
    await refused(['compare'], /This study is reflexive/, { cwd: study.folder });
    assert.match(await run('--passages'), /^≠ transcripts\/P01\.txt/m);
    study.write('gloss.yaml', 'approach: codebook\n');
    assert.match(await run(), /^paces /m);
  });

  it('explains its numbers in plain words, and why a share may be high where α is low', async () => {
    const explained = await run('--explain', '--coefficients', 'krippendorff-alpha');
    for (const words of [
      /^Krippendorff’s α: 1 less the disagreement/m,
      /Landis and Koch \(1977\)/,
      /It is the default/,
    ]) {
      assert.match(explained, words);
    }
    assert.doesNotMatch(explained, /Gwet/);
    assert.match(await run('--explain', '--format', 'json'), /"explanations": \[/);
    study.write('transcripts/P01.txt', `abcdefghij${'x'.repeat(90)}`);
    assert.match(await run(), /^Share above \.9 and α below \.5: .* \(paces\)\.$/m);
  });

  it('fails a threshold where nothing could be compared', async () => {
    study.write('codings/coder3/P01.txt.codings.yaml', codings('coder3', '1:1-1:3', 'ab', 'paces'));
    study.write('gloss.yaml', 'agreement: { threshold: -1, coefficient: cohen-kappa }\n');
    const { code, stderr } = await runCli(['compare', '--fail-below'], { cwd: study.folder });
    assert.equal(code, 1);
    assert.match(stderr, /Nothing could be compared: there is no cohen-kappa of any code/);
    assert.equal((await runCli(['compare', '--fail-below', '--pairs'], { cwd: study.folder })).code, 0);
    assert.match(await run(), /Fleiss κ/);
    assert.doesNotMatch(await run('--pairs'), /Fleiss κ/);
  });

  it('counts codes that are in no theme as themselves where themes are compared', async () => {
    study.write('codings/coder1/P01.txt.codings.yaml', codings('coder1', '1:1-1:6', 'abcde', 'paces, unheard'));
    assert.deepEqual(
      numbers(await run('--by', 'theme', '--format', 'csv')).map((row) => row.split(',')[1]),
      ['code', 'paces', 'unheard'],
    );
  });

  it('compares with a gold standard, and says what is confused with what', async () => {
    study.write('codings/coder2/P01.txt.codings.yaml', codings('coder2', '1:4-1:9', 'defgh', 'other'));
    const gold = await run('--gold', 'coder1', '--format', 'csv');
    assert.match(gold, /^coders,code,precision,recall,F1,right,missed,wrong,unit,/);
    assert.match(gold, /^coder1 coder2,paces,,0,0,0,5,0,character,0,10,/m);
    assert.match(await run('--gold', 'coder1'), /^coder2 against coder1\n.*\npaces +– +0 +0 +0 +5 +0$/m);
    assert.match(await run('--confusion'), /^paces +\(none\) +3\npaces +other +2\n\(none\) +other +3$/m);
    await refused(['compare', '--gold', 'nobody'], /“nobody” has coded nothing/, { cwd: study.folder });
  });

  it('counts as other programs usually do, in chosen transcripts and months', async () => {
    assert.match(await run('--like', 'maxqda', '--by', 'all'), /^code +Holsti +κ dec\.$/m);
    assert.match(await run('--like', 'maxqda'), /passages \(segments that share 0\.9 match\)/);
    assert.match(await run('--like', 'atlas.ti'), /^code +share +Holsti +α +cuα$/m);
    assert.match(await run('--transcript', 'P02.txt'), /^No transcript has been coded by two of them\.$/m);
    await refused(['compare', '--case', 'nobody'], /No transcript is about “nobody”/, { cwd: study.folder });
    study.write('cases.csv', 'case,transcript\nann,transcripts/P01.txt\nben,transcripts/P02.txt\n');
    assert.match(await run('--case', 'ann'), /^paces /m);
    assert.match(await run('--case', 'ben'), /^No transcript has been coded/m);
    const path = 'codings/coder2/P01.txt.codings.yaml';
    study.write(path, study.read(path).replace('codes: [speeds]', 'codes: [speeds]\n    on: 2026-11-23'));
    assert.match(await run('--months'), /^coder1, coder2 · 2026-11$/m);
    assert.match(await run('--months', '--format', 'csv'), /^coder1 coder2,2026-11,paces,/m);
  });
});
