import { commands, Disposable, l10n, window } from 'vscode';
import type { Feature } from '../context.js';

/** The keys of coding mode with what they do; picking a row does it. */
export const showKeys: Feature = ({ extension }) =>
  Disposable.from(
    commands.registerCommand('gloss.showKeys', async () => {
      const { contributes } = extension.extension.packageJSON as Manifest;
      const titles = new Map(contributes.commands.map(({ command, title }) => [command, title]));
      const rows = contributes.keybindings
        .filter(({ when }) => when.includes('gloss.codingMode'))
        .map(({ key, command, args }) => ({
          label: key,
          description: titles.get(command) ?? builtIn(command),
          command,
          args,
        }));
      const picked = await window.showQuickPick(rows, {
        title: l10n.t('Keys of coding mode'),
        matchOnDescription: true,
      });
      if (picked) await commands.executeCommand(picked.command, picked.args);
    }),
  );

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly key: string;
      readonly command: string;
      readonly when: string;
      readonly args?: unknown;
    }[];
  };
}

const builtIn = (command: string): string =>
  command === 'editor.action.revealDefinition' ? l10n.t('Go to the code’s definition') : command;
