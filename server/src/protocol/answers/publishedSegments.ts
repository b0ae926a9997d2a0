import type { DocumentUri } from 'vscode-languageserver-protocol';
import type { Position, Range } from 'vscode-languageserver-types';
import type { ChangeSegmentsParams, LineMove, ListEdit } from '../changeSegments.js';
import type { PublishSegmentsParams } from '../publishSegments.js';

/** What a server has published for documents, kept up change by change. */
export interface PublishedSegments {
  readonly get: (uri: DocumentUri) => PublishSegmentsParams | undefined;
  /** Takes in the whole of what is published for a document. */
  readonly take: (params: PublishSegmentsParams) => void;
  /** Takes in a change; answers what is published with it, or undefined where a message was missed and the whole is on its way. */
  readonly change: (change: ChangeSegmentsParams) => PublishSegmentsParams | undefined;
  /** Of a document that was closed nothing is known any more. */
  readonly forget: (uri: DocumentUri) => void;
}

/** `askAgain` asks the server for the whole of a document: once, however many changes come until that is there. */
export function keepPublished(askAgain: (uri: DocumentUri) => void): PublishedSegments {
  const known = new Map<DocumentUri, PublishSegmentsParams>();
  const asked = new Set<DocumentUri>();
  return {
    get: (uri) => known.get(uri),
    take: (params) => {
      asked.delete(params.uri);
      known.set(params.uri, params);
    },
    change: (change) => {
      const { uri, before } = change;
      const was = known.get(uri);
      if (asked.has(uri)) return undefined;
      if (was?.state !== before) {
        asked.add(uri);
        askAgain(uri);
        return undefined;
      }
      const now = withChange(was, change);
      known.set(uri, now);
      return now;
    },
    forget: (uri) => {
      known.delete(uri);
      asked.delete(uri);
    },
  };
}

/** What is published once a change is made to what was. */
function withChange(was: PublishSegmentsParams, change: ChangeSegmentsParams): PublishSegmentsParams {
  const { before: _, moves, segments, runs, ...rest } = change;
  return {
    ...was,
    ...rest,
    segments: edited(moved(was.segments, moves), segments),
    runs: edited(moved(was.runs, moves), runs),
  };
}

/** The entries where they are once lines have come or gone; the same list where none has. */
export function moved<T extends { readonly range: Range }>(
  list: readonly T[],
  moves: readonly LineMove[],
): readonly T[] {
  if (moves.length === 0) return list;
  return list.map((entry): T => {
    const range = movedRange(entry.range, moves);
    return range === entry.range ? entry : { ...entry, range };
  });
}

function movedRange(range: Range, moves: readonly LineMove[]): Range {
  const [start, end] = [movedPosition(range.start, moves), movedPosition(range.end, moves)];
  return start === range.start && end === range.end ? range : { start, end };
}

function movedPosition(position: Position, moves: readonly LineMove[]): Position {
  const by = moves.findLast(({ from }) => from <= position.line)?.by ?? 0;
  return by === 0 ? position : { line: position.line + by, character: position.character };
}

/** A list with edits made to it, which all speak of it as it was. */
function edited<T>(list: readonly T[], edits: readonly ListEdit<T>[]): readonly T[] {
  if (edits.length === 0) return list;
  const ends = edits.map(({ start, deleteCount }) => start + deleteCount);
  const kept = edits.map(({ start, insert }, i) => [...list.slice(i === 0 ? 0 : ends[i - 1], start), ...insert]);
  return [...kept.flat(), ...list.slice(ends.at(-1))];
}
