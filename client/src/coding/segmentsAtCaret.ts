import { l10n, type Range, type TextEditor } from 'vscode';
import { mention } from '../common/mention.js';
import { SegmentsAtRequest, type SegmentMark } from '#protocol';
import type { Context } from '../context.js';
import { fromRange } from '../common/convert.js';

/** What is selected in a transcript, or was. */
export type Selected = Pick<TextEditor, 'document' | 'selection'>;

/** The segments of all coders at the selection or another place, the innermost first, own before others'. */
export function segmentsAt(
  { client }: Context,
  { document, selection }: Selected,
  range: Range = selection,
): Promise<readonly SegmentMark[]> {
  return client.sendRequest(SegmentsAtRequest.type, { uri: document.uri.toString(), range: fromRange(range) });
}

/** The coder's own segments at the selection, the innermost first. */
export async function ownSegments(context: Context, selected: Selected): Promise<readonly SegmentMark[]> {
  return (await segmentsAt(context, selected)).filter(({ own }) => own);
}

/** The coder's innermost segment at the selection; where there is none, the status bar says so. */
export async function ownSegment(context: Context, selected: Selected): Promise<SegmentMark | undefined> {
  const [segment] = await ownSegments(context, selected);
  if (!segment) mention(l10n.t('There is no segment of yours here.'), 4000);
  return segment;
}

/** The names of a segment's codes, for titles. */
export const namesOf = ({ codes }: SegmentMark): string => codes.map(({ name }) => name).join(', ');
