import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import { pick } from '../common/ask.js';
import { askingCommand } from '../common/asking.js';
import type { Feature } from '../context.js';
import { pickFolder } from './pickFolder.js';
import { serverCommands, type EditResult, type NewStudyParams } from '#protocol';

const starters = [
  { id: 'collaboration', label: () => l10n.t('Collaboration in applied health research') },
  { id: 'implementation', label: () => l10n.t('Putting an innovation into practice') },
  { id: 'interview-process', label: () => l10n.t('How the interview itself goes') },
] as const;

/** Makes a study in a folder with a starter codebook and opens it, at its first transcript where it has one. */
export const newStudy: Feature = (context) =>
  Disposable.from(
    askingCommand('gloss.newStudy', context, async () => {
      const folder = await askFolder();
      if (!folder) return;
      const codebooks = await pick(
        starters.map(({ id, label }) => ({ label: label(), id })),
        { title: l10n.t('Begin with which codebooks? They are copied, and yours to change.'), canPickMany: true },
      );
      if (!codebooks) return;
      const params: NewStudyParams = { folder: folder.toString(), codebooks: codebooks.map(({ id }) => id) };
      await context.lock.settle();
      const result = await commands.executeCommand<EditResult>(serverCommands.newStudy, params);
      if (!result.done) return;
      if (workspace.getWorkspaceFolder(folder)) await showFirstTranscript(folder);
      else await commands.executeCommand('vscode.openFolder', folder);
    }),
  );

/** The open folder where there is just one; otherwise the one that is picked. */
async function askFolder(): Promise<Uri | undefined> {
  const [open, ...others] = workspace.workspaceFolders ?? [];
  if (open && others.length === 0) {
    const here = { label: l10n.t('This folder'), description: open.uri.fsPath };
    const other = { label: l10n.t('Another folder…') };
    const picked = await pick([here, other], { title: l10n.t('Where is the study to be?') });
    if (!picked) return undefined;
    if (picked === here) return open.uri;
  }
  return pickFolder(l10n.t('Folder of the study'));
}

async function showFirstTranscript(folder: Uri): Promise<void> {
  const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, 'transcripts'));
  const first = entries
    .map(([name]) => name)
    .filter((name) => /\.(txt|md|vtt|srt)$/i.test(name))
    .sort()[0];
  if (first) await window.showTextDocument(Uri.joinPath(folder, 'transcripts', first));
}
