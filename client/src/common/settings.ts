import { workspace, type Uri } from 'vscode';

/** The settings that the client reads, section `gloss`. */
export interface ClientSettings {
  /** Whether codes are said when somebody moves by passage or sentence. */
  readonly announceCodes: 'off' | 'auto' | 'on';
  /** Whether signs after a passage say that it has a memo or is an exemplar. */
  readonly passageSigns: boolean;
}

const defaults: ClientSettings = { announceCodes: 'auto', passageSigns: true };

/** What a setting is for a document, or in general. */
export const setting = <K extends keyof ClientSettings>(key: K, uri?: Uri): ClientSettings[K] =>
  workspace.getConfiguration('gloss', uri).get(key, defaults[key]);
