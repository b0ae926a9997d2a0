import type { DocumentUri, InitializeParams } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import type { Workspace } from '../features/workspace.js';
import type { InitializationOptions } from '../protocol/index.js';

/** What a client said of itself, as far as features ask for it. */
export function clientTraits({ capabilities, initializationOptions }: InitializeParams): Workspace['client'] {
  const { workspace, textDocument } = capabilities;
  return {
    ...(initializationOptions as InitializationOptions | null),
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    edits: workspace?.applyEdit ?? false,
    flatSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport !== true,
    bareActions: textDocument?.codeAction?.codeActionLiteralSupport === undefined,
    disabledActions: textDocument?.codeAction?.disabledSupport ?? false,
    plainText: textDocument?.hover?.contentFormat?.[0] === 'plaintext',
  };
}

/** How clients named their one folder before there were several. */
interface Root {
  readonly rootUri: DocumentUri | null;
  readonly rootPath?: string | null;
}

/** The folders that are open: those of the workspace, else the root that older clients name. Only those on this machine. */
export function openFolders({ workspaceFolders, ...named }: InitializeParams): readonly DocumentUri[] {
  const { rootUri, rootPath } = named as Root;
  const root = rootUri ?? (rootPath ? URI.file(rootPath).toString() : undefined);
  const open = workspaceFolders?.map(({ uri }) => uri) ?? [];
  const folders = open.length === 0 && root !== undefined ? [root] : open;
  return folders.filter((uri) => uri.startsWith('file:'));
}
