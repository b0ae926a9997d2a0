import { commands, l10n, Uri, window } from 'vscode';
import { warn } from './ask.js';
import type { EditResult } from '#protocol';
import { toRange } from './convert.js';
import { mention } from './mention.js';
import { offerTrust } from '../study/trust.js';

/** Milliseconds for which the status bar says why there was nothing to do. */
const shortly = 5000;

/** Shows what a coding step led to: its place, if it has one to show, or why it was refused. Success needs no words. */
export async function presentResult({ refusal, show }: EditResult): Promise<void> {
  if (refusal?.code === 'nothing-to-do') mention(refusal.message, shortly);
  else if (refusal?.code === 'no-coder') await offerCoder(refusal.message);
  else if (refusal?.code === 'restricted') void offerTrust(refusal.message);
  else if (refusal) void warn(refusal.message);
  if (!show) return;
  const uri = Uri.parse(show.uri);
  const path = uri.path.toLowerCase();
  if (!path.endsWith('.yaml') && !path.endsWith('.yml')) return;
  await window.showTextDocument(uri, { selection: toRange(show.range), preview: false });
}

async function offerCoder(message: string): Promise<void> {
  const choose = l10n.t('Say who codes…');
  if ((await warn(message, choose)) === choose) await commands.executeCommand('gloss.chooseCoder');
}
