import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallStudy } from './temporaryStudy.js';

/** Keys of git's configuration that name a program, with what is written for it; `%` is the program. */
export const programKeys: readonly (readonly [key: string, value?: string])[] = [
  ['gpg.program'],
  ['gpg.openpgp.program'],
  ['gpg.x509.program'],
  ['gpg.ssh.program'],
  ['gpg.ssh.defaultKeyCommand'],
  ['core.fsmonitor'],
  ['core.sshCommand'],
  ['core.gitProxy'],
  ['core.askPass'],
  ['core.editor'],
  ['core.pager'],
  ['core.alternateRefsCommand'],
  ['sequence.editor'],
  ['credential.helper'],
  ['credential.https://example.org.helper'],
  ['diff.external'],
  ['diff.evil.command'],
  ['diff.evil.textconv'],
  ['interactive.diffFilter'],
  ['filter.evil.clean'],
  ['filter.evil.smudge'],
  ['filter.slow.process'],
  ['merge.evil.driver', '% %O %A %B'],
  ['trailer.evil.command'],
  ['trailer.other.cmd'],
  ['pager.log'],
  ['pager.config'],
  ['pager.ls-tree'],
  ['alias.log', '!%'],
  ['alias.rev-parse', '!%'],
  ['alias.evil', '!%'],
  ['remote.evil.uploadpack'],
  ['remote.evil.receivepack'],
  ['uploadpack.packObjectsHook'],
  ['difftool.evil.cmd'],
  ['mergetool.evil.cmd'],
  ['submodule.evil.update', '!%'],
];

/** Other settings that lead to those. */
const accomplices: readonly (readonly [key: string, value: string])[] = [
  ['log.showSignature', 'true'],
  ['gpg.ssh.allowedSignersFile', '/dev/null'],
  ['gpg.format', 'ssh'],
  ['diff.tool', 'evil'],
  ['diff.guitool', 'evil'],
  ['merge.tool', 'evil'],
  ['remote.evil.url', '.'],
  ['remote.evil.promisor', 'true'],
  ['extensions.partialClone', 'evil'],
  ['core.repositoryFormatVersion', '1'],
  ['protocol.allow', 'always'],
  ['protocol.ext.allow', 'always'],
  ['fetch.recurseSubmodules', 'true'],
  ['trailer.evil.key', 'Evil'],
  ['trailer.evil.ifExists', 'replace'],
];

/** Hooks of every name, so that one of git's that are to come is among them. */
const hooks = [
  ['applypatch-msg', 'pre-applypatch', 'post-applypatch', 'pre-commit', 'prepare-commit-msg', 'commit-msg'],
  ['post-commit', 'pre-rebase', 'post-checkout', 'post-merge', 'pre-push', 'pre-receive', 'update', 'post-update'],
  ['reference-transaction', 'push-to-checkout', 'pre-auto-gc', 'post-rewrite', 'post-index-change', 'fsmonitor'],
].flat();

const path = 'transcripts/P01.txt';
const codings = `transcript: ${path}
coder: coder1
text: sha256-0000000000000001
segments:
  - id: aaaaaaaa
    at: 3:6-3:15
    quote: The trust
    codes: [trust]
  - id: bbbbbbbb
    at: 3:37-3:57
    quote: We waited for months
    codes: [clashing-paces]
`;

/** A study as a stranger may send it: whatever of it git runs leaves a file behind. */
export interface HostileStudy {
  readonly folder: string;
  readonly file: (path: string) => string;
  /** Programs that were run. */
  readonly fired: () => readonly string[];
  /** A program that leaves its name behind when it is run. */
  readonly program: (name: string) => string;
  /** Runs git in the study as somebody might who takes no care. What it exits with does not matter. */
  readonly carelessly: (args: readonly string[], input?: string) => void;
  readonly set: (config: string, settings: readonly (readonly [key: string, value: string])[]) => void;
  readonly remove: () => void;
}

const nobody = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };

/** A study in a repository with three commits, each signed in another way, and nothing else set. */
export function signedStudy(): HostileStudy {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'gloss-test-')));
  const [folder, programs, canaries] = ['study', 'programs', 'canaries'].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [folder, programs, canaries]) mkdirSync(made);
  const file = (name: string): string => join(folder, name);
  const program = (name: string): string => {
    const script = join(programs, name.replace(/[^\w.-]/g, '-'));
    writeFileSync(script, `#!/bin/sh\n: > '${join(canaries, name.replaceAll('/', '-'))}'\n`);
    chmodSync(script, 0o755);
    return script;
  };
  const run = (args: readonly string[], input = ''): string =>
    execFileSync('git', ['-c', 'user.name=Coder 1', '-c', 'user.email=x@example.org', ...args], {
      cwd: folder,
      env: { ...process.env, ...nobody },
      input,
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).trim();
  const write = (name: string, text: string): void => {
    mkdirSync(join(file(name), '..'), { recursive: true });
    writeFileSync(file(name), text);
  };
  for (const [name, text] of Object.entries(smallStudy)) write(name, text);
  run(['init', '--quiet', '--initial-branch=main', '--template=']);
  let parent: string | undefined;
  const versions = [
    [codings.replace('[trust]', '[clashing-paces]'), '-----BEGIN PGP SIGNATURE-----', '-----END PGP SIGNATURE-----'],
    [codings.replace(/ {2}- id: b[^]*/, ''), '-----BEGIN SIGNED MESSAGE-----', '-----END SIGNED MESSAGE-----'],
    [codings, '-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----'],
  ] as const;
  for (const [i, [text, begin, end]] of versions.entries()) {
    write('codings/coder1/P01.txt.codings.yaml', text);
    write('codebooks/main.codebook.yaml', smallStudy['codebooks/main.codebook.yaml'].replace('1.0.0', `1.0.${i}`));
    write(path, `${smallStudy[path]}\nP01: ${i} years.\n`);
    run(['add', '--all']);
    const commit = [
      `tree ${run(['write-tree'])}`,
      ...(parent === undefined ? [] : [`parent ${parent}`]),
      'author Coder 1 <x@example.org> 1700000000 +0000',
      'committer Coder 1 <x@example.org> 1700000000 +0000',
      `gpgsig ${begin}`,
      ' ',
      ' eA==',
      ` ${end}`,
      '',
      `Version ${i}`,
      '',
    ];
    parent = run(['hash-object', '-t', 'commit', '-w', '--stdin'], commit.join('\n'));
    run(['update-ref', 'HEAD', parent]);
  }
  return {
    folder,
    file,
    program,
    fired: () => readdirSync(canaries).sort(),
    carelessly: (args, input) => {
      try {
        run(args, input);
      } catch {
        // That it ran is all.
      }
    },
    set: (config, settings) => {
      for (const [key, value] of settings) {
        execFileSync('git', ['config', '--file', file(config), '--add', key, value], {
          env: { ...process.env, ...nobody },
        });
      }
    },
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** Everything that git could be made to run, in one configuration. */
export function armed(study: HostileStudy): readonly (readonly [key: string, value: string])[] {
  const keys = programKeys.map(([key, value = '%']) => [key, value.replace('%', study.program(key))] as const);
  return [...accomplices, ...keys, ['core.hooksPath', hooksFolder(study)]];
}

/** A folder with a program for every hook. */
export function hooksFolder(study: HostileStudy): string {
  const folder = study.file('hooks-of-a-stranger');
  mkdirSync(folder, { recursive: true });
  for (const name of hooks) cpSync(study.program(`hook ${name}`), join(folder, name));
  return folder;
}

const attributes = '*.txt filter=evil diff=evil merge=evil\n*.yaml filter=slow diff=evil merge=evil\n';

/** Where a study can carry a configuration, and how it comes to be git's. */
export const placements = {
  'a .git folder': (study) => {
    study.set('.git/config', armed(study));
    cpSync(hooksFolder(study), study.file('.git/hooks'), { recursive: true });
    mkdirSync(study.file('.git/info'));
    writeFileSync(study.file('.git/info/attributes'), attributes);
    writeFileSync(study.file('.gitattributes'), attributes);
  },
  'settings of a work tree': (study) => {
    study.set('.git/config', [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.worktreeConfig', 'true'],
    ]);
    study.set('.git/config.worktree', armed(study));
  },
  'a file that is included': (study) => {
    study.set('.git/config', [['include.path', '../included']]);
    study.set('included', armed(study));
  },
  'a .git file that names a folder of the study': (study) => {
    study.set('.git/config', armed(study));
    move(study.file('.git'), study.file('innocent'));
    writeFileSync(study.file('.git'), 'gitdir: ./innocent\n');
  },
  'a bare repository in the study’s folder': (study) => {
    study.set('.git/config', [['core.bare', 'true'], ...armed(study)]);
    for (const name of readdirSync(study.file('.git'))) move(study.file(`.git/${name}`), study.file(name));
    rmSync(study.file('.git'), { recursive: true });
  },
  'bare repositories in folders of the study': (study) => {
    const vendor = study.file('vendor.git');
    cpSync(study.file('.git'), vendor, { recursive: true });
    study.set('vendor.git/config', [['core.bare', 'true'], ...armed(study)]);
    for (const folder of ['codebooks', 'transcripts', 'codings']) {
      cpSync(vendor, study.file(folder), { recursive: true });
    }
  },
  'a partial clone that lacks objects': (study) => {
    study.set('.git/config', armed(study));
    const kept = /^(?:info|pack)$/;
    const objects = study.file('.git/objects');
    for (const folder of readdirSync(objects).filter((name) => !kept.test(name))) {
      for (const name of readdirSync(join(objects, folder))) {
        const type = execFileSync('git', ['cat-file', '-t', folder + name], { cwd: study.folder, encoding: 'utf8' });
        if (type.trim() === 'blob') rmSync(join(objects, folder, name), { force: true });
      }
    }
  },
} satisfies Readonly<Record<string, (study: HostileStudy) => void>>;

function move(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  rmSync(from, { recursive: true });
}
