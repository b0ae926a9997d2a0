import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A window that shows the study and nothing else, the same on every machine. */
const settings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // A browser's default writes what a test types while it types.
  'files.autoSave': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'window.title': '${dirty}${activeEditorShort}${separator}${rootName}',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes the settings of a window to `file`; `more` wins over what is usual. */
export function writeSettings(file, more = {}) {
  writeOwnSettings(file, { ...settings, ...more });
}

/** Writes only these settings to `file`. */
export function writeOwnSettings(file, own) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(own, undefined, 2)}\n`);
}
