import { commands, Disposable, l10n } from 'vscode';
import { pick } from '../common/ask.js';
import { askingCommand } from '../common/asking.js';
import { CodersRequest, SetShownCodersRequest, type CodersResult } from '#protocol';
import type { Context, Feature } from '../context.js';

/** Lets a person choose whose codings are shown: everybody's, one's own, or some coders'. */
export const showCoders: Feature = (context) => {
  const show = async (known: CodersResult, coders: CodersResult['shown']): Promise<void> => {
    await context.client.sendRequest(SetShownCodersRequest.type, { study: known.study, coders });
    await commands.executeCommand('setContext', 'gloss.codersHidden', coders !== 'all');
  };
  const onCoders = (run: (known: CodersResult) => Promise<void>) => async (): Promise<void> => {
    const known = await codersAtHand(context);
    if (known) await run(known);
  };
  return Disposable.from(
    commands.registerCommand(
      'gloss.showMyCodings',
      onCoders((known) => show(known, 'mine')),
    ),
    commands.registerCommand(
      'gloss.showAllCoders',
      onCoders((known) => show(known, 'all')),
    ),
    askingCommand(
      'gloss.showCoders',
      context,
      onCoders(async (known) => {
        const chosen = await pickCoders(known);
        if (chosen) await show(known, chosen);
      }),
    ),
  );
};

/** The coders of the study that the active transcript is in, or of the first one. */
async function codersAtHand(context: Context): Promise<CodersResult | undefined> {
  const uri = context.transcriptEditor()?.document.uri.toString() ?? (await context.knownStudies())[0];
  const known = uri === undefined ? null : await context.client.sendRequest(CodersRequest.type, { uri });
  return known ?? undefined;
}

async function pickCoders({ coder, coders, shown }: CodersResult): Promise<CodersResult['shown'] | undefined> {
  const isShown = (id: string): boolean => shown === 'all' || (shown === 'mine' ? id === coder : shown.includes(id));
  const items = coders.map(({ id, name, role, segments, transcripts }) => ({
    id,
    label: name ?? id,
    description: [...(name === undefined ? [] : [id]), ...(role === undefined ? [] : [role])].join(' · '),
    detail:
      l10n.t('{segments} segments in {transcripts} transcripts', { segments, transcripts }) +
      (id === coder ? ` · ${l10n.t('you')}` : ''),
    picked: isShown(id),
  }));
  const picked = await pick(items, {
    title: l10n.t('Whose codings are shown'),
    placeHolder: l10n.t('Choose coders; everything then counts and lists their codings alone'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!picked || picked.length === 0) return undefined;
  if (picked.length === items.length) return 'all';
  const [only] = picked;
  return picked.length === 1 && only?.id === coder ? 'mine' : picked.map(({ id }) => id);
}
