import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  type Connection,
} from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  SemanticTokensRefreshRequest,
  TextDocumentSyncKind,
  type DocumentUri,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { GlossError } from '../core/glossError.js';
import { features } from '../features/index.js';
import { mergeCapabilities } from '../features/common/mergeCapabilities.js';
import {
  DidChangeStudyNotification,
  DidGrantTrustNotification,
  PublishAgainNotification,
  type InitializationOptions,
} from '#protocol';
import { clientTraits, openFolders, servedClient } from './connection/clientTraits.js';
import { debounce } from './common/debounce.js';
import { followDocuments } from './documents/documents.js';
import { describeError, handlersOn } from './connection/handlers.js';
import { speak } from '../disk/process/language.js';
import { setTrusted } from '../disk/process/trust.js';
import { progressOf } from './connection/progress.js';
import { createPushedDiagnostics } from './drawing/pushedDiagnostics.js';
import { createPublishing } from './drawing/publishing.js';
import { settingsReader } from './connection/settings.js';
import { gitLog, usualFolders, watchStudies } from './studies/watchStudies.js';
import { createWorkspace, type ServerWorkspace } from './studies/workspace.js';

/** Milliseconds that drawing and refreshing wait for more edits. */
const afterEdit = 120;

/** Serves a client over a connection until it is closed. */
export function startServer(connection: Connection): void {
  let client = servedClient({});
  let options: InitializationOptions = {};
  let folders: readonly string[] = [];
  let workspace: ServerWorkspace;
  const settings = settingsReader(
    connection,
    () => client.configures,
    () => options.settings ?? {},
  );

  const documents = followDocuments(connection, {
    opened: (document) => {
      guard(workspace.opened(document));
      pushed.soon(document.uri);
    },
    changed: (document, edits, before) => {
      guard(workspace.changed(document, edits, before));
      pushed.soon(document.uri);
    },
    saved: (uri) => {
      workspace.saved(uri).catch((error: unknown) => {
        // That nothing is written in Restricted Mode is said to those who code.
        if (error instanceof GlossError && error.code === 'restricted') return;
        if (error instanceof GlossError) {
          workspace.warn(error.message);
        }
        connection.console.error(describeError(error));
      });
    },
    closed: (uri) => {
      publishing.forget(uri);
      pushed.forget(uri);
      guard(workspace.closed(uri));
    },
  });

  const guard = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => connection.console.error(describeError(error)));
  };
  const publishing = createPublishing(
    connection,
    () => workspace,
    () => documents,
    afterEdit,
    () => options.followsChanges === true,
    guard,
  );
  const pushed = createPushedDiagnostics(
    connection,
    () => workspace,
    () => documents,
    afterEdit,
    () => !client.asksWhatIsWrong,
    guard,
  );
  const watch = watchStudies(connection, () => client);
  const refresh = debounce(afterEdit, () => {
    const ready = workspace.hosts().every((host) => host.isReady());
    guard(
      connection.sendNotification(DidChangeStudyNotification.type, {
        studies: workspace.studies().map(({ root }) => root),
        ready,
      }),
    );
    pushed.all();
    const { refreshes } = client;
    if (refreshes.diagnostics) guard(connection.sendRequest(DiagnosticRefreshRequest.type));
    if (refreshes.codeLenses) guard(connection.sendRequest(CodeLensRefreshRequest.type));
    if (refreshes.semanticTokens && options.draws !== true) {
      guard(connection.sendRequest(SemanticTokensRefreshRequest.type));
    }
    if (refreshes.inlayHints) guard(connection.sendRequest(InlayHintRefreshRequest.type));
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = servedClient(params.capabilities);
    options = (params.initializationOptions as typeof options | null) ?? {};
    speak(params.locale ?? undefined);
    setTrusted(options.trusted !== false);
    folders = openFolders(params);
    workspace = createWorkspace(connection, () => documents, settings.read, clientTraits(params), {
      studyChanged: () => {
        refresh('all');
        guard(watch(workspace.studies()));
      },
      progress: () => progressOf(connection, client),
      canRename: () => client.renames,
      canConfirm: () => client.confirms,
      failed: guard,
      transcriptChanged: async (uri, now) => {
        if (now) await publishing.now(uri);
        else publishing.soon(uri);
      },
    });
    const handlers = handlersOn(
      connection,
      (uri) => workspace.opening(uri)?.then(() => workspace.pendingText(uri)) ?? workspace.pendingText(uri),
    );
    for (const feature of features) feature.register(handlers, workspace);
    return {
      serverInfo: { name: 'gloss' },
      capabilities: mergeCapabilities([
        {
          positionEncoding: 'utf-16',
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        },
        { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } },
        ...features.flatMap(({ capabilities, capabilitiesFor }) => [
          capabilities ?? {},
          capabilitiesFor?.(workspace.client) ?? {},
        ]),
      ]),
    };
  });

  connection.onInitialized(() => {
    const added = folders.map((folder) => workspace.addFolder(URI.parse(folder).fsPath));
    added.forEach(guard);
    // Where there is no study, that is told too: the client waits for it.
    void Promise.allSettled(added).then(() => workspace.studies().length === 0 && refresh('all'));
    if (client.tells.settings) {
      guard(connection.client.register(DidChangeConfigurationNotification.type, { section: 'gloss' }));
    }
    if (client.tells.files) {
      // Folders too: an editor may say nothing of files in one that has come or gone.
      const files = ['gloss.yaml', '*.codebook.yaml', ...usualFolders];
      const watchers = [...files.map((path) => `**/${path}`), `**${gitLog}`].map((globPattern) => ({ globPattern }));
      guard(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed.filter(isFile)) guard(workspace.removeFolder(URI.parse(uri).fsPath));
        for (const { uri } of added.filter(isFile)) guard(workspace.addFolder(URI.parse(uri).fsPath));
      });
    }
  });
  connection.onNotification(PublishAgainNotification.type, ({ uri }) => guard(publishing.again(uri)));
  connection.onNotification(DidGrantTrustNotification.type, () => guard(workspace.trusted()));
  connection.onDidChangeConfiguration(({ settings: told }) => {
    settings.forget(told);
    guard(workspace.settingsChanged());
  });
  connection.onDidChangeWatchedFiles(({ changes }) => guard(workspace.changedOnDisk(changes.map(({ uri }) => uri))));
  connection.listen();
}

const isFile = (uri: DocumentUri | { readonly uri: DocumentUri }): boolean =>
  (typeof uri === 'string' ? uri : uri.uri).startsWith('file:');
