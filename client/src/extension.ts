import type { ExtensionContext } from 'vscode';
import { createClient } from './client.js';
import { createContext } from './context.js';
import { features } from './features/index.js';

let stop: (() => Promise<void>) | undefined;

/** Registers all features and starts the server; nothing is read before it asks. */
export async function activate(extension: ExtensionContext): Promise<void> {
  const client = createClient(extension);
  const context = createContext(client, extension);
  extension.subscriptions.push(client, context, ...features.map((feature) => feature(context)));
  stop = () => client.stop();
  await client.start();
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
