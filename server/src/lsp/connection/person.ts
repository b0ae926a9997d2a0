import type { Connection } from 'vscode-languageserver';
import {
  ErrorCodes,
  MessageType,
  ResponseError,
  ShowDocumentRequest,
  ShowMessageNotification,
  ShowMessageRequest,
  type ShowMessageRequestParams,
} from 'vscode-languageserver-protocol';
import { GlossError } from '../../core/glossError.js';
import { messageText, plain } from '../../core/text/plain.js';
import type { Workspace } from '../../features/common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

type Person = Pick<Workspace, 'warn' | 'tell' | 'ask' | 'show' | 'afterwards'>;

/** Speaks to the person through what every client has: messages, and documents that are shown. `failed` is told what went wrong. */
export function createPerson(
  connection: Connection,
  { shows = false }: Workspace['client'],
  failed: (work: Promise<unknown>) => void,
): Person {
  // Not `connection.window`, which asks for an answer: a client that knows no such request would end the server.
  const say = (type: MessageType, message: string): void =>
    failed(connection.sendNotification(ShowMessageNotification.type, { type, message: messageText(message) }));
  const warn: Person['warn'] = (message) => say(MessageType.Warning, message);
  return {
    warn,
    tell: (message) => say(MessageType.Info, message),
    ask: async (question, titles) => {
      const params: ShowMessageRequestParams = {
        type: MessageType.Info,
        message: messageText(question),
        actions: titles.map((title) => ({ title: plain(title) })),
      };
      const answer = await connection.sendRequest(ShowMessageRequest.type, params).catch((error: unknown) => {
        // Anything else is a question that was left.
        if (!(error instanceof ResponseError) || error.code !== ErrorCodes.MethodNotFound) return undefined;
        throw new GlossError(
          'bad-argument',
          l10n.t('This editor shows no questions. Use the actions that name a code.'),
        );
      });
      return answer?.title;
    },
    show: ({ uri, range }) => {
      if (shows) failed(connection.sendRequest(ShowDocumentRequest.type, { uri, selection: range, takeFocus: true }));
    },
    afterwards: (work) => {
      const done = work().catch((error: unknown) => {
        if (!(error instanceof GlossError)) throw error;
        warn(error.message);
      });
      failed(done);
    },
  };
}
