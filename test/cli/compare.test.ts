import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../server/src/disk/files/digest.js';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { codings, comparedStudy as files, numbers, version } from './support/comparedStudy.js';
import { gloss, refused, runCli } from './support/runCli.js';

interface Found {
  readonly coefficients: { readonly 'krippendorff-alpha': { readonly value: number } };
  readonly interval: { readonly low: number; readonly high: number; readonly samples: number };
}

describe('gloss compare', () => {
  let study: TemporaryStudy;
  const run = (...args: readonly string[]): Promise<string> => gloss(['compare', ...args], { cwd: study.folder });
  beforeEach(() => (study = temporaryStudy(files)));
  afterEach(() => study.remove());

  // Of ten characters, both gave the code to two and neither to two; aliases are the code they lead to.
  it('tells how far coders agree, character by character, where both coded', async () => {
    assert.equal(
      await run('--format', 'csv', '--coefficients', 'all'),
      `coders,code,percent,cohen-kappa,fleiss-kappa,brennan-prediger-s,gwet-ac1,krippendorff-alpha,holsti,decision-kappa,u-alpha,ku-alpha,alpha-u,bar-u-alpha,cu-alpha,coverage,no number,unit,overlap,units,transcripts,left out,not done,version
coder1 coder2,paces,0.4,-0.2,-0.2,-0.2,-0.2,-0.14,0.4,,-0.02,,-0.8,,,,decision-kappa: of all codes alone; ku-alpha: no variation; bar-u-alpha: of all codes alone; cu-alpha: of all codes alone; coverage: of all codes alone,character,0,10,transcripts/P01.txt,0,,${version}
`,
    );
    assert.match(await run(), /^coder1, coder2\ncode .*\npaces +0\.400 +-0\.200 /);
  });

  it('counts a retired code as the one that it was merged into, in one row everywhere', async () => {
    const merged = '  - { id: haste, name: Haste, status: retired, merged-into: paces }\n';
    study.write('codebooks/main.codebook.yaml', files['codebooks/main.codebook.yaml'] + merged);
    const before = await run('--format', 'csv');
    study.write('codings/coder2/P01.txt.codings.yaml', codings('coder2', '1:4-1:9', 'defgh', 'haste'));
    assert.equal(await run('--format', 'csv'), before);
    assert.equal(await run('--passages', 'haste'), await run('--passages', 'paces'));
    const of = (...args: readonly string[]): Promise<string> => gloss(args, { cwd: study.folder });
    assert.match(await of('count', '--format', 'csv'), /^paces,3,2,2,0\n$/m);
    assert.match(await of('codes'), /Haste +haste +0 +0 +0 +retired/);
    assert.equal(await of('segments', '--code', 'haste'), await of('segments', '--code', 'paces'));
    assert.match(await of('segments', '--code', 'paces', '--format', 'csv'), /coder2.*defgh/);
  });

  it('compares each two by themselves, and says where there is no number', async () => {
    study.write('codings/coder3/P01.txt.codings.yaml', codings('coder3', '1:1-1:11', 'abcdefghij', 'other'));
    const all = JSON.parse(await run('--format', 'json')) as { codes: { code: string; coefficients: object }[] }[];
    assert.deepEqual(
      all[0]?.codes.map(({ code }) => code),
      ['paces', 'other'],
    );
    assert.match(JSON.stringify(all), /"cohen-kappa":\{"undefined":"not two coders"\}/);
    const rows = (await run('--pairs', '--format', 'csv')).trim().split('\n');
    assert.deepEqual(
      rows.slice(1).map((row) => row.split(',').slice(0, 2).join(' ')),
      [
        'coder1 coder2 paces',
        'coder1 coder3 paces',
        'coder1 coder3 other',
        'coder2 coder3 paces',
        'coder2 coder3 other',
      ],
    );
  });

  it('draws the same samples from the same seed, for an interval that holds what was found', async () => {
    for (const [i, quote] of ['d', 'e', 'f', 'g'].entries()) {
      const name = `P1${i}.txt`;
      study.write(`transcripts/${name}`, 'abcdefghij');
      for (const [coder, words] of [
        ['coder1', 'cdefg'],
        ['coder2', quote],
      ] as const) {
        const at = `1:${'abcdefghij'.indexOf(words) + 1}-1:${'abcdefghij'.indexOf(words) + 1 + words.length}`;
        study.write(
          `codings/${coder}/${name}.codings.yaml`,
          codings(coder, at, words, 'paces').replace('P01.txt', name),
        );
      }
    }
    const sampled = (seed: string, samples = '200'): Promise<string> =>
      run('--bootstrap', samples, '--seed', seed, '--format', 'json');
    const [one, again] = [await sampled('1'), await sampled('1')];
    assert.equal(one, again);
    const few = await Promise.all(['1', '2', '3', '4', '5'].map((seed) => sampled(seed, '5')));
    assert.ok(new Set(few).size > 1, 'other seeds draw other samples');
    const [found] = (JSON.parse(one) as { codes: Found[] }[])[0]?.codes ?? [];
    const alpha = found?.coefficients['krippendorff-alpha'].value ?? NaN;
    assert.equal(found?.interval.samples, 200);
    assert.ok(found.interval.low < alpha && alpha < found.interval.high, JSON.stringify(found));
  });

  it('shows the coefficients that are asked for, with marks where there is no number', async () => {
    assert.equal(
      await run('--coefficients', 'u-alpha,ku-alpha'),
      `coder1, coder2
code   uα      (k)uα
paces  -0.020      –v
–v  no variation: all units are the same, so nobody could differ
Counted: 10 characters of speech in 1 transcript: transcripts/P01.txt.
Gloss ${version}.
`,
    );
    await refused(['compare', '--coefficients', 'beta'], /no “beta”/, { cwd: study.folder });
  });

  it('marks codes below a threshold and exits with 1, and with 0 where there are none', async () => {
    const failing = await runCli(['compare', '--fail-below', '0.7', '--format', 'json'], { cwd: study.folder });
    assert.equal(failing.code, 1);
    assert.match(failing.stdout, /"below": true/);
    const { code, stdout } = await runCli(['compare', '--fail-below=-0.5'], { cwd: study.folder });
    assert.equal(code, 0);
    assert.match(stdout, /below -0\.5$/m);
    await refused(['compare', '--fail-below', 'much'], /a number up to 1/, { cwd: study.folder });
  });

  it('takes the threshold from gloss.yaml, where it says one', async () => {
    await refused(['compare', '--fail-below'], /gloss\.yaml says no threshold/, { cwd: study.folder });
    study.write('gloss.yaml', 'agreement: { threshold: -0.2, coefficient: gwet-ac1 }\n');
    assert.equal((await runCli(['compare', '--fail-below'], { cwd: study.folder })).code, 0);
    study.write('gloss.yaml', 'agreement: { threshold: -0.15, coefficient: gwet-ac1 }\n');
    assert.equal((await runCli(['compare', '--fail-below'], { cwd: study.folder })).code, 1);
  });

  describe('by what people say', () => {
    beforeEach(() => {
      study.write(
        'gloss.yaml',
        'coders: [{ id: coder1, role: patient }, { id: coder2, role: academic }, { id: coder3, role: patient }]\n',
      );
      study.write(
        'codebooks/main.codebook.yaml',
        'codebook: Small\ncodes:\n  - id: work\n    name: Work\n    codes:\n      - id: paces\n        name: Paces\n      - id: trust\n        name: Trust\n',
      );
      study.write(
        'transcripts/P01.txt',
        'P01: It was slow. Then it was fast. I trusted them. We went on.\n\nP02: Yes.\n',
      );
      study.write('codings/coder1/P01.txt.codings.yaml', codings('coder1', '1:6-1:18', 'It was slow.', 'paces'));
      study.write('codings/coder2/P01.txt.codings.yaml', codings('coder2', '1:9-1:18', 'was slow.', 'trust'));
      study.write('codings/coder3/P01.txt.codings.yaml', codings('coder3', '1:37-1:52', 'I trusted them.', 'trust'));
    });
    const rows = async (...args: readonly string[]): Promise<readonly string[]> =>
      numbers(await run('--format', 'csv', '--coefficients', 'percent,krippendorff-alpha', ...args)).slice(1);

    it('counts sentences, turns, or segments that match', async () => {
      const two = ['--coders', 'coder1,coder2'];
      assert.deepEqual(await rows(...two, '--unit', 'sentence'), [
        'coder1 coder2,paces,0.8,0',
        'coder1 coder2,trust,0.8,0',
      ]);
      assert.deepEqual(await rows(...two, '--unit', 'sentence', '--overlap', '0.8'), [
        'coder1 coder2,paces,0.8,0',
        'coder1 coder2,trust,1,',
      ]);
      assert.deepEqual(await rows(...two, '--unit', 'turn'), [
        'coder1 coder2,paces,0.5,0',
        'coder1 coder2,trust,0.5,0',
      ]);
      assert.deepEqual(await rows(...two, '--unit', 'segment'), ['coder1 coder2,paces,0,0', 'coder1 coder2,trust,0,0']);
      assert.deepEqual(await rows(...two, '--unit', 'segment', '--overlap', '0.8'), [
        'coder1 coder2,paces,0.5,0',
        'coder1 coder2,trust,0.5,0',
      ]);
    });

    it('counts a theme with all below it, and sets of all codes by MASI', async () => {
      const two = ['--coders', 'coder1,coder2', '--unit', 'sentence'];
      assert.deepEqual(await rows(...two, '--by', 'theme'), ['coder1 coder2,work,1,1']);
      assert.deepEqual(await rows(...two, '--by', 'all'), ['coder1 coder2,all codes,0.8,0.470588']);
    });

    it('compares coders of a role, then roles', async () => {
      assert.deepEqual(await rows('--roles', '--unit', 'sentence', '--by', 'theme'), [
        'coder1 coder3,work,0.6,-0.125',
        'patient academic,work,0.8,0.571429',
      ]);
      assert.match(await run('--roles'), /^patient \(coder1, coder3\), academic \(coder2\)$/m);
      await refused(['compare', '--roles', '--pairs'], /cannot be used with/, { cwd: study.folder });
      study.write('gloss.yaml', '');
      await refused(['compare', '--roles'], /None of these coders has a role/, { cwd: study.folder });
    });

    it('shows the passages behind a code, and those that differ alone', async () => {
      assert.equal(
        await run('--passages', 'trust', '--coders', 'coder2,coder3', '--unit', 'turn'),
        `coder2, coder3
= transcripts/P01.txt:1:6-1:64  coder2: trust; coder3: trust
    It was slow. Then it was fast. I trusted them. We went on.
`,
      );
      assert.equal(
        await run('--passages', 'work', '--by', 'theme', '--differing', '--coders', 'coder1,coder2'),
        `coder1, coder2
≠ transcripts/P01.txt:1:6-1:18  coder1: paces; coder2: trust
    It was slow.
`,
      );
      assert.equal(
        await run('--passages', '--format', 'csv', '--unit', 'sentence'),
        `coders,transcript,at,agreed,given,missing,quote
coder1 coder2 coder3,transcripts/P01.txt,1:6-1:18,no,coder1: paces; coder2: trust,coder3,It was slow.
coder1 coder2 coder3,transcripts/P01.txt,1:37-1:52,no,coder3: trust,coder1 coder2,I trusted them.
`,
      );
      await refused(['compare', '--passages', 'haste'], /no codebook.*“haste”/i, { cwd: study.folder });
    });

    it('counts the same of one talk, whatever format it is written in', async () => {
      for (const folder of ['transcripts', 'codings']) rmSync(join(study.folder, folder), { recursive: true });
      const cue = (number: number, text: string): string =>
        `${number}\n00:00:0${number}.000 --> 00:00:0${number}.900\n${text}\n\n`;
      const cued = cue(1, 'I: Why?') + cue(2, 'P01: It was slow.') + cue(3, 'Then fast.') + cue(4, 'I: And?');
      const talks = {
        'transcripts/a.txt': 'I: Why?\n\nP01: It was slow. Then fast.\n\nI: And?\n',
        'transcripts/a.md': '# Talk\n\n**I:** Why?\n\n**P01:** It was slow.\nThen fast.\n\n**I:** And?\n',
        'transcripts/a.vtt': `WEBVTT\n\nNOTE Made by hand\n\n${cued}`,
        'transcripts/a.srt': cued.replaceAll('.000', ',000').replaceAll('.900', ',900'),
      };
      const pointIn = (text: string, offset: number): string => {
        const before = text.slice(0, offset).split('\n');
        return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      };
      const coded = (path: string, text: string, coder: string, quotes: readonly string[]): string =>
        [
          `transcript: ${path}\ncoder: ${coder}\ntext: ${digestOf(text)}\nsegments:`,
          ...quotes.map((quote, i) => {
            const start = text.indexOf(quote);
            const at = `${pointIn(text, start)}-${pointIn(text, start + quote.length)}`;
            return `  - id: ${coder}a${i}\n    at: ${at}\n    quote: ${JSON.stringify(quote)}\n    codes: [paces]`;
          }),
        ].join('\n');
      const found = new Set<string>();
      for (const [path, text] of Object.entries(talks)) {
        const both = text.slice(text.indexOf('It was'), text.indexOf('fast.') + 5);
        for (const written of [text, text.replaceAll('\n', '\r\n')]) {
          study.write(path, written);
          const name = path.slice('transcripts/'.length);
          study.write(`codings/coder1/${name}.codings.yaml`, coded(path, text, 'coder1', [both]));
          study.write(
            `codings/coder2/${name}.codings.yaml`,
            coded(path, text, 'coder2', ['It was slow.', 'Then fast.', 'And?']),
          );
          found.add(numbers(await run('--format', 'csv', '--coefficients', 'percent,cohen-kappa')).join('\n'));
          for (const file of [path, `codings/coder1/${name}.codings.yaml`, `codings/coder2/${name}.codings.yaml`]) {
            rmSync(join(study.folder, file));
          }
        }
      }
      // Of 31 characters both gave the code to 23, and one to 4 more.
      assert.deepEqual([...found], ['coders,code,percent,cohen-kappa\ncoder1 coder2,paces,0.870968,0.597403']);
    });

    it('leaves out interviewers where the study says who they are, and others where that is asked', async () => {
      const two = ['--coders', 'coder1,coder2', '--by', 'all', '--unit', 'turn'];
      assert.deepEqual(await rows(...two, '--speakers', 'P02'), ['coder1 coder2,all codes,1,']);
      assert.match(
        await run(...two, '--speakers', 'P02'),
        /^Counted: 1 turn \(any of it marked\) of P02 in 1 transcript/m,
      );
      study.write('gloss.yaml', 'speakers: [{ name: P02, role: interviewer }]\n');
      assert.match(await run(...two), /^Counted: 1 turn \(any of it marked\) of all but interviewers in 1 transcript/m);
      assert.match(await run(...two, '--speakers', 'all'), /^Counted: 2 turns \(any of it marked\) in 1 transcript/m);
      await refused(['compare', '--speakers', 'Clara'], /No transcript.*“Clara”/, { cwd: study.folder });
    });

    it('prints tables for a pull request', async () => {
      assert.equal(
        await run('--format', 'md', '--coefficients', 'percent', '--by', 'all', '--coders', 'coder1,coder2'),
        `### coder1, coder2

| code | share |
|---|--:|
| all codes | 0.806 |

Counted: 62 characters of speech in 1 transcript: transcripts/P01.txt.  
Gloss ${version}.  
`,
      );
    });
  });

  it('refuses coders that there are not, or one alone', async () => {
    await refused(['compare', '--coders', 'coder1,nobody'], /“nobody” has coded nothing here/, { cwd: study.folder });
    await refused(['compare', '--coders', 'coder1'], /two coders are needed/, { cwd: study.folder });
  });
});
