import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decided, findConflicts } from '../../../server/src/core/text/conflicts.js';
import { setUpGit } from '../../../server/src/disk/git/setUpGit.js';
import { bundle } from '../../support/publicBundle.js';
import { begin, work, write, type Side } from './mergeDeeds.js';
import type { Snapshot } from './mergeOracle.js';
import { bookPath, mergeStudy } from './mergeStudy.js';
import { pick, type Random } from './mutate.js';

export const kinds = ['merge', 'rebase', 'cherry-pick', 'stash', 'revert'] as const;
export type Kind = (typeof kinds)[number];

/** How a merge went. */
export interface Outcome {
  readonly kind: Kind;
  readonly withDriver: boolean;
  readonly versions: readonly [base: Snapshot, ours: Snapshot, theirs: Snapshot];
  /** What stood between marks: ids, tokens and comments, each with those of its conflict. */
  readonly conflicts: readonly { readonly path: string; readonly names: ReadonlySet<string> }[];
  /** Comments of both sides that were nowhere in a conflict as it was left. */
  readonly isWhole: boolean;
}

/** A repository in which two people work, and git merges what they did. */
export class World {
  readonly side: Side;
  readonly folder: string;
  readonly #random: Random;
  readonly #snapshots = new Map<string, Snapshot>();

  constructor(scratch: string, random: Random) {
    this.folder = realpathSync(mkdtempSync(join(scratch, 'gloss-merges-')));
    this.#random = random;
    let number = 100;
    this.side = { folder: this.folder, random, next: () => ++number, truth: new Map() };
  }

  async begin(): Promise<void> {
    for (const [path, text] of Object.entries(mergeStudy(this.#random))) write(this.side, path, text);
    this.#git('init', '-q', '-b', 'main');
    for (const [key, value] of [
      ['user.name', 'Coder 1'],
      ['user.email', 'coder1@example.org'],
      ['core.editor', 'true'],
      ['gc.auto', '0'],
    ] as const) {
      this.#git('config', key, value);
    }
    await setUpGit(this.folder, bundle);
    await begin(this.side);
    this.commit('Begin');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #git(...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  /** Whether git did it. */
  #tries(...args: readonly string[]): boolean {
    try {
      this.#git(...args);
      return true;
    } catch {
      return false;
    }
  }

  commit(subject: string): string {
    this.#git('add', '-A');
    this.#git('commit', '-q', '--allow-empty', '-m', subject);
    return this.#note();
  }

  /** Keeps how the study is at this commit. */
  #note(): string {
    const head = this.#git('rev-parse', 'HEAD');
    this.#snapshots.set(head, { files: this.files(), truth: new Map(this.side.truth) });
    return head;
  }

  files(): ReadonlyMap<string, string> {
    const paths = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\/\.(?:git|gloss)(?:\/|$)/.test(`${entry.parentPath}/`))
      .map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.map((path) => [path.slice(this.folder.length + 1), readFileSync(path, 'utf8')]));
  }

  #at(commit: string): Snapshot {
    const found = this.#snapshots.get(this.#git('rev-parse', commit));
    if (!found) throw new Error(`Nothing is known of ${commit}`);
    return found;
  }

  #switch(branch: string): void {
    this.#git('switch', '-q', branch);
    this.truthIs(this.#at('HEAD').truth);
  }

  truthIs(truth: ReadonlyMap<string, string>): void {
    this.side.truth.clear();
    for (const [id, mark] of truth) this.side.truth.set(id, mark);
  }

  /** Some commits of work; the last one's name. */
  async #work(subject: string): Promise<string> {
    let commit = '';
    for (let n = 1 + Math.floor(this.#random() * 2); n > 0; n--) {
      await work(this.side, 1 + Math.floor(this.#random() * 4));
      commit = this.commit(subject);
    }
    return commit;
  }

  async #branches(isGoingOn: boolean): Promise<readonly [main: string, other: string]> {
    if (isGoingOn) this.#switch('other');
    else this.#git('switch', '-q', '-C', 'other');
    const other = await this.#work('Theirs');
    this.#switch('main');
    return [await this.#work('Ours'), other];
  }

  /** Two sides go on from here, and git puts them together; the work tree is committed as it comes out of it. */
  async integrate(kind: Kind, withDriver: boolean, isGoingOn: boolean): Promise<Outcome> {
    const ready = await this.#ready(kind, isGoingOn);
    if (withDriver) await setUpGit(this.folder, bundle);
    else this.#tries('config', '--remove-section', 'merge.gloss');
    const conflicts: { path: string; names: ReadonlySet<string> }[] = [];
    let isDone = this.#tries(...ready.start);
    for (let stops = 0; !isDone; stops++) {
      if (stops > 12) throw new Error(`${kind} does not come to an end: ${this.#git('status')}`);
      const unmerged = [...new Set(this.#git('diff', '--name-only', '--diff-filter=U').split('\n'))].filter(Boolean);
      for (const path of unmerged) conflicts.push(...this.#decide(path));
      this.#git('add', '-A');
      isDone = this.#tries(...ready.go);
      if (!isDone && this.#git('status', '--porcelain') === '') isDone = this.#tries(...ready.skip);
    }
    this.#git('add', '-A');
    if (kind === 'stash') this.#git('commit', '-q', '--allow-empty', '-m', 'Popped');
    if (kind === 'rebase') this.#git('switch', '-q', '-C', 'main');
    return { kind, withDriver, versions: ready.versions, conflicts, isWhole: true };
  }

  async #ready(kind: Kind, isGoingOn: boolean) {
    if (kind === 'stash') {
      const base = this.#at('HEAD');
      await work(this.side, 4);
      const theirs = { files: this.files(), truth: new Map(this.side.truth) };
      this.#git('add', '-A');
      const isSaved = this.#git('status', '--porcelain') !== '';
      if (isSaved) this.#git('stash', '-q');
      this.truthIs(base.truth);
      const ours = this.#at(await this.#work('Ours'));
      const drop = ['stash', 'drop', '-q'];
      const versions = [base, ours, theirs] as const;
      return { start: isSaved ? ['stash', 'pop', '-q'] : ['status'], go: drop, skip: drop, versions };
    }
    if (kind === 'revert') {
      const before = this.#at('HEAD');
      await work(this.side, 3);
      const undone = this.commit('Undone');
      const ours = this.#at(await this.#work('Later'));
      const versions = [this.#at(undone), ours, before] as const;
      const [go, skip] = [
        ['commit', '-q', '--no-edit'],
        ['revert', '--skip'],
      ];
      return { start: ['revert', '--no-edit', undone], go, skip, versions };
    }
    const [main, other] = await this.#branches(isGoingOn && kind === 'merge');
    if (kind === 'cherry-pick') {
      const versions = [this.#at(`${other}~1`), this.#at(main), this.#at(other)] as const;
      const [go, skip] = [
        ['commit', '-q', '--allow-empty', '--no-edit'],
        ['cherry-pick', '--skip'],
      ];
      return { start: ['cherry-pick', '--allow-empty', '--keep-redundant-commits', other], go, skip, versions };
    }
    const base = this.#at(this.#git('merge-base', main, other));
    const versions = [base, this.#at(main), this.#at(other)] as const;
    if (kind === 'merge') {
      const go = ['commit', '-q', '--no-edit'];
      return { start: ['merge', '-q', '-m', 'Merge', 'other'], go, skip: go, versions };
    }
    this.#switch('other');
    return { start: ['rebase', '-q', 'main'], go: ['rebase', '--continue'], skip: ['rebase', '--skip'], versions };
  }

  /** Decides all conflicts of a file one way; tells what they were about. */
  #decide(path: string): readonly { path: string; names: ReadonlySet<string> }[] {
    const file = join(this.folder, path);
    const text = readFileSync(file, 'utf8');
    const found = findConflicts(text).map(({ start, end }) => ({ path, names: namesIn(text, start, end) }));
    writeFileSync(file, decided(text, pick(this.#random, ['ours', 'theirs'])));
    return found.length > 0 ? found : [{ path, names: new Set(['(no marks)']) }];
  }

  /** Notes the merged study, as it is committed, with where its segments should be. */
  settle(truth: ReadonlyMap<string, string>): void {
    this.truthIs(truth);
    this.#note();
  }
}

/** Ids, tokens and comments in a part of a file, and the id of the entry that it is in. */
function namesIn(text: string, start: number, end: number): ReadonlySet<string> {
  const ids = [...text.slice(0, start).matchAll(/^ *- id: ([\w-]+)/gm)].slice(-1);
  const within = text.slice(start, end);
  return new Set([
    ...[...ids, ...within.matchAll(/- id: ([\w-]+)/g)].map(([, id = '']) => id),
    ...[...within.matchAll(/\b[kc]\d+\b|[\w-]+/g)].map(([name]) => name),
    ...(text.includes('codebook:') ? [bookPath] : []),
  ]);
}
