import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import { PrepareRenameRequest, RenameRequest, type DocumentUri } from 'vscode-languageserver-protocol';
import { GlossError } from '../../core/glossError.js';
import { messageText } from '../../core/text/plain.js';
import { requireTrust } from '../../disk/process/trust.js';
import type { Handlers, Handling } from '../../features/common/workspace.js';
import { PlanRenameRequest } from '#protocol';
import { handlingOf } from './handling.js';
import * as l10n from '../../core/text/l10n.js';

/** Requests whose answers are edits of files that nobody has opened. */
const editing: ReadonlySet<string> = new Set([
  PrepareRenameRequest.method,
  RenameRequest.method,
  PlanRenameRequest.method,
]);

type Handler = (params: never, token: CancellationToken, handling: Handling) => unknown;

/**
 * The one place where errors of features end: refusals reach the client as they are, anything else is logged too. Several
 * features may answer one request with lists, such as lenses or hints: the client gets them as one.
 */
export function handlersOn(connection: Connection, pending: (uri: DocumentUri) => Promise<void> | undefined): Handlers {
  const byMethod = new Map<string, Handler[]>();
  return {
    on: (type, handler) => {
      const handlers = byMethod.get(type.method) ?? [];
      byMethod.set(type.method, handlers);
      if (handlers.push(handler) > 1) return;
      connection.onRequest(type.method, async (params, token: CancellationToken) => {
        const handling = handlingOf(connection, params as object | null, token);
        try {
          if (editing.has(type.method)) requireTrust();
          // What is asked of a document is answered from its latest text, within its study.
          const about = pending(documentOf(params));
          if (about) await about;
          const result = oneAnswer(await Promise.all(handlers.map((each) => each(params as never, token, handling))));
          return token.isCancellationRequested
            ? new ResponseError(LSPErrorCodes.RequestCancelled, l10n.t('Cancelled'))
            : result;
        } catch (error) {
          if (error instanceof ResponseError) return error;
          if (!(error instanceof GlossError)) connection.console.error(`${type.method}: ${describeError(error)}`);
          return new ResponseError(
            LSPErrorCodes.RequestFailed,
            messageText(error instanceof Error ? error.message : String(error)),
            { code: error instanceof GlossError ? error.code : 'unexpected' },
          );
        } finally {
          handling.done();
        }
      });
    },
  };
}

/** The answers of several features to one request: lists are joined; of anything else the first that says something. */
export function oneAnswer(answers: readonly unknown[]): unknown {
  const [first = null, ...others] = answers.filter((answer) => answer !== null && answer !== undefined);
  return others.length > 0 && Array.isArray(first) ? [first, ...others].flat() : first;
}

/** The document that a request is about; empty where it is about none. */
function documentOf(params: unknown): DocumentUri {
  const {
    textDocument,
    uri,
    arguments: given,
  } = (params ?? {}) as {
    readonly textDocument?: { readonly uri?: unknown };
    readonly uri?: unknown;
    readonly arguments?: unknown;
  };
  const about = textDocument?.uri ?? uri;
  if (typeof about === 'string') return about;
  // A command says in its argument what it is about.
  return Array.isArray(given) && given.length > 0 ? documentOf(given[0]) : '';
}

/** What is logged of what went wrong. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
