import { RequestType, type DocumentUri } from 'vscode-languageserver-protocol';
import type { Location } from 'vscode-languageserver-types';
import type { AnchorState } from './segment.js';

/** Client to server: where a segment is in its transcript as that stands now; null where it has no place or is gone. */
export namespace LocateSegmentRequest {
  export const method = 'gloss/locateSegment';
  export const type = new RequestType<LocateSegmentParams, LocateSegmentResult | null, void>(method);
}

/** A segment of any coder. */
export interface LocateSegmentParams {
  /** Any file or folder of the study. */
  readonly study: DocumentUri;
  readonly id: string;
}

/** Where it is, and how sure that is. Of an ambiguous segment it is one place of several. */
export interface LocateSegmentResult {
  readonly location: Location;
  readonly state: AnchorState;
}
