import { messageText } from './text/plain.js';

/** Why something was refused. Dialogs, exit codes and code actions all speak of these. */
export type GlossErrorCode =
  | 'no-study'
  | 'no-coder'
  | 'not-found'
  | 'not-yours'
  | 'nothing-to-do'
  | 'bad-argument'
  | 'taken'
  | 'unreadable'
  | 'changed-meanwhile'
  | 'cannot-write'
  | 'restricted'
  | 'blind';

/** A refusal: nothing was written. The message says what, where and what to do, in one or two sentences, plain whatever it quotes. */
export class GlossError extends Error {
  constructor(
    readonly code: GlossErrorCode,
    message: string,
  ) {
    super(messageText(message));
    this.name = 'GlossError';
  }
}
