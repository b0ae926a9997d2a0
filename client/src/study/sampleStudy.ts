import { commands, Disposable, FileSystemError, l10n, Uri, workspace } from 'vscode';
import { askingCommand } from '../common/asking.js';
import type { Feature } from '../context.js';
import { pickFolder } from './pickFolder.js';

/** Copies the sample study, which comes with the extension, into a folder that is given or picked, and opens the copy. */
export const sampleStudy: Feature = (context) =>
  Disposable.from(
    askingCommand('gloss.openSampleStudy', context, async (given: unknown) => {
      const folder = given instanceof Uri ? given : await askFolder();
      if (!folder) return;
      const copy = await copyInto(Uri.joinPath(context.extension.extensionUri, 'dist', 'sample-study'), folder);
      const isOpen = workspace.workspaceFolders !== undefined;
      await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: isOpen });
    }),
  );

const askFolder = (): Promise<Uri | undefined> =>
  pickFolder(l10n.t('Folder in which to put the sample study'), l10n.t('Put It Here'));

/** Under the first name that is free: nothing that is there is written to. */
async function copyInto(sample: Uri, folder: Uri): Promise<Uri> {
  for (let count = 1; ; count++) {
    const copy = Uri.joinPath(folder, count === 1 ? 'gloss-sample' : `gloss-sample-${count}`);
    try {
      await workspace.fs.copy(sample, copy, { overwrite: false });
      return copy;
    } catch (error) {
      if (!(error instanceof FileSystemError && error.code === 'FileExists')) throw error;
    }
  }
}
