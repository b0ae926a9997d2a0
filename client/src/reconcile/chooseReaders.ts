import { l10n, type Uri } from 'vscode';
import { inform, pick } from '../common/ask.js';
import { CodersRequest, ReconcileRequest } from '#protocol';
import type { Context } from '../context.js';

/** Not a reader, but what readers agreed on. */
const consensus = 'consensus';

/** Asks which of the coders of a transcript are to be reconciled; of two there is nothing to ask. */
export async function chooseReaders(
  context: Context,
  transcript: Uri,
): Promise<{ readonly study: string; readonly coders: readonly string[] } | undefined> {
  const uri = transcript.toString();
  const known = await context.client.sendRequest(CodersRequest.type, { uri });
  if (!known) return undefined;
  const all = known.coders.filter(({ id }) => id !== consensus).map(({ id }) => id);
  const result = await context.client.sendRequest(ReconcileRequest.type, { uri, coders: all });
  const readings = result?.passages.flatMap((passage) => passage.readings) ?? [];
  const readers = known.coders.filter(({ id }) => readings.some(({ coder }) => coder === id));
  if (readers.length < 2) {
    const message =
      known.blind && known.done === undefined
        ? l10n.t('This study is blind: declare first that you are done with coding this transcript.')
        : l10n.t('Two coders at least have to have coded this transcript to reconcile it.');
    void inform(message);
    return undefined;
  }
  const { study } = known;
  if (readers.length === 2) return { study, coders: readers.map(({ id }) => id) };
  const items = readers.map(({ id, name, role }) => ({
    id,
    label: name ?? id,
    description: [...(name === undefined ? [] : [id]), ...(role === undefined ? [] : [role])].join(' · '),
    picked: true,
  }));
  const picked = await pick(items, {
    title: l10n.t('Reconcile'),
    placeHolder: l10n.t('Whose readings are compared: two coders at least'),
    canPickMany: true,
  });
  return picked && picked.length >= 2 ? { study, coders: picked.map(({ id }) => id) } : undefined;
}
