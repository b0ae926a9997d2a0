import type { Connection } from 'vscode-languageserver';
import {
  ErrorCodes,
  Message,
  ResponseError,
  type MessageStrategy,
  type NotificationMessage,
  type RequestMessage,
} from 'vscode-languageserver-protocol';
import { whatIsWrong } from './params/whatIsWrong.js';

/** Requests that are refused are answered by a handler of this name: only a handler can answer. */
const refused = '$/gloss/refused';

const didChange = 'textDocument/didChange';
const didClose = 'textDocument/didClose';

/** All messages of the client before anything else sees them. */
export interface Incoming extends MessageStrategy {
  /** Lets refusals be sent, and notifications that are left out be reported in the log. */
  readonly answerOn: (connection: Connection) => void;
}

/**
 * Lets through what a server may be asked at this point of its life, and what says what it must say. Before `initialize`
 * and after `shutdown` requests are refused and notifications dropped, as the protocol has it.
 */
export function incomingMessages(): Incoming {
  let phase: 'before' | 'running' | 'after' = 'before';
  let tell: (message: string) => void = () => undefined;

  const refusalOf = ({ method, params }: RequestMessage): ResponseError | undefined => {
    if (phase === 'before' && method !== 'initialize') {
      return new ResponseError(ErrorCodes.ServerNotInitialized, `${method}: the server has not been initialized yet.`);
    }
    if (phase === 'after') return new ResponseError(ErrorCodes.InvalidRequest, `${method}: the server is shut down.`);
    if (phase === 'running' && method === 'initialize') {
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize: the server is initialized already.');
    }
    const wrong = whatIsWrong(method, params);
    return wrong === undefined ? undefined : new ResponseError(ErrorCodes.InvalidParams, wrong);
  };
  /** The notification to pass on, if any. */
  const taken = (message: NotificationMessage): NotificationMessage | undefined => {
    const { method, params } = message;
    if (method === 'exit' || method === '$/cancelRequest') return message;
    if (phase !== 'running') return undefined;
    const wrong = whatIsWrong(method, params);
    if (wrong === undefined) return message;
    tell(`${wrong} It was left out.`);
    // What the editor shows is not known any more, so the document is as good as closed until it is opened again.
    return method === didChange && whatIsWrong(didClose, params) === undefined
      ? { ...message, method: didClose }
      : undefined;
  };
  return {
    handleMessage: (given, next) => {
      const message = byName(given);
      if (Message.isRequest(message)) {
        const refusal = refusalOf(message);
        if (refusal) return next({ ...message, method: refused, params: [refusal.toJson()] } as RequestMessage);
        if (message.method === 'initialize') phase = 'running';
        if (message.method === 'shutdown') phase = 'after';
      }
      if (!Message.isNotification(message)) return next(message);
      const passed = taken(message);
      return passed && next(passed);
    },
    answerOn: (connection) => {
      tell = (message) => connection.console.warn(message);
      connection.onRequest(
        refused,
        ({ code, message }: { code: number; message: string }) => new ResponseError(code, message),
      );
    },
  };
}

/** Parameters may come by position, as a list; the protocol's are one, and are looked at by name. */
function byName(message: Message): Message {
  if (!Message.isRequest(message) && !Message.isNotification(message)) return message;
  const { params } = message;
  return Array.isArray(params) ? ({ ...message, params: params[0] as object | undefined } as Message) : message;
}
