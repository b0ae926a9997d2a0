import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { snapshot } from '../../support/snapshot.js';
import { smallStudy, temporaryStudy } from '../../support/temporaryStudy.js';
import { runCli, type Run, type RunOptions } from './runCli.js';

/** A study as somebody else may have made it, in a folder with files that are none of its business. */
export interface StrangerStudy {
  /** Paths are below the folder around the study, which is called `study`. */
  readonly file: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Run>;
  /** All that nothing may change: what is around the study, its `.git`, and what else is said. */
  readonly canary: (...more: readonly RegExp[]) => ReadonlyMap<string, string>;
  readonly remove: () => void;
}

export function strangerStudy(files: Readonly<Record<string, string>> = {}): StrangerStudy {
  const own = Object.entries({ ...smallStudy, ...files }).map(([path, text]) => [`study/${path}`, text] as const);
  const outer = temporaryStudy({
    'home/.bashrc': 'alias l=ls\n',
    'other/codings/x.yaml': 'x: y\n',
    'x.csv': 'case,transcript\na,transcripts/P01.txt\n',
    'study/.git/config': '[core]\n\tbare = false\n',
    'study/.git/HEAD': 'ref: refs/heads/main\n',
    'study/.git/hooks/pre-commit.sample': '#!/bin/sh\n',
    'study/package.json': '{}\n',
    ...Object.fromEntries(own),
  });
  return {
    ...outer,
    write: (path, text) => {
      mkdirSync(dirname(outer.file(path)), { recursive: true });
      writeFileSync(outer.file(path), text);
    },
    run: (args, options) => runCli(args, { cwd: outer.file('study'), env: { GLOSS_CODER: 'coder1' }, ...options }),
    canary: (...more) =>
      snapshot(
        outer.folder,
        (path) => /^study\/(?!\.git\/|\.git$|package\.json)/.test(path) && !more.some((also) => also.test(path)),
      ),
  };
}

/** What the journal says a file holds. */
export const stateOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A line of a journal, made without the secret of a machine: a step that writes a text to a path. */
export function forgedStep(path: string, text: string, states?: readonly object[]): string {
  const change = { path, created: true, at: 0, removed: '', inserted: text, left: '', right: '' };
  return `${JSON.stringify({
    kind: 'step',
    step: { label: 'x', changes: [change] },
    states: states ?? [{ before: null, after: stateOf(text) }],
  })}\n`;
}
