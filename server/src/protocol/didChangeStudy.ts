import { NotificationType, type DocumentUri } from 'vscode-languageserver-protocol';

/** Server to client: codes, counts or files of a study changed; what was asked for before is out of date. */
export namespace DidChangeStudyNotification {
  export const method = 'gloss/didChangeStudy';
  export const type = new NotificationType<DidChangeStudyParams>(method);
}

/** What the server knows by now. It does not say what changed. */
export interface DidChangeStudyParams {
  /** Folders of all studies the server now knows. */
  readonly studies: readonly DocumentUri[];
  /** True once every file has been read. */
  readonly ready: boolean;
}
