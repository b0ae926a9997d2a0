import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  PrepareRenameRequest,
  RenameRequest,
  SemanticTokensRefreshRequest,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type DocumentUri,
  type InitializeParams,
  type InitializeResult,
  type ShowMessageParams,
} from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { GlossError } from '../core/glossError.js';
import { messageText } from '../core/text/plain.js';
import { features } from '../features/index.js';
import { mergeCapabilities } from '../features/mergeCapabilities.js';
import type { Handlers } from '../features/workspace.js';
import {
  DidChangeStudyNotification,
  DidGrantTrustNotification,
  PlanRenameRequest,
  type InitializationOptions,
} from '../protocol/index.js';
import { clientTraits, openFolders } from './clientTraits.js';
import { debounce } from './debounce.js';
import { followDocuments } from './documents.js';
import { handlingOf } from './handling.js';
import { requireTrust, setTrusted } from './node/trust.js';
import { progressOf } from './progress.js';
import { createPushedDiagnostics } from './pushedDiagnostics.js';
import { createPublishing } from './publishing.js';
import { settingsReader } from './settings.js';
import { watchOutside } from './watchOutside.js';
import { createWorkspace, type ServerWorkspace } from './workspace.js';

/** Milliseconds that drawing and refreshing wait for more edits. */
const afterEdit = 120;

/** Serves a client over a connection until it is closed. */
export function startServer(connection: Connection): void {
  let capabilities: ClientCapabilities = {};
  let options: InitializationOptions = {};
  let folders: readonly string[] = [];
  let workspace: ServerWorkspace;
  const settings = settingsReader(
    connection,
    () => capabilities,
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
          const params: ShowMessageParams = { type: MessageType.Warning, message: error.message };
          guard(connection.sendNotification(ShowMessageNotification.type, params));
        }
        connection.console.error(describe(error));
      });
    },
    closed: (uri) => {
      publishing.forget(uri);
      pushed.forget(uri);
      guard(workspace.closed(uri));
    },
  });

  const guard = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => connection.console.error(describe(error)));
  };
  const publishing = createPublishing(
    connection,
    () => workspace,
    () => documents,
    afterEdit,
    guard,
  );
  const pushed = createPushedDiagnostics(
    connection,
    () => workspace,
    () => documents,
    afterEdit,
    () => capabilities.textDocument?.diagnostic === undefined,
    guard,
  );
  const watch = watchOutside(connection, () => capabilities);
  const refresh = debounce(afterEdit, () => {
    const ready = workspace.hosts().every((host) => host.isReady());
    guard(
      connection.sendNotification(DidChangeStudyNotification.type, {
        studies: workspace.studies().map(({ root }) => root),
        ready,
      }),
    );
    pushed.all();
    if (capabilities.workspace?.diagnostics?.refreshSupport) {
      guard(connection.sendRequest(DiagnosticRefreshRequest.type));
    }
    if (capabilities.workspace?.codeLens?.refreshSupport) guard(connection.sendRequest(CodeLensRefreshRequest.type));
    if (capabilities.workspace?.semanticTokens?.refreshSupport && options.draws !== true) {
      guard(connection.sendRequest(SemanticTokensRefreshRequest.type));
    }
    if (capabilities.workspace?.inlayHint?.refreshSupport) guard(connection.sendRequest(InlayHintRefreshRequest.type));
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities;
    options = (params.initializationOptions as typeof options | null) ?? {};
    setTrusted(options.trusted !== false);
    folders = openFolders(params);
    workspace = createWorkspace(connection, () => documents, settings.read, clientTraits(params), {
      studyChanged: () => {
        refresh('all');
        guard(watch(workspace.studies()));
      },
      progress: () => progressOf(connection, capabilities),
      canRename: () => capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('rename') ?? false,
      canConfirm: () => capabilities.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
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
          capabilities,
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
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      guard(connection.client.register(DidChangeConfigurationNotification.type, { section: 'gloss' }));
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const files = [
        'gloss.yaml',
        '*.codebook.yaml',
        'codings/**/*.codings.yaml',
        'discussions/**',
        'transcripts/**',
        '.git/logs/HEAD',
      ];
      const watchers = files.map((path) => ({ globPattern: `**/${path}` }));
      guard(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed.filter(isFile)) guard(workspace.removeFolder(URI.parse(uri).fsPath));
        for (const { uri } of added.filter(isFile)) guard(workspace.addFolder(URI.parse(uri).fsPath));
      });
    }
  });
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

/** Requests whose answers are edits of files that nobody has opened. */
const editing: ReadonlySet<string> = new Set([
  PrepareRenameRequest.method,
  RenameRequest.method,
  PlanRenameRequest.method,
]);

/** The one place where errors of features end: refusals reach the client as they are, anything else is logged too. */
function handlersOn(connection: Connection, pending: (uri: DocumentUri) => Promise<void> | undefined): Handlers {
  return {
    on: (type, handler) => {
      connection.onRequest(type.method, async (params, token: CancellationToken) => {
        const handling = handlingOf(connection, params as object | null, token);
        try {
          if (editing.has(type.method)) requireTrust();
          // What is asked of a document is answered from its latest text, within its study.
          const about = pending(documentOf(params));
          if (about) await about;
          const result = await handler(params as never, token, handling);
          return token.isCancellationRequested
            ? new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled')
            : result;
        } catch (error) {
          if (error instanceof ResponseError) return error;
          if (!(error instanceof GlossError)) connection.console.error(`${type.method}: ${describe(error)}`);
          return new ResponseError(
            LSPErrorCodes.RequestFailed,
            messageText(error instanceof Error ? error.message : String(error)),
            { code: error instanceof GlossError ? error.code : 'unexpected' },
          );
        } finally {
          handling.done();
        }
      });
    },
  };
}

/** The document that a request is about; empty where it is about none. */
function documentOf(params: unknown): DocumentUri {
  const {
    textDocument,
    uri,
    arguments: given,
  } = (params ?? {}) as {
    readonly textDocument?: { readonly uri?: unknown };
    readonly uri?: unknown;
    readonly arguments?: unknown;
  };
  const about = textDocument?.uri ?? uri;
  if (typeof about === 'string') return about;
  // A command says in its argument what it is about.
  return Array.isArray(given) && given.length > 0 ? documentOf(given[0]) : '';
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
