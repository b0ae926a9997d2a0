import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { PublishSegmentsParams } from '#protocol';

/** Milliseconds after which what is not published is given up: so many that a busy machine does not reach them. */
const patience = 90_000;

/** A language client in the test's own process, over the standard input and output of the command line's `lsp`. */
export interface LspClient {
  readonly request: <R>(method: string, params: object) => Promise<R>;
  readonly notify: (method: string, params: object) => Promise<void>;
  /** Opens a document; its URI. */
  readonly open: (file: string, text: string, languageId?: string) => Promise<string>;
  /** The next segments published for a document that meet the condition, or those that were and do. */
  readonly published: (
    uri: string,
    meets?: (params: PublishSegmentsParams) => boolean,
  ) => Promise<PublishSegmentsParams>;
  readonly stop: () => Promise<void>;
}

export interface ClientOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly pickers?: boolean;
  /** Asks before it makes an edit that says so. */
  readonly confirms?: boolean;
}

/** Starts the server on a folder, as any editor would. */
export async function startClient(
  command: readonly string[],
  folder: string,
  { settings = {}, pickers = false, confirms = false }: ClientOptions = {},
): Promise<LspClient> {
  const [program = '', ...rest] = command;
  const server = spawn(program, rest, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection: MessageConnection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const latest = new Map<string, PublishSegmentsParams>();
  const listeners = new Set<(params: PublishSegmentsParams) => void>();
  connection.onNotification('gloss/publishSegments', (params: PublishSegmentsParams) => {
    latest.set(params.uri, params);
    for (const listener of [...listeners]) listener(params);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'study' }],
    capabilities: {
      workspace: {
        configuration: true,
        diagnostics: { refreshSupport: true },
        applyEdit: true,
        ...(confirms && { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } }),
      },
      textDocument: {
        diagnostic: {},
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, disabledSupport: true },
      },
    },
    initializationOptions: { pickers },
  });
  await connection.sendNotification('initialized', {});
  return {
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    open: async (file, text, languageId = 'transcript') => {
      const document = pathToFileURL(file).href;
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: document, languageId, version: 1, text },
      });
      return document;
    },
    published: (document, meets = () => true) => {
      const have = latest.get(document);
      if (have && meets(have)) return Promise.resolve(have);
      return new Promise((resolve, reject) => {
        const timeout = setTimeout(
          () =>
            reject(
              new Error(`Nothing fitting was published for ${document}; last: ${JSON.stringify(latest.get(document))}`),
            ),
          patience,
        );
        const listener = (params: PublishSegmentsParams): void => {
          if (params.uri !== document || !meets(params)) return;
          clearTimeout(timeout);
          listeners.delete(listener);
          resolve(params);
        };
        listeners.add(listener);
      });
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await exited;
      connection.dispose();
    },
  };
}
