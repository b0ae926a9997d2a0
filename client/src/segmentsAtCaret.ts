import { l10n, type TextEditor } from 'vscode';
import { mention } from './ask.js';
import { SegmentsAtRequest, type SegmentMark } from '../../server/src/protocol/index.js';
import type { Context } from './context.js';
import { fromRange } from './convert.js';

/** The coder's own segments at the selection, the innermost first. */
export async function ownSegments({ client }: Context, editor: TextEditor): Promise<readonly SegmentMark[]> {
  const params = { uri: editor.document.uri.toString(), range: fromRange(editor.selection) };
  return (await client.sendRequest(SegmentsAtRequest.type, params)).filter(({ own }) => own);
}

/** The coder's innermost segment at the selection; where there is none, the status bar says so. */
export async function ownSegment(context: Context, editor: TextEditor): Promise<SegmentMark | undefined> {
  const [segment] = await ownSegments(context, editor);
  if (!segment) mention(l10n.t('There is no segment of yours here.'), 4000);
  return segment;
}

/** The names of a segment's codes, for titles. */
export const namesOf = ({ codes }: SegmentMark): string => codes.map(({ name }) => name).join(', ');
