import { execFileSync } from 'node:child_process';
import { temporaryStudy, type TemporaryStudy } from '../../support/temporaryStudy.js';

/** A folder in git. */
export interface Repository extends TemporaryStudy {
  /** Runs git in it; what it prints, without white space at its ends. */
  readonly git: (...args: readonly string[]) => string;
  /** Commits all that changed; the commit's id. */
  readonly commit: (subject: string) => string;
}

/** A repository with these files in its first commit. */
export function repository(files: Readonly<Record<string, string>>): Repository {
  const folder = temporaryStudy(files);
  const git = (...args: readonly string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=Coder 1', '-c', 'user.email=x@example.org', '-c', 'protocol.file.allow=always', ...args],
      {
        cwd: folder.folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    ).trim();
  const commit = (subject: string): string => {
    git('add', '--all');
    git('commit', '--quiet', '--message', subject);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch=main');
  commit('Begin');
  return { ...folder, git, commit };
}
