import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, runCli } from './support/runCli.js';

const codings = 'codings/coder1/P01.txt.codings.yaml';
const entry = (id: string, quote: string, codes: string): string =>
  `  - id: ${id}\n    at: 1:1-1:4\n    quote: ${quote}\n    codes: [${codes}]\n`;
const file = (...entries: readonly string[]): string =>
  `transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0000000000000000\nsegments:\n${entries.join('')}`;

describe('gloss check', () => {
  let study: TemporaryStudy;
  beforeEach(() => (study = temporaryStudy(smallStudy)));
  afterEach(() => study.remove());

  it('finds nothing in a sound study', async () => {
    const { code, stdout, stderr } = await runCli(['check', study.folder]);
    assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: '', stderr: 'gloss: No errors and no warnings.\n' });
    assert.equal(await gloss(['check', '--format', 'json'], { cwd: study.folder }), '[]\n');
    assert.equal(await gloss(['check', '--format', 'github'], { cwd: study.folder }), '');
  });

  const cases: readonly (readonly [what: string, path: string, text: string, code: number, line: RegExp])[] = [
    ['broken settings', 'gloss.yaml', 'study: "Small\ncoders: []\n', 1, /^gloss\.yaml:\d+:\d+ error yaml-syntax /m],
    ['a coder who cannot name a folder', 'gloss.yaml', 'coders:\n  - id: ../x\n', 1, /^gloss\.yaml:2:9 error bad-id /m],
    [
      'a broken codebook',
      'codebooks/b.codebook.yaml',
      'codebook: B\ncodes:\n  - id: a\n    name: "A\n',
      1,
      /^codebooks\/b\.codebook\.yaml:\d+:\d+ error yaml-syntax /m,
    ],
    [
      'a codebook of the wrong shape',
      'codebooks/b.codebook.yaml',
      'codebook: B\ncodes: many\n',
      1,
      /^codebooks\/b\.codebook\.yaml:2:8 error wrong-type /m,
    ],
    [
      'an id that stands twice',
      'codebooks/z.codebook.yaml',
      'codebook: Z\ncodes:\n  - id: trust\n    name: Trust\n',
      1,
      /^codebooks\/z\.codebook\.yaml:3:9 error duplicate-code /m,
    ],
    ['broken codings', codings, file('  - id: "a\n'), 1, /P01\.txt\.codings\.yaml:\d+:\d+ error yaml-syntax /m],
    [
      'an unknown code',
      codings,
      file(entry('a', 'INT', 'trst')),
      1,
      /codings\.yaml:8:13 error unknown-code .*Did you mean trust\?/,
    ],
    ['a retired code', codings, file(entry('a', 'INT', 'old-code')), 0, /codings\.yaml:8:13 warning retired-code /],
    ['an alias', codings, file(entry('a', 'INT', 'confidence')), 0, /codings\.yaml:8:13 hint old-id /],
    [
      'a quote that is gone',
      codings,
      file(entry('a', 'not in the text', 'trust')),
      0,
      /codings\.yaml:7:5 warning quote-not-found /,
    ],
    [
      'a quote that is in several places',
      codings,
      file(entry('a', 'too', 'trust'), entry('b', 'us', 'trust')),
      0,
      /codings\.yaml:\d+:5 warning ambiguous-quote /,
    ],
    [
      'a missing transcript',
      'codings/coder1/P09.txt.codings.yaml',
      file().replace('P01', 'P09').replace('segments:\n', 'segments: []\n'),
      1,
      /P09\.txt\.codings\.yaml:1:13 error missing-transcript /,
    ],
    [
      'a segment id that stands twice',
      'codings/coder2/P01.txt.codings.yaml',
      file(entry('a', 'INT', 'trust'), entry('a', 'INT', 'trust')),
      1,
      /error duplicate-id /,
    ],
  ];
  for (const [what, path, text, code, line] of cases) {
    it(`finds ${what}`, async () => {
      study.write(path, text);
      const result = await runCli(['check', '--hints'], { cwd: study.folder });
      assert.match(result.stdout, line);
      assert.equal(result.code, code, result.stdout);
      assert.match(result.stderr, /^gloss: (No errors and no warnings|\d+ errors?, \d+ warnings?)(; \d+ hints?)?\.\n$/);
    });
  }

  it('counts hints, and lists them where that is asked', async () => {
    const yaml = file(entry('a', 'INT', 'confidence'));
    study.write(codings, yaml.replace('INT', 'The trust would not let us in.'));
    const short = await runCli(['check'], { cwd: study.folder });
    assert.doesNotMatch(short.stdout, / hint /);
    const [, count] = /; (\d+) hints? \(--hints lists them\)\.\n$/.exec(short.stderr) ?? [];
    const long = await runCli(['check', '--hints'], { cwd: study.folder });
    assert.equal([...long.stdout.matchAll(/ hint /g)].length, Number(count));
    assert.match(long.stdout, / hint old-id /);
    const github = await gloss(['check', '--format', 'github'], { cwd: study.folder });
    assert.doesNotMatch(github, /old-id/);
  });

  it('finds segment ids that stand in two files', async () => {
    study.write(codings, file(entry('a', 'INT', 'trust')));
    study.write('codings/coder2/P01.txt.codings.yaml', file(entry('a', 'INT', 'trust')).replace('coder1', 'coder2'));
    const { code, stdout } = await runCli(['check'], { cwd: study.folder });
    assert.match(stdout, /^codings\/coder2\/P01\.txt\.codings\.yaml:5:9 error duplicate-id .*codings\/coder1/m);
    assert.equal(code, 1);
  });

  it('finds files that cannot be read, with what to do', async () => {
    writeFileSync(study.file('transcripts/utf16.txt'), Buffer.from('\ufeffHello', 'utf16le'));
    writeFileSync(study.file('transcripts/latin1.txt'), Buffer.from('caf\xe9', 'latin1'));
    study.write('transcripts/huge.txt', '');
    truncateSync(study.file('transcripts/huge.txt'), 50 * 1024 * 1024);
    writeFileSync(study.file('codebooks/u.codebook.yaml'), Buffer.from('\ufeffcodebook: U', 'utf16le'));
    const { code, stdout } = await runCli(['check'], { cwd: study.folder });
    assert.match(stdout, /^codebooks\/u\.codebook\.yaml:1:1 error unreadable .*UTF-16.*Save it as UTF-8/m);
    assert.match(stdout, /^transcripts\/utf16\.txt:1:1 error unreadable .*UTF-16.*Save it as UTF-8/m);
    assert.match(stdout, /^transcripts\/latin1\.txt:1:1 error unreadable .*not UTF-8.*Save it as UTF-8/m);
    assert.match(stdout, /^transcripts\/huge\.txt:1:1 error unreadable .*50 MB.*Split it/m);
    assert.equal(code, 1);
  });

  it('prints for GitHub, names files from the current folder, and as JSON', async () => {
    study.write('codings/coder1/P01.txt.codings.yaml', file(entry('a', 'INT', 'tr%3A')));
    const github = await runCli(['check', '..', '--format', 'github'], { cwd: study.file('transcripts') });
    assert.match(
      github.stdout,
      /^::error file=\.\.\/codings\/coder1\/P01\.txt\.codings\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::[^\n]*tr%253A/m,
    );
    const { stdout } = await runCli(['check', '--format', 'json'], { cwd: study.folder });
    const found = JSON.parse(stdout) as readonly Record<string, unknown>[];
    assert.deepEqual(
      found.find(({ code }) => code === 'unknown-code'),
      {
        path: codings,
        from: { line: 8, column: 13 },
        to: { line: 8, column: 18 },
        severity: 'error',
        code: 'unknown-code',
        message: 'No codebook of this study has a code “tr%3A”.',
        data: { id: 'tr%3A', nearest: [] },
      },
    );
  });

  const settings = (checks: string): void => study.write('gloss.yaml', `study: Small\nchecks: { ${checks} }\n`);

  it('reports problems as gravely as gloss.yaml says, or not at all', async () => {
    study.write(codings, file(entry('a', 'INT', 'old-code')));
    settings('retired-code: error, unused-code: off');
    const strict = await runCli(['check'], { cwd: study.folder });
    assert.match(strict.stdout, /error retired-code/);
    assert.doesNotMatch(strict.stdout, /unused-code/);
    assert.equal(strict.code, 1);
    settings('retired-code: off, unknown-code: off, retird-code: hint');
    const lenient = await runCli(['check'], { cwd: study.folder });
    assert.match(lenient.stdout, /^gloss\.yaml:2:49 warning unknown-check .*Did you mean retired-code\?/m);
    assert.match(lenient.stdout, /^gloss\.yaml:2:30 warning unknown-check .*always an error/m);
    assert.doesNotMatch(lenient.stdout, /warning retired-code|error retired-code/);
    assert.equal(lenient.code, 0);
  });

  it('goes through transcripts for what is not coded where gloss.yaml asks for it', async () => {
    const text = study.read('transcripts/P01.txt');
    study.write(codings, file(`  - id: a\n    at: 3:6-3:22\n    quote: The trust would\n    codes: [trust]\n`));
    const uncoded = async (): Promise<readonly string[]> =>
      (await runCli(['check'], { cwd: study.folder })).stdout.split('\n').filter((line) => line.includes(' uncoded '));
    assert.deepEqual(await uncoded(), []);
    settings('uncoded: warning');
    const found = await uncoded();
    assert.deepEqual(
      found.map((line) => line.split(' uncoded ')[0]),
      [`transcripts/P01.txt:3:${'P01: The trust would '.length + 1} warning`, 'transcripts/P01.txt:7:6 warning'],
    );
    assert.ok(text.split('\n')[2]?.startsWith('P01: The trust would not'));
  });

  it('finds examples whose words are not in their transcript any more', async () => {
    const book = (quote: string): string =>
      `codebook: B\ncodes:\n  - id: b\n    examples: [{ quote: ${quote}, transcript: transcripts/P01.txt }]\n`;
    study.write('codebooks/b.codebook.yaml', book('We waited for years'));
    const { stdout } = await runCli(['check'], { cwd: study.folder });
    assert.match(stdout, /^codebooks\/b\.codebook\.yaml:4:25 information example-not-found .*transcripts\/P01\.txt/m);
    study.write('codebooks/b.codebook.yaml', book('We waited for months'));
    assert.equal((await runCli(['check'], { cwd: study.folder })).stdout, '');
  });

  describe('--stale', () => {
    const check = ['check', '--stale'];
    beforeEach(() => {
      const book = study.read('codebooks/main.codebook.yaml');
      study.write('codebooks/main.codebook.yaml', book.replace('color: teal', 'color: teal\n    revised: 2026-10-05'));
      study.write(
        codings,
        file(
          entry('a', 'INT', 'trust').replace(/$/, '    on: 2026-10-04\n'),
          entry('b', 'INT', 'trust').replace(/$/, '    on: 2026-10-05\n'),
          entry('c', 'INT', 'nowhere').replace(/$/, '    on: 2026-01-01\n'),
        ),
      );
    });
    it('lists segments to look at again and nothing else', async () => {
      const { stdout, stderr, code } = await runCli(check, { cwd: study.folder });
      assert.equal(
        stdout,
        `${codings}:8:13 hint recode Look at this segment again: “Trust” was revised on 2026-10-05, after it was coded on 2026-10-04.\n`,
      );
      assert.equal(stderr, 'gloss: 1 segment to look at again.\n');
      assert.equal(code, 0);
    });
    it('lists them as JSON and for GitHub', async () => {
      const json = JSON.parse(await gloss([...check, '--format', 'json'], { cwd: study.folder })) as readonly object[];
      assert.deepEqual(json, [
        {
          path: codings,
          from: { line: 8, column: 13 },
          to: { line: 8, column: 18 },
          severity: 'hint',
          code: 'recode',
          message: 'Look at this segment again: “Trust” was revised on 2026-10-05, after it was coded on 2026-10-04.',
          data: { segment: 'a', codes: ['trust'], revised: '2026-10-05' },
        },
      ]);
      assert.match(await gloss([...check, '--format', 'github'], { cwd: study.folder }), /^::notice file=[^\n]*\n$/);
    });
  });
});
