import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { bundle } from '../support/publicBundle.js';
import { smallStudy } from '../support/temporaryStudy.js';
import { repository, type Repository } from './support/repository.js';

interface Workflow {
  readonly jobs: { readonly review: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
}
const file = join(__dirname, '..', '..', '..', 'codebooks', 'workflows', 'review.yml');
const { jobs } = parse(readFileSync(file, 'utf8')) as Workflow;

/** Stands for the host: writes down what is asked of it, and knows of a comment where a file says so. */
const host = `#!/bin/bash
echo "$@" >> "$RUNNER_TEMP/asked"
case "$*" in
  *--paginate*) cat "$RUNNER_TEMP/known" 2>/dev/null || true ;;
  *) cp "$RUNNER_TEMP/comment.md" "$RUNNER_TEMP/posted.md" ;;
esac
`;

describe('the workflow for reviews', () => {
  let repo: Repository;
  const run = (name: string): void => {
    const script = jobs.review.steps.find((step) => step.name === name)?.run;
    assert.ok(script, name);
    execFileSync('bash', ['-e', '-c', script], {
      cwd: repo.folder,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        ...process.env,
        PATH: `${repo.file('bin')}${delimiter}${process.env['PATH'] ?? ''}`,
        STUDY: '.',
        RUNNER_TEMP: repo.file('.gloss'),
        GITHUB_STEP_SUMMARY: repo.file('.gloss/summary'),
        GITHUB_BASE_REF: 'main',
        GITHUB_REPOSITORY: 'team/study',
        PULL_REQUEST: '7',
      },
    });
  };
  beforeEach(() => {
    repo = repository(smallStudy);
    repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    repo.write('bin/gloss', `#!/bin/sh\nexec "${process.execPath}" "${bundle}" "$@"\n`);
    repo.write('bin/gh', host);
    for (const program of ['gloss', 'gh']) chmodSync(repo.file(`bin/${program}`), 0o755);
    repo.write('.gloss/asked', '');
    repo.write(
      'codings/coder1/P01.txt.codings.yaml',
      'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-0000000000000001\nsegments:\n  - id: aaaaaaaa\n    at: 3:6-3:15\n    quote: The trust\n    codes: [trust]\n  - id: damaged\n    at: nowhere\n',
    );
  });
  afterEach(() => repo.remove());

  it('posts one comment, brings it up to date, and posts it also where something cannot be read', () => {
    run('Tell what changed');
    run('Post it, or bring the comment up to date');
    assert.match(repo.read('.gloss/posted.md'), /^<!-- gloss diff -->\n## Codings\n[^]*Not everything could be read/);
    assert.match(repo.read('.gloss/summary'), /\| added \| coder1 \| 3:6 \|/);
    repo.write('.gloss/known', '41\n42\n');
    run('Post it, or bring the comment up to date');
    const asked = repo.read('.gloss/asked').trim().split('\n');
    assert.equal(asked.length, 4);
    assert.match(asked[1] ?? '', /--method POST repos\/team\/study\/issues\/7\/comments --field body=@.*comment\.md$/);
    assert.match(
      asked[3] ?? '',
      /--method PATCH repos\/team\/study\/issues\/comments\/41 --field body=@.*comment\.md$/,
    );
  });

  it('fails where the comparison is refused, and where the study has errors', () => {
    repo.git('update-ref', '-d', 'refs/remotes/origin/main');
    assert.throws(() => run('Tell what changed'));
    assert.throws(() => run('Check the study'));
  });
});
