import { Disposable, l10n, languages, StatusBarAlignment, window } from 'vscode';
import type { Feature } from '../context.js';
import { plainText } from '../common/plainText.js';

/** Languages of transcripts. */
export const languageIds = ['transcript', 'plaintext', 'markdown', 'webvtt', 'srt'];

/** One item for the active transcript: who codes, how much is coded, what is doubtful; and whether coding mode is on. */
export const status: Feature = (context) => {
  const item = window.createStatusBarItem('gloss.status', StatusBarAlignment.Right, 90);
  const coderItem = languages.createLanguageStatusItem(
    'gloss.coder',
    languageIds.map((language) => ({ language })),
  );
  item.name = 'Gloss';
  item.command = 'gloss.toggleCodingMode';
  coderItem.name = l10n.t('Coder');
  coderItem.command = { command: 'gloss.chooseCoder', title: l10n.t('Change') };
  const update = (): void => {
    const { isOn: isCoding } = context.codingMode;
    const editor = context.transcriptEditor();
    const params = editor && context.published(editor.document.uri);
    if (!params) {
      item.hide();
      return;
    }
    const share = l10n.t('{percent}% coded', { percent: String(Math.round(params.coded * 100)) });
    const doubtful = params.doubtful > 0 ? l10n.t('{count} to check', { count: params.doubtful }) : undefined;
    const coder = params.coder ?? l10n.t('no coder');
    const mode = isCoding ? l10n.t('Coding') : undefined;
    item.text = `$(${isCoding ? 'edit' : 'symbol-color'}) ${[mode, share, doubtful].filter((part) => part !== undefined).join(' · ')}`;
    item.tooltip = isCoding
      ? l10n.t('Leave coding mode')
      : l10n.t('Enter coding mode: single keys code, the text is locked');
    item.accessibilityInformation = {
      label: `Gloss: ${[coder, share, doubtful, mode].filter((part) => part !== undefined).join(', ')}`,
    };
    coderItem.text = plainText(l10n.t('Coder: {coder}', { coder }));
    item.show();
  };
  return Disposable.from(
    item,
    coderItem,
    context.onDidPublish(update),
    window.onDidChangeActiveTextEditor(update),
    context.codingMode.onDidChange(update),
  );
};
