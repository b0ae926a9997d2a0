import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { PublishSegmentsParams } from '#protocol';
import { bundle, publicBundle } from '../support/publicBundle.js';

/** Milliseconds after which what is not published is given up: so many that a busy machine does not reach them. */
const patience = 90_000;

/** A server on a bare connection: tests say themselves what a client sends and answers. */
export interface WiredServer {
  readonly connection: MessageConnection;
  /** What `initialize` answered. */
  readonly result: {
    readonly capabilities: Readonly<Record<string, unknown>>;
    readonly serverInfo?: { readonly name: string };
  };
  /** Opens a document; its URI. */
  readonly open: (file: string, text: string, languageId?: string) => Promise<string>;
  /** The next, or the latest, segments published for a document that meet the condition. */
  readonly published: (
    uri: string,
    meets?: (params: PublishSegmentsParams) => boolean,
  ) => Promise<PublishSegmentsParams>;
  /** Resolves to the exit code, null where a signal ended the process. */
  readonly exited: Promise<number | null>;
  /** What the process has written to standard error. */
  readonly errors: () => string;
  /** Shuts down and exits as a client should; answers the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends the process where a test has not. */
  readonly kill: () => void;
}

export interface ServerOptions {
  readonly folders?: readonly string[];
  /** The language that the client speaks. */
  readonly locale?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: object;
  /** Of the workspace, over those that most tests need. */
  readonly capabilities?: object;
  /** Of anything else, likewise. */
  readonly client?: object;
  /** Of documents, likewise. */
  readonly textDocument?: object;
  /** What is said of the open folders in other ways than by `workspaceFolders`. */
  readonly roots?: { readonly rootUri?: string; readonly rootPath?: string };
  /** The user that the process runs as; it is only asked for where tests run as root. */
  readonly uid?: number;
  /** Answers requests of the server, by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

/** A server to which nothing has been said yet. */
export interface BareServer {
  readonly server: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly connection: MessageConnection;
  readonly exited: Promise<number | null>;
  readonly errors: () => string;
}

/** Starts `gloss lsp --stdio`. */
export function startBare(cwd?: string, uid?: number): BareServer {
  const server = spawn(process.execPath, [uid === undefined ? bundle : publicBundle(), 'lsp', '--stdio'], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let errors = '';
  server.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  return { server, connection, exited, errors: () => errors };
}

/** Starts `gloss lsp --stdio` and says hello. */
export async function wireServer({
  folders = [],
  locale,
  settings = { coder: 'coder1' },
  initializationOptions = {},
  capabilities = {},
  textDocument = {},
  client = {},
  roots,
  uid,
  answers = {},
}: ServerOptions): Promise<WiredServer> {
  const { server, connection, exited, errors } = startBare(folders[0], uid);
  const latest = new Map<string, PublishSegmentsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification('gloss/publishSegments', (params: PublishSegmentsParams) => {
    latest.set(params.uri, params);
    for (const wake of [...waiting]) wake();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  for (const [method, answer] of Object.entries(answers)) connection.onRequest(method, answer);
  connection.listen();
  const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
  const result = await connection.sendRequest<WiredServer['result']>('initialize', {
    processId: process.pid,
    ...(locale !== undefined && { locale }),
    ...(roots ?? { rootUri: workspaceFolders[0]?.uri ?? null, workspaceFolders }),
    capabilities: {
      workspace: { configuration: true, applyEdit: true, ...capabilities },
      textDocument: {
        diagnostic: {},
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, disabledSupport: true },
        ...textDocument,
      },
      ...client,
    },
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    result,
    kill: () => {
      server.kill();
      connection.dispose();
    },
    exited,
    errors,
    open: async (file, text, languageId = 'transcript') => {
      const uri = pathToFileURL(file).href;
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
      return uri;
    },
    published: (uri, meets = () => true) =>
      new Promise((resolve, reject) => {
        const timeout = setTimeout(
          () =>
            reject(
              new Error(`Nothing fitting was published for ${uri}: ${JSON.stringify(latest.get(uri))}; ${errors()}`),
            ),
          patience,
        );
        const look = (): void => {
          const found = latest.get(uri);
          if (!found || !meets(found)) return;
          clearTimeout(timeout);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}
