import { commands, ConfigurationTarget, Disposable, l10n, workspace } from 'vscode';
import { askText } from '../common/ask.js';
import type { Feature } from '../context.js';

/** Asks who codes, and keeps it in the person's own settings: two people who share a folder are two coders. */
export const chooseCoder: Feature = () =>
  Disposable.from(
    commands.registerCommand('gloss.chooseCoder', async () => {
      const configuration = workspace.getConfiguration('gloss');
      const coder = await askText({
        title: l10n.t('Who codes?'),
        prompt: l10n.t('Id of a coder in gloss.yaml, or a name of your own. Empty: the name that git knows.'),
        value: configuration.get<string>('coder', ''),
      });
      if (coder !== undefined) await configuration.update('coder', coder.trim(), ConfigurationTarget.Global);
    }),
  );
