import { l10n } from 'vscode';
import { TranscriptsRequest } from '#protocol';
import { pick } from '../common/ask.js';
import type { Context } from '../context.js';

/** Asks in which transcripts is compared, by path or case; `now` are those that are chosen. */
export async function pickTranscripts(
  context: Context,
  now: readonly string[],
): Promise<{ readonly transcripts: readonly string[] } | undefined> {
  const studies = await context.knownStudies();
  const items = await Promise.all(
    studies.map((uri) => context.client.sendRequest(TranscriptsRequest.type, { uri, whole: true })),
  );
  const rows = items.flatMap((found, i) =>
    (found ?? []).map(({ path, cases }) => ({
      label: path,
      description: cases.join(', '),
      ...(studies.length > 1 && { detail: studies[i] ?? '' }),
      picked: now.includes(path),
    })),
  );
  const picked = await pick(rows, {
    title: l10n.t('In which transcripts'),
    placeHolder: l10n.t('Choose transcripts, or type the id of a case'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked && picked.length > 0 ? { transcripts: picked.map(({ label }) => label) } : undefined;
}
