import { commands, Disposable, l10n, window, workspace, type Uri } from 'vscode';
import { serverCommands, type NamesReport, type PseudonymiseParams, type PseudonymiseResult } from '#protocol';
import { inform, pick, warn } from '../common/ask.js';
import { writingCommand } from '../common/asking.js';
import type { Context, Feature } from '../context.js';
import { NamesDocument } from './namesDocument.js';

/**
 * Replaces the names of a table throughout a study. A report says first what would be replaced and where names stay; from
 * there it is done, and the report then says what was.
 */
export const pseudonymise: Feature = (context) => {
  const document = new NamesDocument();
  /** Answers the report, which is then on show; undefined where it was refused, which has been shown. */
  const ask = async (params: PseudonymiseParams): Promise<NamesReport | undefined> => {
    // Nothing that is locked is saved, and the report speaks of what is on disk.
    await context.lock.settle();
    await workspace.saveAll();
    const { report } = await commands.executeCommand<PseudonymiseResult>(serverCommands.pseudonymise, params);
    if (report) await document.show({ params, report });
    return report;
  };
  return Disposable.from(
    document,
    writingCommand('gloss.pseudonymise', context, async (given?: Uri) => {
      const uri = await studyOf(context);
      if (uri === undefined) return;
      const table = given ?? (await askTable())?.[0];
      if (!table) return;
      const report = await ask({ uri, names: table.toString(), preview: true });
      if (report?.files === 0) {
        void inform(l10n.t('None of these names stands in a transcript.'));
      }
    }),
    commands.registerCommand('gloss.replaceNames', async () => {
      const { preview } = document;
      if (!preview || !(await confirm(preview.report))) return;
      const { uri, names } = preview.params;
      const report = await ask({ uri, names });
      if (!report || report.left === 0) return;
      void warn(
        l10n.t('Names were replaced. Others stay in {left} places of the study; the report says where.', {
          left: report.left,
        }),
      );
    }),
  );
};

async function studyOf(context: Context): Promise<string | undefined> {
  const uri = window.activeTextEditor?.document.uri.toString();
  const studies = await context.knownStudies();
  return studies.find((folder) => uri?.startsWith(`${folder}/`)) ?? studies[0];
}

const askTable = (): Thenable<Uri[] | undefined> =>
  window.showOpenDialog({
    title: l10n.t('Table of names: a CSV file with the columns name and pseudonym'),
    filters: { CSV: ['csv', 'tsv', 'txt'] },
  });

/** Asks in the list at the top, so that the report stays in sight. */
async function confirm({ replaced: count, files, left }: NamesReport): Promise<boolean> {
  const replace = {
    label: l10n.t('Replace'),
    detail:
      left === 0
        ? l10n.t('Undo Coding takes it back. The undo journal and git’s history keep the names.')
        : l10n.t(
            'Undo Coding takes it back. The undo journal, git’s history and {left} places of the study keep names; the report says which.',
            { left },
          ),
  };
  const title = l10n.t('Replace {count} names in {files} files?', { count, files });
  return (await pick([replace, { label: l10n.t('Change Nothing') }], { title })) === replace;
}
