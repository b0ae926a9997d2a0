import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { runCli, type Run } from './support/runCli.js';

const codingsOf = (coder: string, id: string, code: string): string =>
  `transcript: transcripts/P01.txt\ncoder: ${coder}\ntext: sha256-0\nsegments:\n  - id: ${id}\n    at: 3:10-3:15\n    quote: trust\n    codes: [${code}]\n`;
const files = {
  ...smallStudy,
  'codings/coder1/P01.txt.codings.yaml': codingsOf('coder1', 'a', 'trst'),
  'codings/coder2/P01.txt.codings.yaml': codingsOf('coder2', 'b', 'trust'),
};

describe('the language of the command line', () => {
  let study: TemporaryStudy;
  before(() => (study = temporaryStudy(files)));
  after(() => study.remove());
  const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> =>
    runCli(args, { cwd: study.folder, env: { GLOSS_LANGUAGE: '', LC_ALL: '', LC_MESSAGES: '', LANG: '', ...env } });

  const german = /Kein Codebuch dieser Studie hat einen Code „trst“/;
  const english = /No codebook of this study has a code “trst”/;
  const cases: readonly (readonly [env: Readonly<Record<string, string>>, says: RegExp])[] = [
    [{}, english],
    [{ LANG: 'de_DE.UTF-8' }, german],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, english],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'de_AT' }, german],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, english],
    [{ LANG: 'fr_FR.UTF-8' }, english],
    [{ LANG: 'de_DE.UTF-8', GLOSS_LANGUAGE: 'en' }, english],
    [{ LANG: 'C', GLOSS_LANGUAGE: 'de' }, german],
  ];
  for (const [env, says] of cases) {
    it(`is ${says === german ? 'German' : 'English'} with ${JSON.stringify(env)}`, async () => {
      const { code, stdout } = await run(['check'], env);
      assert.match(stdout, says);
      assert.equal(code, 1);
    });
  }

  describe('where that of the environment is German', () => {
    const inGerman = (args: readonly string[]): Promise<Run> => run(args, { LANG: 'de_DE.UTF-8' });

    it('is German in the help, of all commands', async () => {
      const [help, english] = await Promise.all([inGerman(['--help']), run(['--help'], {})]);
      assert.match(help.stdout, /^Aufruf: gloss \[-C <folder>\] <command> \[options\]$/m);
      assert.match(help.stdout, /^ {2}count \[options\] +Segmente nach Code zählen/m);
      const lines = new Set(english.stdout.split('\n').filter((line) => line !== ''));
      assert.deepEqual(
        help.stdout.split('\n').filter((line) => lines.has(line)),
        [],
      );
    });

    it('is German in what arguments and options are', async () => {
      const { stdout } = await inGerman(['count', '--help']);
      assert.match(stdout, /^Optionen:$/m);
      assert.match(
        stdout.replace(/\s+/g, ' '),
        /wie es ausgegeben wird \(möglich: "text", "csv", "json", Vorgabe: "text"\)/,
      );
    });

    it('is German in reports', async () => {
      const { code, stdout } = await inGerman(['count']);
      assert.match(stdout, /^Code +Segmente +Transkripte +Codierende +unsicher\n/);
      assert.equal(code, 0);
    });

    const refusals: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [['uncode', 'x', '--coder', 'coder1'], /In der Studie .+ gibt es kein Segment „x“/],
      [['chek'], /Es gibt keinen Befehl „chek“\. Meinten Sie check\?/],
      [['zzz'], /Es gibt keinen Befehl „zzz“\.$/],
      [['codes', '--fromat', 'json'], /Es gibt keine Option „--fromat“\. Meinten Sie --format\?/],
      [['codes', '--zzz'], /Es gibt keine Option „--zzz“\.$/],
      [['codes', '--format', 'xml'], /nimmt „xml“ nicht an\. Möglich sind text, json\.$/],
      [['compare', '--overlap', '2'], /nimmt „2“ nicht an\. Es ist eine Zahl über 0 bis 1/],
      [['compare', '--roles', '--pairs'], /„--roles“ kann nicht zusammen mit der Option „--pairs“ verwendet werden\.$/],
      [['segments', '--code'], /Der Option „--code <id\.\.\.>“ fehlt das Argument\.$/],
      [['apply'], /Das Argument „transcript“ fehlt\.$/],
      [['pseudonymise'], /Die Option „--map <file>“ muss angegeben werden\.$/],
      [['undo', 'everything'], /Zu viele Argumente für „undo“: Erwartet werden 0, angegeben sind 1\.$/],
    ];
    for (const [args, says] of refusals) {
      it(`refuses “gloss ${args.join(' ')}” in German`, async () => {
        const { code, stderr } = await inGerman(args);
        assert.match(stderr.trim(), says);
        assert.equal(code, 2);
      });
    }
  });

  it('is nothing that programs read: keys, columns, codes of problems and exit codes', async () => {
    const commands = [
      ['segments', '--format', 'csv'],
      ['segments', '--format', 'json'],
      ['codes', '--format', 'json'],
      ['count', '--format', 'csv'],
      ['count', '--format', 'json'],
      ['count', '--by', 'weight', '--format', 'csv'],
      ['compare', '--format', 'csv'],
      ['compare', '--format', 'json'],
      ['compare', '--gold', 'coder1', '--format', 'csv'],
      ['compare', '--passages', '--format', 'csv'],
      ['reconcile', 'P01.txt', '--format', 'csv'],
      ['reconcile', 'P01.txt', '--format', 'json'],
      ['discuss', 'list', '--format', 'json'],
    ];
    for (const args of commands) {
      const [german, english] = await Promise.all([run(args, { GLOSS_LANGUAGE: 'de' }), run(args, {})]);
      assert.equal(german.stdout, english.stdout, args.join(' '));
      assert.equal(german.code, english.code, args.join(' '));
    }
  });

  it('is that of the sentences alone in what programs read of problems and transcripts', async () => {
    const sentences = ['message', 'guesses', 'oddities'];
    const without = ({ stdout }: Run): unknown =>
      JSON.parse(stdout, (key, value: unknown) => (sentences.includes(key) ? undefined : value));
    for (const command of ['check', 'transcripts']) {
      const [json, sameJson] = await Promise.all(
        ['de', 'en'].map((language) => run([command, '--format', 'json'], { GLOSS_LANGUAGE: language })),
      );
      assert.deepEqual(without(json!), without(sameJson!));
      assert.equal(json!.code, sameJson!.code);
    }
    const annotations = ({ stdout }: Run): readonly string[] =>
      stdout.split('\n').map((line) => line.slice(0, line.lastIndexOf('::')));
    const [github, sameGithub] = await Promise.all(
      ['de', 'en'].map((language) => run(['check', '--format', 'github'], { GLOSS_LANGUAGE: language })),
    );
    assert.deepEqual(annotations(github!), annotations(sameGithub!));
  });
});
