import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ColorThemeKind,
  commands,
  ConfigurationTarget,
  extensions,
  Selection,
  Uri,
  window,
  workspace,
  type TextEditor,
  type TextEditorEdit,
} from 'vscode';
import type { Api } from '../../../client/src/extension.js';
import type { PublishSegmentsParams } from '#protocol';
import { eventually } from '../../support/eventually.js';
import { evaluate, hasControl } from './control.js';

/** The study that is open in the window: a copy that tests may change, if they change it back. */
export const folder = (): string => workspace.workspaceFolders![0]!.uri.fsPath;

/** A file of the study as it is on disk; empty where there is none. */
export const readStudyFile = (path: string): string =>
  existsSync(join(folder(), path)) ? readFileSync(join(folder(), path), 'utf8') : '';

export { eventually };

/** In the page: the active tab has a lock. That is a badge of the icon font; git's letters are badges too. */
export const isLocked = `(() => {
  const label = document.querySelector('.tab.active [class*="decoration-iconBadge"]');
  return label !== null && getComputedStyle(label, '::after').fontFamily.includes('codicon');
})()`;

/** Milliseconds after which a key or a drag that has led to nothing is taken for swallowed. */
export const swallowed = 20_000;

/** Does again what a person would do again when the window, busy drawing, has swallowed a key or a drag. */
export async function untilDone(what: string, deed: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await deed();
      return;
    } catch (error) {
      if (attempt === 3) throw error;
      console.log(`    once more: ${what} (${(error as Error).message})`);
    }
  }
}

/** Sets one of the person's settings, or with undefined takes it away. VS Code refuses where it does not know yet that their file was written. */
export async function configure(section: string, key: string, value: unknown): Promise<void> {
  if (workspace.getConfiguration(section).inspect(key)?.globalValue === value) return;
  await untilDone(`the setting ${section}.${key}`, async () => {
    try {
      await workspace.getConfiguration(section).update(key, value, ConfigurationTarget.Global);
    } catch (error) {
      await readSettingsAgain();
      throw error;
    }
  });
}

/** What VS Code could not save it keeps as unsaved changes, with which it refuses every setting from then on. */
async function readSettingsAgain(): Promise<void> {
  await commands.executeCommand('workbench.action.openSettingsJson');
  await commands.executeCommand('workbench.action.files.revert');
  await commands.executeCommand('workbench.action.closeActiveEditor');
}

async function api(): Promise<Api> {
  const extension = extensions.all.find(({ packageJSON }) => (packageJSON as { name: string }).name === 'gloss');
  assert.ok(extension, 'the extension is there');
  return (await extension.activate()) as Api;
}

/** Opens a transcript as a coder and waits until its passages are drawn. */
export async function openTranscript(path: string, coder = 'coder1'): Promise<TextEditor> {
  await configure('gloss', 'coder', coder);
  const editor = await window.showTextDocument(Uri.file(join(folder(), path)), { preview: false });
  await published(editor, (params) => params.coder === coder);
  return editor;
}

/** What the server published for the editor's document last, once it meets the condition. */
export async function published(
  { document }: TextEditor,
  meets: (params: PublishSegmentsParams) => boolean = () => true,
  atMost?: number,
): Promise<PublishSegmentsParams> {
  const { published: publishedFor } = await api();
  const found = (): PublishSegmentsParams | undefined => {
    const params = publishedFor(document.uri);
    return params?.version === document.version && meets(params) ? params : undefined;
  };
  return eventually(`segments of ${document.uri.path}`, found, atMost);
}

/** Selects words that occur once in the document and brings them to the middle. */
export function selectWords(editor: TextEditor, words: string): Selection {
  const text = editor.document.getText();
  const at = text.indexOf(words);
  assert.ok(at >= 0 && !text.includes(words, at + 1), `“${words}” occurs once`);
  const selection = new Selection(editor.document.positionAt(at), editor.document.positionAt(at + words.length));
  editor.selection = selection;
  editor.revealRange(selection);
  return selection;
}

/** Changes the text as typing does, in one step. Of a text that is locked VS Code answers that it was changed too. */
export async function change(editor: TextEditor, edit: (builder: TextEditorEdit) => void): Promise<void> {
  const { document } = editor;
  const { version } = document;
  await eventually(`a change of ${document.uri.path}`, async () => {
    await editor.edit(edit);
    return document.version !== version;
  });
}

/** Sets the colour theme and waits until the window has it. */
export async function useTheme(name: string): Promise<void> {
  const [kind, inPage] = name.includes('Contrast')
    ? name.includes('Light')
      ? [ColorThemeKind.HighContrastLight, 'hc-light']
      : [ColorThemeKind.HighContrast, 'hc-black']
    : name.includes('Light')
      ? [ColorThemeKind.Light, 'vs']
      : [ColorThemeKind.Dark, 'vs-dark'];
  const isShown = async (): Promise<unknown> => {
    if (window.activeColorTheme.kind !== kind) return false;
    return !hasControl || evaluate(`document.querySelector('.monaco-workbench').classList.contains('${inPage}')`);
  };
  await untilDone(`the theme ${name}`, async () => {
    await configure('workbench', 'colorTheme', name);
    await eventually(name, isShown, swallowed).catch(async (error: unknown) => {
      await configure('workbench', 'colorTheme', undefined);
      throw error;
    });
  });
}

/** Takes the last coding step back. */
export async function undo(): Promise<void> {
  await commands.executeCommand('gloss.undo');
}
