import { basename } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../../core/text/l10n.js';
import { compareCodebooks, type CodeChange } from '../../../core/codebook/compareCodebooks.js';
import { mergeUpstream, type Conflict } from '../../../core/codebook/mergeUpstream.js';
import { parseCodebook } from '../../../core/codebook/parseCodebook.js';
import { setOrigin } from '../../../core/codebook/setOrigin.js';
import type { Codebook, Origin } from '../../../core/codebook/codebook.js';
import { refuseBroken } from '../../../core/edit/codebook/pullCodebook.js';
import type { FileChange } from '../../../core/edit/step.js';
import { GlossError } from '../../../core/glossError.js';
import { isOutside } from '../../../core/study/paths.js';
import { countCodes } from '../../../core/queries/query.js';
import { codesOf, type Read, type Study } from '../../../core/study/study.js';
import { openSource, type CodebookSource } from '../../../disk/codebooks/codebookSource.js';
import { commitStep, diskAccess } from '../../../disk/journal/commitStep.js';
import { today } from '../../../disk/process/today.js';
import { print, say } from '../../formats/terminal.js';
import {
  openWholeStudy,
  refuseUnreadable,
  shownPath,
  studyFolder,
  type GlobalOptions,
  type OpenStudy,
} from '../../study.js';
import { changesAsText } from './printChanges.js';

interface Options extends GlobalOptions {
  readonly yes?: boolean;
}

/** `gloss codebook update`: takes in what has changed where codebooks come from. */
export function addUpdate(codebook: Command): void {
  codebook
    .command('update')
    .description(l10n.t('tell what changed in codebooks where they come from since they were pulled, and take it in'))
    .argument('[file]', l10n.t('a codebook that was pulled; all of them where absent'))
    .option('--yes', l10n.t('take the changes in; what was changed here stays'))
    .action(async (file: string | undefined, { yes = false }: Options, command: Command) => {
      const opened = await openWholeStudy(studyFolder(command.optsWithGlobals<Options>().study));
      refuseUnreadable(opened);
      const updates: Update[] = [];
      for (const book of chooseBooks(opened, file)) updates.push(...(await findUpdate(opened, book)));
      for (const update of updates) printUpdate(opened, update);
      const changes = updates.map(({ change }) => change);
      if (changes.length === 0) return;
      if (yes) {
        const label = l10n.t('Update {books}', { books: changes.map(({ path }) => path).join(', ') });
        await commitStep(opened.folder, diskAccess(opened.folder), { label, changes });
        print(changes.map(({ path }) => l10n.t('Updated {book}', { book: shownPath(opened.folder, path) })));
      } else {
        say(
          file === undefined
            ? l10n.t('Nothing was written. To take this in: gloss codebook update --yes')
            : l10n.t('Nothing was written. To take this in: gloss codebook update {file} --yes', { file }),
        );
      }
    });
}

type Pulled = Read<Codebook> & { readonly value: { readonly origin: Origin } };

interface Update {
  readonly change: FileChange;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly CodeChange[];
  readonly conflicts: readonly Conflict[];
}

function chooseBooks({ folder, study }: OpenStudy, file: string | undefined): readonly Pulled[] {
  const pulled = [...study.codebooks.values()].filter(
    (book): book is Pulled => book.value.origin !== undefined && !isOutside(book.path),
  );
  const chosen = pulled.filter(
    ({ path }) => file === undefined || [path, shownPath(folder, path), basename(path)].includes(file),
  );
  if (chosen.length > 0) return chosen;
  if (file === undefined) {
    throw new GlossError(
      'not-found',
      l10n.t('No codebook of this study says where it comes from. Take one in with “gloss codebook pull”.'),
    );
  }
  throw new GlossError(
    'not-found',
    l10n.t('{file} is no codebook that was pulled; those are: {books}.', {
      file,
      books: pulled.map(({ path }) => shownPath(folder, path)).join(', ') || l10n.t('none'),
    }),
  );
}

async function findUpdate(opened: OpenStudy, book: Pulled): Promise<readonly Update[]> {
  const { origin } = book.value;
  const shown = shownPath(opened.folder, book.path);
  if (origin.commit === undefined) {
    throw new GlossError(
      'not-found',
      l10n.t(
        '{book} does not say which commit it comes from. Without that, Gloss cannot separate your changes from those at the source. Compare it by hand, or pull it again from a git repository. Nothing was written.',
        { book: shown },
      ),
    );
  }
  const source = await openSource(origin.source, origin.ref, opened.folder);
  try {
    if (source.commit === undefined) {
      throw new GlossError(
        'not-found',
        l10n.t('{source} is not in git any more, so {book} cannot be updated from it.', {
          source: origin.source,
          book: shown,
        }),
      );
    }
    if (source.commit === origin.commit) {
      say(l10n.t('{book} is up to date ({commit}).', { book: shown, commit: origin.commit.slice(0, 10) }));
      return [];
    }
    const [base, theirs] = await readBoth(source, origin, origin.commit, shown);
    const merged = mergeUpstream(base, book.text, theirs, around(opened.study, book.path));
    const after = setOrigin(merged.text, { ...origin, commit: source.commit, on: today() });
    return [
      {
        change: { path: book.path, before: book.text, after },
        from: origin.commit,
        to: source.commit,
        changes: compareCodebooks([[book.path, parseCodebook(base).value]], [[book.path, parseCodebook(theirs).value]]),
        conflicts: merged.conflicts,
      },
    ];
  } finally {
    await source.close();
  }
}

async function readBoth(
  source: CodebookSource,
  origin: Origin,
  commit: string,
  shown: string,
): Promise<readonly [base: string, theirs: string]> {
  const path = origin.path ?? source.paths[0] ?? '';
  const theirs = await source.read(path);
  if (theirs === undefined) {
    throw new GlossError(
      'not-found',
      l10n.t(
        '{source} has no {path} any more. If it was renamed, correct “path” under “origin” in {book}. Nothing was written.',
        { source: origin.source, path, book: shown },
      ),
    );
  }
  refuseBroken(path, theirs);
  const base = await source.read(path, commit);
  if (base === undefined) {
    throw new GlossError(
      'not-found',
      l10n.t(
        '{source} does not have {path} of the commit {commit} any more, from which {book} was made, so what was changed here cannot be told from what was changed there. Nothing was written; compare by hand, or pull it again with --as.',
        { source: origin.source, path, commit: commit.slice(0, 10), book: shown },
      ),
    );
  }
  return [base, theirs];
}

/** The ids of other codebooks, and those that codings name. */
function around(study: Study, path: string): { isTaken: (id: string) => boolean; isUsed: (id: string) => boolean } {
  const codes = codesOf(study);
  const used = countCodes(study);
  const others = [...study.codebooks.keys()].filter((other) => other !== path);
  return {
    isTaken: (id) => others.includes(codes.find(id)?.book ?? ''),
    isUsed: (id) => used.has(id),
  };
}

function printUpdate({ folder }: OpenStudy, { change, from, to, changes, conflicts }: Update): void {
  print([
    l10n.t('{book}: {from} to {to}', {
      book: shownPath(folder, change.path),
      from: from.slice(0, 10),
      to: to.slice(0, 10),
    }),
    ...(changes.length > 0 ? changesAsText(changes) : [l10n.t('no change of meaning')]).map((line) => `  ${line}`),
    ...(conflicts.length > 0 ? [`  ${l10n.t('To be decided by hand; what is here stays:')}`] : []),
    ...conflicts.map(
      ({ code, name, what }) => `    ${code === '' ? l10n.t('the codebook') : `“${name}” (${code})`}: ${what}`,
    ),
  ]);
}
