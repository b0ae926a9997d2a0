import { NotificationType0 } from 'vscode-languageserver-protocol';

/** Client to server: the person trusts the workspace from now on. What was put off until then is done. */
export namespace DidGrantTrustNotification {
  export const method = 'gloss/didGrantTrust';
  export const type = new NotificationType0(method);
}
