import { commands, Disposable, l10n } from 'vscode';
import { inform } from '../common/ask.js';
import { serverCommands, type EditResult } from '#protocol';
import type { Feature } from '../context.js';

/** Lets git merge and compare the study's files by meaning in this clone. */
export const setUpGit: Feature = (context) =>
  Disposable.from(
    commands.registerCommand('gloss.setUpGit', async () => {
      const uri = context.transcriptEditor()?.document.uri.toString() ?? (await context.knownStudies())[0];
      if (uri === undefined) return;
      const { done } = await commands.executeCommand<EditResult>(serverCommands.setUpGit, { uri });
      if (!done) return;
      void inform(
        l10n.t(
          'Git now merges and compares codings by meaning here. Commit .gitattributes; each of your team does this once.',
        ),
      );
    }),
  );
