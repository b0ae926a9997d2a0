import { Option, type Command } from 'commander';
import { changeAsJson } from '../../../core/codebook/compareCodebooks.js';
import * as l10n from '../../../core/text/l10n.js';
import { codebookHistory, type CodebookCommit, type VersionChange } from '../../../disk/codebooks/codebookHistory.js';
import { printJson } from '../../formats/json.js';
import { commitName, marks, printMarkdown } from '../../formats/markdown.js';
import { print, say } from '../../formats/terminal.js';
import { openCodebooks, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../../study.js';
import { changesAsMarkdown, changesAsText } from './printChanges.js';

interface Options extends GlobalOptions {
  readonly since?: string;
  readonly format: keyof typeof formats;
}

/** `gloss codebook log`: what changed in the codebooks by meaning, commit by commit. */
export function addLog(codebook: Command): void {
  codebook
    .command('log')
    .description(
      l10n.t(
        'tell what each commit changed in the codebooks by meaning, the newest first, with the reasons written down',
      ),
    )
    .option('--since <commit>', l10n.t('only after this commit, tag or branch, or from this day'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'md', 'json']).default('text'),
    )
    .action(async ({ since, format }: Options, command: Command) => {
      const opened = await openCodebooks(studyFolder(command.optsWithGlobals<Options>().study));
      const history = await codebookHistory(opened.folder, opened.study, since);
      if (history.length === 0 && format !== 'json') say(l10n.t('No commit changed the meaning of a code.'));
      formats[format](history);
      sayWhatIsMissing(opened);
    });
}

const notYet = (): string => l10n.t('not committed yet');
const versionLine = ({ book, from, to }: VersionChange): string =>
  from === undefined
    ? l10n.t('version of {book}: none to {to}', { book, to: to ?? '' })
    : to === undefined
      ? l10n.t('version of {book}: {from} to none', { book, from })
      : l10n.t('version of {book}: {from} to {to}', { book, from, to });
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const formats = {
  text: (history: readonly CodebookCommit[]): void =>
    print(
      history.flatMap(({ commit, changes, versions }, i) => [
        ...(i > 0 ? [''] : []),
        commit ? oneLine(`${commit.id.slice(0, 10)} ${commit.on} ${commit.author}: ${commit.subject}`) : notYet(),
        ...[...changesAsText(changes), ...versions.map(versionLine)].map((line) => `  ${line}`),
      ]),
    ),
  md: (history: readonly CodebookCommit[]): void =>
    printMarkdown(
      history.flatMap(({ commit, changes, versions }, i) => [
        ...(i > 0 ? [marks``] : []),
        commit
          ? marks`## ${commit.on} ${commit.author}: ${commit.subject} (${commitName(commit.id)})`
          : marks`## ${notYet()}`,
        marks``,
        ...changesAsMarkdown(changes),
        ...versions.map((version) => marks`- ${versionLine(version)}`),
      ]),
    ),
  json: (history: readonly CodebookCommit[]): void =>
    printJson(
      history.map(({ commit, changes, versions }) => ({
        commit: commit?.id ?? null,
        ...(commit && { on: commit.on, author: commit.author, subject: commit.subject }),
        changes: changes.map(changeAsJson),
        versions: versions.map(({ book, from = null, to = null }) => ({ book, from, to })),
      })),
    ),
};
