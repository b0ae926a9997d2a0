import type { DocumentUri } from 'vscode-languageserver-protocol';
import { newestAnswer, type NewestAnswer } from '#protocol';
import { debounce } from '../common/debounce.js';

/** Tells the client something about documents: each time as it is by then, never what is older behind that. */
export interface Telling {
  /** Once no more edits come for a while. */
  readonly soon: (uri: DocumentUri) => void;
  /** Resolves when the client has been told, or will be because an edit came meanwhile. */
  readonly now: (uri: DocumentUri) => Promise<void>;
  /** Of a document that was closed nothing is told any more; answers whether anything was. */
  readonly forget: (uri: DocumentUri) => boolean;
}

/** `delay` is in milliseconds; `send` tells how things are with a document when it is called. */
export function createTelling(
  delay: number,
  send: (uri: DocumentUri) => Promise<void>,
  failed: (work: Promise<unknown>) => void,
): Telling {
  const sent = new Map<DocumentUri, NewestAnswer<void>>();
  const ask = (uri: DocumentUri): Promise<void> => {
    const known = sent.get(uri) ?? newestAnswer(() => send(uri));
    sent.set(uri, known);
    return known.ask();
  };
  const soon = debounce(delay, (uri: DocumentUri) => failed(ask(uri)));
  return {
    soon,
    now: (uri) => {
      soon.cancel(uri);
      return ask(uri);
    },
    forget: (uri) => {
      soon.cancel(uri);
      return sent.delete(uri);
    },
  };
}
