import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { keepPublished, type ChangeSegmentsParams, type PublishSegmentsParams } from '#protocol';

/** A server process with the bench as its only client, and the moments (`performance.now`) at which things happened. */
export interface BenchServer {
  readonly pid: number;
  /** When the process was asked for. */
  readonly spawned: number;
  readonly request: <R>(method: string, params: object) => Promise<R>;
  readonly notify: (method: string, params: object) => Promise<void>;
  /** Opens a file of the study with the text that it has on disk. */
  readonly open: (path: string) => Promise<OpenDocument>;
  /** The next segments published for a document, as a whole or as a change: when they came, and what they are then. */
  readonly published: (uri: string) => Promise<{ readonly at: number; readonly params: PublishSegmentsParams }>;
  /** Resolves when every file of the study has been read. */
  readonly ready: () => Promise<void>;
}

export interface OpenDocument {
  readonly uri: string;
  readonly text: string;
  readonly close: () => Promise<void>;
}

export const distFolder = join(__dirname, '../../../dist');

/** Starts the server on a study, lets the task talk to it, and stops it. */
export async function withServer<T>(folder: string, task: (server: BenchServer) => Promise<T>): Promise<T> {
  const spawned = performance.now();
  const child = spawn(process.execPath, [join(distFolder, 'server.js'), '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const listeners = new Set<(params: PublishSegmentsParams) => void>();
  const kept = keepPublished((uri) => void connection.sendNotification('gloss/publishAgain', { uri }));
  const tell = (params: PublishSegmentsParams | undefined): void => {
    if (params) for (const listener of [...listeners]) listener(params);
  };
  connection.onNotification('gloss/publishSegments', (params: PublishSegmentsParams) => {
    kept.take(params);
    tell(params);
  });
  connection.onNotification('gloss/changeSegments', (change: ChangeSegmentsParams) => tell(kept.change(change)));
  connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    console.error(message);
  });
  connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
    items.map(() => ({ coder: 'coder1' })),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const root = pathToFileURL(folder).href;
  try {
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      capabilities: { workspace: { configuration: true }, textDocument: { diagnostic: {} } },
      initializationOptions: { draws: true, followsChanges: true },
    });
    await connection.sendNotification('initialized', {});
    const done = await task({
      pid: child.pid ?? 0,
      spawned,
      request: (method, params) => connection.sendRequest(method, params),
      notify: (method, params) => connection.sendNotification(method, params),
      open: async (path) => {
        const uri = pathToFileURL(join(folder, path)).href;
        const text = readFileSync(join(folder, path), 'utf8');
        const textDocument = { uri, languageId: 'transcript', version: 1, text };
        await connection.sendNotification('textDocument/didOpen', { textDocument });
        return {
          uri,
          text,
          close: () => {
            kept.forget(uri);
            return connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
          },
        };
      },
      published: (uri) =>
        new Promise((resolve) => {
          const listener = (params: PublishSegmentsParams): void => {
            if (params.uri !== uri) return;
            listeners.delete(listener);
            resolve({ at: performance.now(), params });
          };
          listeners.add(listener);
        }),
      ready: async () => {
        await connection.sendRequest('gloss/listSegments', { study: root, coder: 'nobody' });
      },
    });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await exited;
    return done;
  } finally {
    child.kill();
    connection.dispose();
  }
}
