import type { Connection } from 'vscode-languageserver';
import type { DocumentUri } from 'vscode-languageserver-protocol';
import { createDrawing, shareCoded, type Drawing } from '../../features/drawing/drawing.js';
import { nothingDrawn } from '../../features/drawing/publishSegments.js';
import { changesBetween } from '../../features/drawing/segmentChanges.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import type { Lines } from '../../core/text/lines.js';
import { ChangeSegmentsNotification, PublishSegmentsNotification, type PublishSegmentsParams } from '#protocol';
import { debounce } from '../common/debounce.js';
import type { Documents } from '../documents/documents.js';
import { createTelling, type Telling } from '../connection/telling.js';
import type { ServerWorkspace } from '../studies/workspace.js';

/** Tells the client where segments are in open documents. */
export interface Publishing extends Telling {
  /** Sends the whole, to a client that has missed a message. */
  readonly again: (uri: DocumentUri) => Promise<void>;
}

/** What the client knows about a document. */
interface Told {
  readonly drawing: Drawing;
  readonly params: PublishSegmentsParams;
  /** Of the text that was drawn. */
  readonly lines: Lines | undefined;
  readonly state: number;
  /** The client says that it has not got that. */
  readonly isMissed: boolean;
}

/** `delay` is in milliseconds; `followsChanges` says whether the client takes in changes of what it has been told. */
export function createPublishing(
  connection: Connection,
  workspace: () => ServerWorkspace,
  documents: () => Documents,
  delay: number,
  followsChanges: () => boolean,
  failed: (work: Promise<unknown>) => void,
): Publishing {
  const told = new Map<DocumentUri, Told>();
  const tell = async (next: Omit<Told, 'state' | 'isMissed'>): Promise<void> => {
    const { uri } = next.params;
    const last = told.get(uri);
    const state = (last?.state ?? 0) + 1;
    told.set(uri, { ...next, state, isMissed: false });
    if (!followsChanges()) return connection.sendNotification(PublishSegmentsNotification.type, next.params);
    const change = last && !last.isMissed ? changesBetween(last.params, next.params) : undefined;
    return last && change
      ? connection.sendNotification(ChangeSegmentsNotification.type, { ...change, before: last.state, state })
      : connection.sendNotification(PublishSegmentsNotification.type, { ...next.params, state });
  };
  const draw = (
    uri: DocumentUri,
    version: number,
    view: TranscriptView,
    changes: Changes,
  ): Omit<Told, 'state' | 'isMissed'> => {
    const last = told.get(uri);
    const drawing = last?.drawing ?? createDrawing();
    const at = { uri, version, hidden: workspace().hiddenCodes(view.study), changes };
    // Reading the text again takes longer than drawing: a client that can be told so later is told so later.
    const isLater = followsChanges() && last?.lines !== undefined && last.lines !== view.lines;
    if (isLater) tellShareSoon(uri);
    return { drawing, params: drawing.draw(view, at, isLater ? last.params.coded : undefined), lines: view.lines };
  };
  const send = async (uri: DocumentUri): Promise<void> => {
    const document = documents().get(uri);
    if (!document) return;
    const { version } = document;
    const view = await workspace().transcript(uri);
    const changes = await workspace().changesIn(uri);
    if (documents().get(uri) !== document) return;
    // Where an edit has come meanwhile, it sends its own.
    if (document.version !== version) return;
    if (view) return tell(draw(uri, version, view, changes));
    const last = told.get(uri);
    if (!last?.lines) return;
    const params = nothingDrawn(uri, version, last.params.study);
    await tell({ drawing: createDrawing(), params, lines: undefined });
  };
  const tellShare = async (uri: DocumentUri): Promise<void> => {
    const view = await workspace().transcript(uri);
    const last = told.get(uri);
    // Where it is drawn again meanwhile, that says it, or has it said.
    if (!view || last?.lines !== view.lines) return;
    const params = { ...last.params, coded: shareCoded(view) };
    if (params.coded !== last.params.coded) await tell({ ...last, params });
  };
  const tellShareSoon = debounce(delay, (uri: DocumentUri) => failed(tellShare(uri)));
  const telling = createTelling(delay, send, failed);
  return {
    ...telling,
    again: async (uri) => {
      const last = told.get(uri);
      if (!last) return;
      told.set(uri, { ...last, isMissed: true });
      await telling.now(uri);
    },
    forget: (uri) => {
      told.delete(uri);
      tellShareSoon.cancel(uri);
      return telling.forget(uri);
    },
  };
}

type Changes = Awaited<ReturnType<ServerWorkspace['changesIn']>>;
