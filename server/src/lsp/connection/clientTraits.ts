import type { ClientCapabilities, DocumentUri, InitializeParams } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import type { Workspace } from '../../features/common/workspace.js';
import type { InitializationOptions } from '#protocol';

/** What the server itself asks of a client's capabilities. Nothing else looks at them but {@link clientTraits}. */
export interface ServedClient {
  /** Whether it can be asked for settings. */
  readonly configures: boolean;
  /** Whether it says which folders are opened and closed. */
  readonly folders: boolean;
  /** Whether it asks by itself for what is wrong in a document. */
  readonly asksWhatIsWrong: boolean;
  /** Which answers it asks for again when it is told to. */
  readonly refreshes: Readonly<Record<'diagnostics' | 'codeLenses' | 'semanticTokens' | 'inlayHints', boolean>>;
  /** What it reports once it is asked to: settings, files, files below a folder of their own. */
  readonly tells: Readonly<Record<'settings' | 'files' | 'filesBelow', boolean>>;
  /** Whether it renames files where a workspace edit says so. */
  readonly renames: boolean;
  /** Whether it asks the person before it makes an edit that says so. */
  readonly confirms: boolean;
  /** Whether it shows how far work is. */
  readonly progress: boolean;
}

/** What a client does not name it does not have. */
export const servedClient = ({ workspace, textDocument, window }: ClientCapabilities): ServedClient => ({
  configures: workspace?.configuration ?? false,
  folders: workspace?.workspaceFolders ?? false,
  asksWhatIsWrong: textDocument?.diagnostic !== undefined,
  refreshes: refreshesOf(workspace),
  tells: tellsOf(workspace),
  renames: workspace?.workspaceEdit?.resourceOperations?.includes('rename') ?? false,
  confirms: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
  progress: window?.workDoneProgress ?? false,
});

const refreshesOf = (workspace: ClientCapabilities['workspace']): ServedClient['refreshes'] => ({
  diagnostics: workspace?.diagnostics?.refreshSupport ?? false,
  codeLenses: workspace?.codeLens?.refreshSupport ?? false,
  semanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
  inlayHints: workspace?.inlayHint?.refreshSupport ?? false,
});

const tellsOf = (workspace: ClientCapabilities['workspace']): ServedClient['tells'] => ({
  settings: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
  files: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  filesBelow: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
});

/** What a client said of itself, as far as features ask for it. */
export function clientTraits({ capabilities, initializationOptions }: InitializeParams): Workspace['client'] {
  const { workspace, textDocument, window } = capabilities;
  return {
    ...(initializationOptions as InitializationOptions | null),
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    edits: workspace?.applyEdit ?? false,
    shows: window?.showDocument?.support ?? false,
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
