import { l10n } from 'vscode';
import { askText } from '../common/ask.js';

/** Asks why the codebook changes, in one line; empty for no reason, undefined where the person thought better of it. */
export function askReason(title: string, prompt: string): Thenable<string | undefined> {
  return askText({
    title,
    prompt,
    placeHolder: l10n.t('Reason, for the codebook; may be left empty'),
    ignoreFocusOut: true,
  });
}
