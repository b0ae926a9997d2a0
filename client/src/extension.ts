import type { ExtensionContext } from 'vscode';
import { createClient } from './client.js';
import { createContext, type Context } from './context.js';
import { features } from './features.js';
import { TranscriptLock } from './common/transcriptLock.js';

let stop: (() => Promise<void>) | undefined;

/** What other extensions, and the tests, may ask: what is drawn in open transcripts. */
export type Api = Pick<Context, 'published' | 'onDidPublish'>;

/** Registers all features and starts the server; nothing is read before it asks. */
export async function activate(extension: ExtensionContext): Promise<Api> {
  const lock = new TranscriptLock();
  const client = createClient(extension, lock);
  const context = createContext(client, extension, lock);
  extension.subscriptions.push(client, context, ...features.map((feature) => feature(context)));
  stop = () => client.stop();
  await client.start();
  return { published: context.published, onDidPublish: context.onDidPublish };
}

/** Resolves once the server has ended; VS Code waits for it for a few seconds. */
export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
