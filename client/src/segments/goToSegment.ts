import { l10n, Uri, window } from 'vscode';
import { warn } from '../common/ask.js';
import { LocateSegmentRequest } from '#protocol';
import type { Context } from '../context.js';
import { toRange } from '../common/convert.js';

/** Opens a listed segment's transcript with its passage selected; answers whether it has a place there. */
export async function goToSegment(
  { client }: Context,
  { group, segment }: { readonly group: { readonly uri: string }; readonly segment: { readonly id: string } },
): Promise<boolean> {
  const found = await client.sendRequest(LocateSegmentRequest.type, { study: group.uri, id: segment.id });
  const uri = Uri.parse(found?.location.uri ?? group.uri);
  await window.showTextDocument(uri, {
    preview: true,
    ...(found && { selection: toRange(found.location.range) }),
  });
  if (!found) {
    void warn(l10n.t('This passage is not in the transcript any more. The segment is kept.'));
  }
  return found !== null;
}
