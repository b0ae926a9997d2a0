import { commands } from 'vscode';

/** In the page: the focus is in a box of a memo or a comment. */
export const inBox = `document.activeElement.closest('.review-widget .monaco-editor') !== null`;

/** In the page: the focus is in a text, and in no box beside it. */
export const inText = `document.activeElement.closest('.editor-instance .monaco-editor') !== null && document.activeElement.closest('.review-widget') === null`;

/** Resolves once the window has done what it was told before. */
export const heard = (): Thenable<unknown> => commands.executeCommand('setContext', 'gloss.test', true);
