import { basename } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../../core/text/l10n.js';
import type { Codebook } from '../../../core/codebook/codebook.js';
import { compareCodebooks, describeChange } from '../../../core/codebook/compareCodebooks.js';
import { levelOf, nextVersion, setVersion } from '../../../core/codebook/nextVersion.js';
import { parseCodebook } from '../../../core/codebook/parseCodebook.js';
import type { FileChange } from '../../../core/edit/step.js';
import { GlossError } from '../../../core/glossError.js';
import { isOutside } from '../../../core/study/paths.js';
import type { Read } from '../../../core/study/study.js';
import { sinceVersion } from '../../../disk/codebooks/codebookHistory.js';
import { commitStep, diskAccess } from '../../../disk/journal/commitStep.js';
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
  readonly write?: boolean;
}

/** `gloss codebook version`: which version a codebook should have next, by what changed since it got the one it has. */
export function addVersion(codebook: Command): void {
  codebook
    .command('version')
    .description(
      l10n.t('propose the next version of a codebook by what changed since it got the one it has, and say why'),
    )
    .argument('[file]', l10n.t('a codebook; all of the study’s own where absent'))
    .option('--write', l10n.t('write it'))
    .action(async (file: string | undefined, { write = false }: Options, command: Command) => {
      const opened = await openCodebooks(studyFolder(command.optsWithGlobals<Options>().study));
      refuseUnreadable(opened);
      const changes: FileChange[] = [];
      for (const book of chooseBooks(opened, file)) changes.push(...(await propose(opened, book)));
      if (changes.length === 0) return;
      if (write) {
        const label = l10n.t('Set the version of {books}', { books: changes.map(({ path }) => path).join(', ') });
        await commitStep(opened.folder, diskAccess(opened.folder), { label, changes });
      } else say(l10n.t('Nothing was written; --write writes it.'));
    });
}

/** Those that are kept up elsewhere have their version from there. */
function chooseBooks({ folder, study }: OpenStudy, file: string | undefined): readonly Read<Codebook>[] {
  const books = [...study.codebooks.values()].filter(({ path }) => !isOutside(path));
  if (file === undefined) return books.filter(({ value }) => value.origin === undefined);
  const chosen = books.filter(({ path }) => [path, shownPath(folder, path), basename(path)].includes(file));
  if (chosen.length > 0) return chosen;
  throw new GlossError('not-found', l10n.t('{file} is no codebook of this study.', { file }));
}

const versionOf = ({ version }: Codebook): string => version ?? l10n.t('no version');

async function propose({ folder }: OpenStudy, book: Read<Codebook>): Promise<readonly FileChange[]> {
  const { path, text, value } = book;
  const shown = shownPath(folder, path);
  const base = await sinceVersion(folder, path);
  if (base === undefined) {
    say(l10n.t('{book} has not been committed, so there is no earlier version to compare it with.', { book: shown }));
    return [];
  }
  const old = parseCodebook(base).value;
  const changes = compareCodebooks([[path, old]], [[path, value]]);
  if (changes.length === 0) {
    say(
      l10n.t('{book} stays at {version}: nothing changed by meaning since.', {
        book: shown,
        version: versionOf(value),
      }),
    );
    return [];
  }
  const next = nextVersion(old.version, changes);
  if (!next) {
    throw new GlossError(
      'bad-argument',
      l10n.t('The version {version} of {book} is not of the form 1.2.3. Write it so first.', {
        version: old.version ?? '',
        book: shown,
      }),
    );
  }
  print([
    l10n.t('{book}: {from} to {to} ({level})', {
      book: shown,
      from: versionOf(old),
      to: next.version,
      level: next.level,
    }),
    ...changes.map((change) => `  ${levelOf(change)}: ${describeChange(change)}`),
  ]);
  if (value.version === old.version) return [{ path, before: text, after: setVersion(text, next.version) }];
  say(
    l10n.t('{book} says {version} already, which is not committed yet; it is left so.', {
      book: shown,
      version: versionOf(value),
    }),
  );
  return [];
}
