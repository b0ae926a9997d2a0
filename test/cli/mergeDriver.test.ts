import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { decided, findConflicts } from '../../server/src/core/text/conflicts.js';
import { parseCodebook } from '../../server/src/core/codebook/parseCodebook.js';
import { parseCodings } from '../../server/src/core/codings/readCodings.js';
import {
  carryOut,
  history,
  lostIn,
  saidInCodebook,
  saidInCodings,
  type Deed,
} from '../property/core/support/histories.js';
import { bookPath, commonDesk } from '../unit/core/support/commonDesk.js';
import { codingsPath } from '../unit/core/support/desk.js';
import type { Desk } from '../unit/core/support/desk.js';
import { temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';
import { gloss, runCli, troubles } from './support/runCli.js';

/** Runs git with nobody's settings; what it prints, or undefined where it fails. */
function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-c', 'user.name=coder1', '-c', 'user.email=coder1@example.org', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch {
    return undefined;
  }
}

const hasError = (problems: readonly { readonly severity: string }[]): boolean =>
  problems.some(({ severity }) => severity === 'error');
const isBroken = {
  [codingsPath]: (text: string) => hasError(parseCodings(text).problems),
  [bookPath]: (text: string) => hasError(parseCodebook(text).problems),
};
const said = { [codingsPath]: saidInCodings, [bookPath]: saidInCodebook };

describe('git merge', () => {
  let study: TemporaryStudy;
  const commit = ({ files }: Desk, message: string): void => {
    for (const [path, text] of files) study.write(path, text);
    git(study.folder, 'add', '-A');
    git(study.folder, 'commit', '-q', '--allow-empty', '-m', message);
  };
  afterEach(() => study.remove());

  /** Two branches from one state of the study, merged in a clone of our own; whether git did so without a conflict. */
  const merge = async (
    deeds: readonly [readonly Deed[], readonly Deed[]],
    driver: boolean,
  ): Promise<{ readonly clean: boolean; readonly desks: readonly [Desk, Desk, Desk] }> => {
    const desks = [commonDesk(), commonDesk('ours'), commonDesk('theirs')] as const;
    const [base, ours, theirs] = desks;
    study = temporaryStudy(Object.fromEntries(base.files));
    git(study.folder, 'init', '-q', '-b', 'main');
    if (driver) await gloss(['git-setup'], { cwd: study.folder });
    commit(base, 'Begin');
    git(study.folder, 'switch', '-q', '-c', 'other');
    carryOut(theirs, deeds[1], 'y');
    commit(theirs, 'Theirs');
    git(study.folder, 'switch', '-q', 'main');
    carryOut(ours, deeds[0], 'x');
    commit(ours, 'Ours');
    return { clean: git(study.folder, 'merge', '-q', '-m', 'Merge', 'other') !== undefined, desks };
  };

  /** Nothing of either side is lost, but for what stands between marks. */
  const nothingLost = ([base, ours, theirs]: readonly [Desk, Desk, Desk]): void => {
    for (const path of [codingsPath, bookPath] as const) {
      const text = study.read(path);
      const was = base.files.get(path) ?? '';
      const tell = (from: string): ReturnType<typeof saidInCodings> => said[path](from, was);
      const kept = decided(text, 'ours');
      assert.ok(!isBroken[path](kept), kept);
      const marked = findConflicts(text)
        .map(({ start, end }) => text.slice(start, end))
        .join('');
      const names = new Set([...marked.matchAll(/[\w-]+/g)].map(([word]) => word));
      const lost = lostIn(
        tell(was),
        tell(ours.files.get(path) ?? ''),
        tell(theirs.files.get(path) ?? ''),
        tell(kept),
        names,
      );
      assert.deepEqual(lost, [], text);
    }
  };

  for (const [i, deeds] of fc.sample(fc.tuple(history, history), 6).entries()) {
    it(`with the driver takes what both sides did, or marks the entry (${i + 1})`, async () => {
      const { clean, desks } = await merge(deeds, true);
      nothingLost(desks);
      const conflicts = [codingsPath, bookPath].flatMap((path) => findConflicts(study.read(path)));
      assert.equal(conflicts.length === 0, clean, JSON.stringify(deeds));
    });

    it(`without the driver loses nothing silently: it takes both, or says that it cannot (${i + 1})`, async () => {
      const { clean, desks } = await merge(deeds, false);
      if (clean && (await troubles({ cwd: study.folder })) === 'No problems.\n') nothingLost(desks);
    });
  }

  it('merges what line by line would be a conflict, and leaves the study clean', async () => {
    const { clean } = await merge(
      [
        [
          { kind: 'memo', a: 0, b: 0 },
          { kind: 'rename', a: 0, b: 2 },
        ],
        [
          { kind: 'exemplar', a: 0, b: 0 },
          { kind: 'code', a: 1, b: 2 },
        ],
      ],
      true,
    );
    assert.ok(clean);
    assert.match(study.read(codingsPath), /memo: x0\n {4}exemplar: true\n/);
    assert.doesNotMatch(await troubles({ cwd: study.folder }), / error /);
  });

  it('shows in diffs what was decided, not where it stands', async () => {
    const { desks } = await merge([[{ kind: 'memo', a: 0, b: 0 }], []], true);
    const text = desks[1].files.get(codingsPath) ?? '';
    study.write(
      codingsPath,
      text.replaceAll(
        /at: (\d+):(\d+)-\d+:/g,
        (_, line: string, column: string) => `at: ${Number(line) + 1}:${column}-${Number(line) + 1}:`,
      ),
    );
    assert.equal(git(study.folder, 'diff', '--', codingsPath), '');
    study.write(codingsPath, text.replace('codes: [trust]', 'codes: [trust, power]'));
    assert.match(git(study.folder, 'diff', '-U0', '--', codingsPath) ?? '', /\n- {2}= trust .*\n\+ {2}= trust, power /);
  });

  it('is set up twice without writing twice, and only in a repository', async () => {
    study = temporaryStudy({ 'gloss.yaml': '', 'transcripts/a.txt': 'a', '.gitattributes': '*.png binary' });
    const { code, stderr } = await runCli(['git-setup'], { cwd: study.folder, env: { GIT_CEILING_DIRECTORIES: '/' } });
    assert.deepEqual([code, stderr.includes('not in a git repository')], [2, true]);
    git(study.folder, 'init', '-q');
    await gloss(['git-setup'], { cwd: study.folder });
    const once = study.read('.gitattributes');
    assert.match(once, /^\*\.png binary\n# Gloss .*\n\*\.codings\.yaml merge=gloss diff=gloss\n/);
    assert.match(await gloss(['git-setup'], { cwd: study.folder }), /says it already/);
    assert.equal(study.read('.gitattributes'), once);
  });
});
