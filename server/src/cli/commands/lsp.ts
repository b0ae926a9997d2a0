import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';

/** `gloss lsp`: the language server, in this process. It reads its own arguments. */
export function addLsp(program: Command): void {
  program
    .command('lsp')
    .description(l10n.t('start the language server, for editors'))
    .usage('[--stdio | --node-ipc | --socket=<port> | --pipe=<name>]')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      if (!process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(argument))) {
        process.argv.push('--stdio');
      }
      createRequire(__filename)(join(__dirname, 'server.js'));
    });
}
