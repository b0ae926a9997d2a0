import { l10n } from 'vscode';
import { CodersRequest } from '#protocol';
import { inform, pick } from '../common/ask.js';
import type { Context } from '../context.js';

/** Asks which of the coders of a study is taken to be right; their id. */
export async function pickGold(context: Context, study: string): Promise<string | undefined> {
  const known = await context.client.sendRequest(CodersRequest.type, { uri: study });
  const rows = (known?.coders ?? [])
    .filter(({ segments }) => segments > 0)
    .map(({ id, name, role, segments, transcripts }) => ({
      id,
      label: name ?? id,
      description: [...(name === undefined ? [] : [id]), ...(role === undefined ? [] : [role])].join(' · '),
      detail: l10n.t('{segments} segments in {transcripts} transcripts', { segments, transcripts }),
    }));
  if (rows.length < 2) {
    void inform(l10n.t('No transcript has been coded by two of them.'));
    return undefined;
  }
  const picked = await pick(rows, {
    title: l10n.t('Compare with a gold standard'),
    placeHolder: l10n.t('Who is taken to be right?'),
    matchOnDescription: true,
  });
  return picked?.id;
}
