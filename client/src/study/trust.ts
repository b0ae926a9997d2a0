import { commands, l10n, workspace } from 'vscode';
import { warn } from '../common/ask.js';

/** Whether a message about it is on show: each attempt to write gets an answer, but not each its own. */
let isTold = false;

/** Whether Gloss may write here. If not, that is said, with the way to change it. */
export function mayWrite(): boolean {
  if (workspace.isTrusted) return true;
  const why = l10n.t(
    'This workspace is in Restricted Mode, where Gloss writes nothing and does not run git. Trust the workspace to code in it.',
  );
  void offerTrust(why);
  return false;
}

/** Says why nothing was written, and leads to where the workspace can be trusted. */
export async function offerTrust(message: string): Promise<void> {
  if (isTold) return;
  isTold = true;
  const manage = l10n.t('Manage Workspace Trust');
  try {
    if ((await warn(message, manage)) === manage) {
      await commands.executeCommand('workbench.trust.manage');
    }
  } finally {
    isTold = false;
  }
}
