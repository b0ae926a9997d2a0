import { CodeActionKind, type CodeAction, type Range as LspRange } from 'vscode-languageserver-types';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { serverCommands, type EditParams } from '#protocol';

/** What code actions need to know of a request on a transcript. */
export interface ActionRequest {
  readonly view: TranscriptView;
  readonly uri: string;
  readonly range: LspRange;
  /** Ids of codes used lately, latest first. */
  readonly recent: readonly string[];
  readonly tidy: boolean;
  /** Whether the client can show pickers. */
  readonly pickers: boolean;
}

/** Kinds of actions on passages, most of them below LSP's `refactor`. */
export const kind = {
  apply: `${CodeActionKind.Refactor}.code`,
  segment: `${CodeActionKind.Refactor}.segment`,
  fix: CodeActionKind.QuickFix,
} as const;

/** A coding step as a code action; with a `reason` it is disabled. */
export const action = (title: string, ofKind: string, params: EditParams, reason?: string): CodeAction =>
  command(title, ofKind, serverCommands.edit, params, reason);

/** A command of the server or the client as a code action; with a `reason` it is disabled. */
export const command = (
  title: string,
  ofKind: string,
  name: string,
  argument: object | undefined,
  reason?: string,
): CodeAction =>
  reason !== undefined
    ? { title, kind: ofKind, disabled: { reason } }
    : { title, kind: ofKind, command: { title, command: name, ...(argument && { arguments: [argument] }) } };
