import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { countLeft, type NamesFound } from '../../core/edit/pseudonyms/namesFound.js';
import { namesReport } from '../../core/edit/pseudonyms/namesReport.js';
import type { ReportItem, ReportText } from '../../core/edit/pseudonyms/reportText.js';
import { commitStep, diskAccess } from '../../disk/journal/commitStep.js';
import { findNames } from '../../disk/pseudonyms/findNames.js';
import { readNameTable } from '../../disk/pseudonyms/nameTable.js';
import { planPseudonyms, type StudyTexts } from '../../disk/pseudonyms/planPseudonyms.js';
import { readStudyFile } from '../../disk/files/readStudyFile.js';
import { printJson } from '../formats/json.js';
import { print } from '../formats/terminal.js';
import { openWholeStudy, shownPath, sightOf, studyFolder, transcriptPath, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly map: string;
  readonly dryRun?: boolean;
  readonly transcript?: readonly string[];
  readonly format: keyof typeof formats;
}

/** `gloss pseudonymise`: replaces names in transcripts, and codings follow. */
export function addPseudonymise(program: Command): void {
  program
    .command('pseudonymise')
    .description(l10n.t('replace names throughout transcripts; codings and discussions follow'))
    .requiredOption('--map <file>', l10n.t('the names: a CSV file with the columns name and pseudonym'))
    .option('--dry-run', l10n.t('only say what would be replaced'))
    .option('--transcript <path...>', l10n.t('only in these transcripts'))
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'json']).default('text'))
    .action(async ({ map, dryRun = false, transcript, format }: Options, command: Command) => {
      const opened = await openWholeStudy(studyFolder(command.optsWithGlobals<Options>().study));
      const { folder } = opened;
      const table = resolve(map);
      const pairs = await readNameTable(table, map);
      const texts: StudyTexts = {
        ...opened,
        textOf: async (path) => (await readStudyFile(folder, path))?.text,
      };
      const chosen = transcript && new Set(transcript.map((path) => transcriptPath(opened, path)));
      const planned = await planPseudonyms(texts, pairs, chosen);
      const sees = await sightOf(folder);
      const found = await findNames(texts, pairs, planned, { table, written: !dryRun, sees });
      if (!dryRun && planned.step) await commitStep(folder, diskAccess(folder), planned.step);
      formats[format](found, folder);
      if (countLeft(found) > 0) process.exitCode = 1;
    });
}

const formats = {
  text: (found: NamesFound, folder: string): void => {
    const { title, about, sections } = namesReport(found);
    const place = ({ path, line }: ReportItem): string =>
      path === undefined ? '' : `${shownPath(folder, path)}${line === undefined ? '' : `:${line}`}: `;
    print([
      textOf(title),
      ...about,
      ...sections.flatMap((section) => [
        '',
        section.title,
        section.about,
        ...section.items.map((item) => `  ${place(item)}${textOf(item.text)}`),
      ]),
    ]);
  },
  json: (found: NamesFound): void => printJson(found),
};

const textOf = (text: ReportText): string =>
  text.map((part) => (typeof part === 'string' ? part : `“${part.words}”`)).join('');
