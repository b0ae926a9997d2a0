import { l10n, Uri } from 'vscode';
import { pick } from '../common/ask.js';
import type { Context } from '../context.js';

/** The study of the active transcript, else the only one, else one that is picked; undefined where there is none. */
export async function chooseStudy(context: Context): Promise<string | undefined> {
  const active = context.transcriptEditor()?.document.uri.toString();
  const studies = await context.knownStudies();
  if (active !== undefined || studies.length < 2) return active ?? studies[0];
  const rows = studies.map((study) => {
    const { path } = Uri.parse(study);
    return { study, label: path.slice(path.lastIndexOf('/') + 1), description: path };
  });
  return (await pick(rows, { placeHolder: l10n.t('Which study?') }))?.study;
}
