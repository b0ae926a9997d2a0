import { Uri, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { clientCommands, serverCommands, type EditResult, type InitializationOptions } from '#protocol';
import { presentResult } from './common/presentResult.js';
import { beginRename, renameInOneStep } from './codebook/renameInOneStep.js';
import type { TranscriptLock } from './common/transcriptLock.js';

/** Languages of transcripts; whether a document belongs to a study, the server knows. */
const languages = ['transcript', 'plaintext', 'markdown', 'webvtt', 'srt'];

/** Transcripts and the study's YAML, and versions of transcripts in git, as the left side of a diff shows them. */
const documentSelector = [
  ...[...languages, 'yaml'].map((language) => ({ scheme: 'file', language })),
  ...languages.map((language) => ({ scheme: 'git', language })),
];

/** The client of Gloss's language server, which runs in a process of its own. */
export function createClient({ extensionUri }: ExtensionContext, lock: TranscriptLock): LanguageClient {
  const module = Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  // Asked for when the server starts: what is trusted later is told by a notification.
  const initializationOptions = (): InitializationOptions => ({
    pickers: true,
    draws: true,
    followsChanges: true,
    presents: true,
    saves: true,
    trusted: workspace.isTrusted,
  });
  const options: LanguageClientOptions = {
    documentSelector,
    initializationOptions,
    // Only our own commands, and only from the server's hovers, in which text of files is escaped.
    markdown: {
      isTrusted: { enabledCommands: [...Object.values(clientCommands), serverCommands.edit] },
      supportHtml: true,
    },
    middleware: {
      executeCommand: async (command, args, next) => {
        const result = (await next(command, args)) as EditResult | undefined;
        if (result) await presentResult(result);
        return result;
      },
      prepareRename: (document, position, token, next) => {
        beginRename();
        const prepared = Promise.resolve(next(document, position, token));
        void lock.whileAsking(() => Promise.allSettled([prepared]));
        return prepared;
      },
      provideRenameEdits: (document, position, newName, token, next) =>
        renameInOneStep(client, document, position, newName) ?? next(document, position, newName, token),
    },
  };
  const client = new LanguageClient(
    'gloss',
    'Gloss',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6012'] } },
    },
    options,
  );
  return client;
}
