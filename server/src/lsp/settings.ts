import type { Connection } from 'vscode-languageserver';
import type { ClientCapabilities, DocumentUri } from 'vscode-languageserver-protocol';
import type { GlossSettings } from '../protocol/index.js';

const defaults: GlossSettings = { coder: '', inlayHints: 'names', tidySelections: true };

export interface SettingsReader {
  /** The settings in force for a file or folder. */
  readonly read: (uri: DocumentUri) => Promise<GlossSettings>;
  readonly forget: () => void;
}

/** Asks the client for settings, once for each place; a client that has none gets `given` over the defaults. */
export function settingsReader(
  connection: Connection,
  capabilities: () => ClientCapabilities,
  given: () => Partial<GlossSettings>,
): SettingsReader {
  const known = new Map<DocumentUri, Promise<GlossSettings>>();
  const ask = async (uri: DocumentUri): Promise<GlossSettings> => {
    if (!capabilities().workspace?.configuration) return { ...defaults, ...given() };
    const answer = (await connection.workspace.getConfiguration({
      scopeUri: uri,
      section: 'gloss',
    })) as Partial<GlossSettings> | null;
    return { ...defaults, ...answer };
  };
  return {
    read: (uri) => {
      const settings = known.get(uri) ?? ask(uri);
      known.set(uri, settings);
      return settings;
    },
    forget: () => known.clear(),
  };
}
