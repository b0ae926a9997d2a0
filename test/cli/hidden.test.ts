import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';
import { gloss, refused, runCli, type RunOptions } from './support/runCli.js';

const book = 'codebooks/main.codebook.yaml';
const codings = 'codings/coder2/P01.txt.codings.yaml';
const other = 'codings/coder1/P01.txt.codings.yaml';
const file = (coder: string, code: string): string =>
  `transcript: transcripts/P01.txt\ncoder: ${coder}\ntext: sha256-1d972bc6882f02f3\nsegments:\n  - id: seg0000${coder.slice(-1)}\n    at: 3:6-3:36\n    quote: The trust would not let us in.\n    codes: [${code}]\n    on: 2026-11-20\n`;
const nobody = 65534;

describe('codings that cannot be seen', () => {
  let study: Repository;
  let options: RunOptions;
  beforeEach(() => {
    // The words of the quote hold an id of a code, and use none.
    study = repository({
      ...smallStudy,
      [codings]: file('coder2', 'confidence'),
      [other]: file('coder1', 'clashing-paces'),
    });
    options = { cwd: study.folder };
  });
  afterEach(() => study.remove());

  const ways: readonly (readonly [what: string, hide: () => void])[] = [
    ['a sparse checkout', () => study.git('sparse-checkout', 'set', 'codebooks', 'transcripts', 'codings/coder1')],
    [
      'files that git is told to skip',
      () => {
        study.git('update-index', '--skip-worktree', codings);
        rmSync(study.file(codings));
      },
    ],
    ['a file that was deleted and not committed', () => rmSync(study.file(codings))],
  ];
  for (const [what, hide] of ways) {
    it(`${what}: no code is deleted that they use, and any other is`, async () => {
      hide();
      assert.ok(!existsSync(study.file(codings)));
      const before = study.read(book);
      // They use “trust” by an alias of it.
      await refused(
        ['code', 'delete', 'trust'],
        /“Trust” may be in use: codings\/coder2\/P01\.txt\.codings\.yaml is in git and not in the folder\. Bring .*retire the code instead\. Nothing was written\./,
        options,
      );
      assert.equal(study.read(book), before);
      await gloss(['code', 'delete', 'institutional-opposition'], options);
      await gloss(['code', 'retire', 'trust'], options);
    });

    it(`${what}: a rename keeps the old id, and says which files still name it`, async () => {
      hide();
      const { code, stderr } = await runCli(['code', 'rename', 'trust', 'reliance'], options);
      assert.equal(code, 0);
      assert.match(stderr, /did not follow: codings\/coder2\/P01\.txt\.codings\.yaml is in git and not in the folder/);
      study.git('sparse-checkout', 'disable');
      study.git('update-index', '--no-skip-worktree', codings);
      study.git('checkout', '--', codings);
      assert.match(await gloss(['codes'], options), /Trust +reliance +1/);
      await gloss(['code', 'rename', 'clashing-paces', 'paces'], options);
    });
  }

  it('where the deletion is committed, the code can go', async () => {
    study.git('rm', '--quiet', codings);
    await gloss(['code', 'delete', 'old-code'], options);
    await gloss(['code', 'delete', 'trust'], options);
  });

  it('a file with errors: no code is deleted that it names', async () => {
    study.write(codings, `${file('coder2', 'confidence')}  - id: {`);
    await refused(['code', 'delete', 'trust'], /“Trust” has 1 segment|“Trust” may be in use: .* has errors/, options);
    assert.equal((await runCli(['code', 'delete', 'institutional-opposition'], options)).code, 0);
    assert.doesNotMatch(study.read(book), /institutional-opposition/);
  });

  if (process.platform !== 'win32') {
    const stranger = process.getuid?.() === 0 ? { uid: nobody } : {};
    for (const [what, path] of [
      ['file', codings],
      ['folder', 'codings/coder2'],
    ] as const) {
      it(`a ${what} that may not be read: no code is deleted, and the ${what} is reported`, async () => {
        for (const open of ['codebooks', '.', book]) chmodSync(study.file(open), 0o777);
        chmodSync(study.file(path), 0o000);
        const reader = { ...options, ...stranger };
        try {
          const before = study.read(book);
          await refused(
            ['code', 'delete', 'institutional-opposition'],
            new RegExp(`may be in use: ${path} .*cannot be read \\(permission denied\\).*retire the code instead`),
            reader,
          );
          assert.equal(study.read(book), before);
          const { code, stdout, stderr } = await runCli(['check'], reader);
          assert.equal(code, 1, stderr);
          assert.match(stdout, new RegExp(`${path}:1:1 error unreadable ${path} .*cannot be read`));
          const retired = await runCli(['code', 'retire', 'institutional-opposition'], reader);
          assert.equal(retired.code, 0, retired.stderr);
        } finally {
          chmodSync(study.file(path), 0o755);
        }
      });
    }
  }
});
