import { commands, Disposable, l10n } from 'vscode';
import { pick } from '../common/ask.js';
import type { Feature } from '../context.js';
import { keyInWords } from './keyInWords.js';

/** The keys of coding mode with what they do; picking a row does it. */
export const showKeys: Feature = ({ extension }) =>
  Disposable.from(
    commands.registerCommand('gloss.showKeys', async () => {
      const { contributes } = extension.extension.packageJSON as Manifest;
      const titles = new Map(contributes.commands.map(({ command, title }) => [command, title]));
      // The editor does not say on which system its window is, only on which the extension runs.
      const isMac = process.platform === 'darwin';
      const rows = new Map<string, { label: string; description: string; command: string; args: unknown }>();
      for (const { key, mac, command, args, when } of contributes.keybindings) {
        if (!when.includes('gloss.codingMode')) continue;
        const words = keyInWords((isMac ? mac : undefined) ?? key, isMac);
        const row = rows.get(`${command} ${String(args)}`);
        if (row) row.label += `  ${words}`;
        else {
          rows.set(`${command} ${String(args)}`, {
            label: words,
            description: describe(titles, command, args),
            command,
            args,
          });
        }
      }
      const picked = await pick([...rows.values()], {
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
      readonly mac?: string;
      readonly command: string;
      readonly when: string;
      readonly args?: unknown;
    }[];
  };
}

function describe(titles: ReadonlyMap<string, string>, command: string, args: unknown): string {
  if (command === 'editor.action.revealDefinition') return l10n.t('Go to the code’s definition');
  const title = titles.get(command) ?? command;
  return typeof args === 'number' ? `${title} ${args}` : title;
}
