import {
  commands,
  EventEmitter,
  window,
  type Disposable,
  type Event,
  type ExtensionContext,
  type TextEditor,
  type Uri,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  ChangeSegmentsNotification,
  DidChangeStudyNotification,
  keepPublished,
  PublishAgainNotification,
  PublishSegmentsNotification,
  SaveDocumentRequest,
  serverCommands,
  type DidChangeStudyParams,
  type EditParams,
  type EditResult,
  type PublishSegmentsParams,
} from '#protocol';
import { Boxes } from './common/boxes.js';
import type { TranscriptLock } from './common/transcriptLock.js';

/** What features are given. The client holds no model: `published` is what the server last said of open transcripts. */
export interface Context {
  readonly client: LanguageClient;
  readonly extension: ExtensionContext;
  /** What the server last published for an open transcript; undefined for any other document. */
  readonly published: (uri: Uri) => PublishSegmentsParams | undefined;
  readonly onDidPublish: Event<PublishSegmentsParams>;
  /** What the server last said of the studies; at first none, as it has not looked yet. */
  readonly studies: () => DidChangeStudyParams;
  /** The studies, once the server has said which there are. */
  readonly knownStudies: () => Promise<readonly string[]>;
  readonly onDidChangeStudy: Event<DidChangeStudyParams>;
  /** The active editor if it shows a transcript of a study. */
  readonly transcriptEditor: () => TextEditor | undefined;
  readonly codingMode: Toggle;
  readonly lock: TranscriptLock;
  readonly boxes: Boxes;
  /** Does a coding step; a refusal has been shown by the time it is answered. */
  readonly edit: (params: EditParams) => Promise<EditResult>;
  readonly dispose: () => void;
}

/** Registers what it contributes; disposing takes it back. */
export type Feature = (context: Context) => Disposable;

/** Something that is on or off for this window. */
export interface Toggle {
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
  readonly onDidChange: Event<boolean>;
}

/** Whether the active editor shows a transcript, for `when` clauses. */
const transcriptKey = 'gloss.transcriptActive';

/** Listens to the server from the start. To be disposed of with the extension. */
export function createContext(client: LanguageClient, extension: ExtensionContext, lock: TranscriptLock): Context {
  const publishedFor = keepPublished((uri) => void client.sendNotification(PublishAgainNotification.type, { uri }));
  const didPublish = new EventEmitter<PublishSegmentsParams>();
  const didChangeStudy = new EventEmitter<DidChangeStudyParams>();
  const didToggle = new EventEmitter<boolean>();
  let isCoding = false;
  let known: DidChangeStudyParams = { studies: [], ready: false };
  let setKnown: (() => void) | undefined;
  const whenKnown = new Promise<void>((resolve) => (setKnown = resolve));
  const published = (uri: Uri): PublishSegmentsParams | undefined => publishedFor.get(uri.toString());
  const transcriptEditor = (): TextEditor | undefined => {
    const editor = window.activeTextEditor;
    return editor && published(editor.document.uri) ? editor : undefined;
  };
  const isOpen = (document: string): boolean => workspace.textDocuments.some(({ uri }) => uri.toString() === document);
  lock.lockWhile((uri) => lock.isAsked(uri) && published(uri) !== undefined);
  const boxes = new Boxes(lock);
  const updateKey = (): void =>
    void commands.executeCommand('setContext', transcriptKey, transcriptEditor() !== undefined);

  const listeners = [
    client.onNotification(PublishSegmentsNotification.type, (params) => {
      if (!isOpen(params.uri)) return;
      publishedFor.take(params);
      updateKey();
      didPublish.fire(params);
    }),
    client.onNotification(ChangeSegmentsNotification.type, (change) => {
      const params = isOpen(change.uri) ? publishedFor.change(change) : undefined;
      if (params) didPublish.fire(params);
    }),
    client.onRequest(SaveDocumentRequest.type, async ({ uri }) => {
      const document = workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
      return (await document?.save()) ?? false;
    }),
    client.onNotification(DidChangeStudyNotification.type, (params) => {
      known = params;
      setKnown?.();
      didChangeStudy.fire(params);
    }),
    window.onDidChangeActiveTextEditor(updateKey),
    // What is opened again may have become another text by then.
    workspace.onDidCloseTextDocument(({ uri }) => {
      publishedFor.forget(uri.toString());
      updateKey();
    }),
  ];
  return {
    client,
    extension,
    published,
    onDidPublish: didPublish.event,
    studies: () => known,
    knownStudies: async () => {
      await whenKnown;
      return known.studies;
    },
    onDidChangeStudy: didChangeStudy.event,
    transcriptEditor,
    codingMode: {
      get isOn() {
        return isCoding;
      },
      set: (isOn) => {
        isCoding = isOn;
        didToggle.fire(isOn);
      },
      onDidChange: didToggle.event,
    },
    lock,
    boxes,
    edit: async (params) => {
      await lock.settle();
      return commands.executeCommand<EditResult>(serverCommands.edit, params);
    },
    dispose: () => {
      void commands.executeCommand('setContext', transcriptKey, undefined);
      for (const disposable of [...listeners, boxes, didPublish, didChangeStudy, didToggle]) disposable.dispose();
    },
  };
}
