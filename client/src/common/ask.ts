import { window, type InputBoxOptions, type QuickPickItem, type QuickPickOptions } from 'vscode';
import { plainText } from './plainText.js';

/** Says something in a notification; the buttons are ours. */
export const inform = (message: string, ...buttons: readonly string[]): Thenable<string | undefined> =>
  window.showInformationMessage(plainText(message), ...buttons);

/** Says that something did not go as it should; answers the button that was chosen, or undefined. */
export const warn = (message: string, ...buttons: readonly string[]): Thenable<string | undefined> =>
  window.showWarningMessage(plainText(message), ...buttons);

/** Asks in a dialog before something that cannot be taken back. */
export async function confirm(message: string, detail: string, yes: string): Promise<boolean> {
  return (await window.showWarningMessage(message, { modal: true, detail }, yes)) === yes;
}

/** Lets rows be picked; what a study says in them is text. */
export function pick<T extends QuickPickItem>(
  items: readonly T[],
  options: QuickPickOptions & { readonly canPickMany: true },
): Promise<readonly T[] | undefined>;
export function pick<T extends QuickPickItem>(items: readonly T[], options: QuickPickOptions): Promise<T | undefined>;
export async function pick<T extends QuickPickItem>(
  items: readonly T[],
  options: QuickPickOptions,
): Promise<T | readonly T[] | undefined> {
  const rows = items.map(plainItem);
  const picked: T | readonly T[] | undefined = await window.showQuickPick(rows, plainOptions(options));
  const given = (row: T): readonly T[] => items.filter((_, i) => rows[i] === row);
  return isList(picked) ? picked.flatMap(given) : picked && given(picked)[0];
}

const isList = <T>(value: T | readonly T[] | undefined): value is readonly T[] => Array.isArray(value);

/** A row of a list in which what a study says is text. */
export const plainItem = <T extends QuickPickItem>(item: T): T => ({
  ...item,
  label: plainText(item.label),
  ...(item.description !== undefined && { description: plainText(item.description) }),
  ...(item.detail !== undefined && { detail: plainText(item.detail) }),
});

/** Asks for a line of text. */
export const askText = (options: InputBoxOptions): Thenable<string | undefined> =>
  window.showInputBox({
    ...plainOptions(options),
    ...(options.prompt !== undefined && { prompt: plainText(options.prompt) }),
  });

const plainOptions = <O extends { title?: string; placeHolder?: string }>(options: O): O => ({
  ...options,
  ...(options.title !== undefined && { title: plainText(options.title) }),
  ...(options.placeHolder !== undefined && { placeHolder: plainText(options.placeHolder) }),
});
