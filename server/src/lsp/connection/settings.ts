import type { Connection } from 'vscode-languageserver';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { GlossSettings } from '#protocol';

const defaults: GlossSettings = { coder: '', inlayHints: 'names', tidySelections: true };

/** Settings are asked for once for each place, and again after they have changed. */
export interface SettingsReader {
  /** The settings in force for a file or folder. */
  readonly read: (uri: DocumentUri) => Promise<GlossSettings>;
  /** Settings have changed: to those in the section `gloss` of what the client told, where it cannot be asked. */
  readonly forget: (told: unknown) => void;
}

/** Asks the client for settings, once for each place; one that cannot be asked tells them when they change, and first as `given`. */
export function settingsReader(
  connection: Connection,
  canAsk: () => boolean,
  given: () => Partial<GlossSettings>,
): SettingsReader {
  const known = new Map<DocumentUri, Promise<GlossSettings>>();
  let latest: Partial<GlossSettings> | undefined;
  const ask = async (uri: DocumentUri): Promise<GlossSettings> => {
    if (!canAsk()) return { ...defaults, ...given(), ...latest };
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
    forget: (told) => {
      known.clear();
      latest = { ...latest, ...sectionOf(told) };
    },
  };
}

function sectionOf(told: unknown): Partial<GlossSettings> | undefined {
  const gloss: unknown = typeof told === 'object' && told !== null && 'gloss' in told ? told.gloss : undefined;
  return typeof gloss === 'object' && gloss !== null ? gloss : undefined;
}
