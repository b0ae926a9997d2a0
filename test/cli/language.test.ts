import assert from 'node:assert/strict';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { runCli, type Run } from './support/runCli.js';

const codings = 'codings/coder1/P01.txt.codings.yaml';
const files = {
  ...smallStudy,
  [codings]:
    'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0\nsegments:\n  - id: a\n    at: 1:1-1:4\n    quote: INT\n    codes: [trst]\n',
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

  it('is nothing that programs read: keys, columns, codes of problems and exit codes', async () => {
    const commands = [
      ['segments', '--format', 'csv'],
      ['segments', '--format', 'json'],
      ['codes', '--format', 'json'],
      ['count', '--format', 'csv'],
      ['transcripts', '--format', 'json'],
    ];
    for (const args of commands) {
      assert.deepEqual(await run(args, { GLOSS_LANGUAGE: 'de' }), await run(args, {}), args.join(' '));
    }
    const without = ({ stdout }: Run): readonly object[] =>
      (JSON.parse(stdout) as readonly { readonly message: string }[]).map(({ message: _message, ...rest }) => rest);
    const [json, sameJson] = await Promise.all(
      ['de', 'en'].map((language) => run(['check', '--format', 'json'], { GLOSS_LANGUAGE: language })),
    );
    assert.deepEqual(without(json!), without(sameJson!));
    assert.equal(json!.code, sameJson!.code);
    const annotations = ({ stdout }: Run): readonly string[] =>
      stdout.split('\n').map((line) => line.slice(0, line.lastIndexOf('::')));
    const [github, sameGithub] = await Promise.all(
      ['de', 'en'].map((language) => run(['check', '--format', 'github'], { GLOSS_LANGUAGE: language })),
    );
    assert.deepEqual(annotations(github!), annotations(sameGithub!));
  });
});
