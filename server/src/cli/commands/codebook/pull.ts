import { existsSync } from 'node:fs';
import { isAbsolute, join, posix, resolve } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../../core/text/l10n.js';
import type { Origin } from '../../../core/codebook/codebook.js';
import { pullCodebook } from '../../../core/edit/codebook/pullCodebook.js';
import type { FileChange } from '../../../core/edit/step.js';
import { GlossError } from '../../../core/glossError.js';
import { withFile } from '../../../core/study/study.js';
import { openSource, readSource, type CodebookSource } from '../../../disk/codebooks/codebookSource.js';
import { commitStep, diskAccess } from '../../../disk/journal/commitStep.js';
import { studyPath } from '../../../disk/study/studyFolder.js';
import { today } from '../../../disk/process/today.js';
import { print, say } from '../../formats/terminal.js';
import {
  openCodebooks,
  refuseUnreadable,
  shownPath,
  studyFolder,
  type GlobalOptions,
  type OpenStudy,
} from '../../study.js';

interface Options extends GlobalOptions {
  readonly path?: readonly string[];
  readonly as?: string;
}

/** `gloss codebook pull`: takes codebooks from elsewhere into the study. */
export function addPull(codebook: Command): void {
  codebook
    .command('pull')
    .description(
      l10n.t('copy a codebook from a git repository, a folder or a file into codebooks/, with where it comes from'),
    )
    .argument('<source>', l10n.t('git address or path; “@” and a branch, tag or commit may follow'))
    .option(
      '--path <file>',
      l10n.t('the codebook’s path in the repository, where that has several; may be given again'),
      collect,
    )
    .option('--as <name>', l10n.t('file name in codebooks/'))
    .action(async (given: string, { path, as }: Options, command: Command) => {
      const opened = await openCodebooks(studyFolder(command.optsWithGlobals<Options>().study));
      refuseUnreadable(opened);
      const { source, ref } = readSource(given);
      const from = await openSource(source, ref, '.');
      try {
        const changes = await plan(
          opened,
          from,
          { source: sourceFrom(opened, source), ...(ref !== undefined && { ref }) },
          { path, as },
        );
        const label = l10n.t('Pull {books}', { books: changes.map(({ path: target }) => target).join(', ') });
        await commitStep(opened.folder, diskAccess(opened.folder), { label, changes });
        print(changes.map((change) => pulledFrom(shownPath(opened.folder, change.path), source, from.commit)));
      } finally {
        await from.close();
      }
    });
}

const pulledFrom = (book: string, source: string, commit: string | undefined): string =>
  commit === undefined
    ? l10n.t('{book} from {source}', { book, source })
    : l10n.t('{book} from {source} at {commit}', { book, source, commit: commit.slice(0, 10) });

const collect = (path: string, others: readonly string[] = []): readonly string[] => [...others, path];

/** A path is written down as seen from the study, for it is shared. */
const sourceFrom = ({ folder }: OpenStudy, source: string): string =>
  existsSync(source) && !isAbsolute(source) ? studyPath(folder, resolve(source)) || '.' : source;

async function plan(
  { folder, study }: OpenStudy,
  source: CodebookSource,
  origin: Origin,
  { path: chosen, as }: { readonly path: readonly string[] | undefined; readonly as: string | undefined },
): Promise<readonly FileChange[]> {
  const paths = chooseFiles(source, origin, chosen);
  if (as !== undefined && paths.length > 1) {
    throw new GlossError('bad-argument', l10n.t('--as names one file. Choose one codebook with --path.'));
  }
  const changes: FileChange[] = [];
  let next = study;
  for (const path of paths) {
    const text = await source.read(path);
    if (text === undefined) {
      throw new GlossError(
        'not-found',
        l10n.t('There is no {path} in {source}. Nothing was written.', { path, source: origin.source }),
      );
    }
    if (await source.isAhead(path)) {
      say(
        l10n.t('{path} has changes in {source} that are not committed; they are left out.', {
          path,
          source: origin.source,
        }),
      );
    }
    const target = targetOf(as ?? posix.basename(path));
    if (existsSync(join(folder, target))) {
      throw new GlossError(
        'bad-argument',
        l10n.t('{path} is there already. Choose another name with --as; nothing was written.', { path: target }),
      );
    }
    const change = pullCodebook(next, target, text, {
      ...origin,
      path,
      ...(source.commit !== undefined && { commit: source.commit }),
      on: today(),
    });
    changes.push(change);
    next = withFile(next, target, change.after ?? '');
  }
  return changes;
}

function chooseFiles(
  { paths }: CodebookSource,
  { source }: Origin,
  chosen: readonly string[] | undefined,
): readonly string[] {
  if (chosen) return chosen.map((path) => posix.normalize(path).replace(/^\//, ''));
  if (paths.length === 1) return paths;
  throw new GlossError(
    paths.length === 0 ? 'not-found' : 'bad-argument',
    paths.length === 0
      ? l10n.t(
          '{source} has no file that ends in .codebook.yaml. Name the codebook with --path; nothing was written.',
          { source },
        )
      : l10n.t('{source} has several codebooks: {books}. Choose with --path; nothing was written.', {
          source,
          books: paths.join(', '),
        }),
  );
}

const targetOf = (name: string): string => {
  const path = posix.normalize(name.includes('/') ? name : `codebooks/${name}`);
  return /\.ya?ml$/.test(path) ? path : `${path}.codebook.yaml`;
};
