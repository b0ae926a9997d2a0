import { l10n } from 'vscode';
import type { ThemeAttention, ThemeNode } from '#protocol';
import { segmentCount } from './themeWords.js';

/** What somebody has to decide about a code, and what to do, in a sentence or two each. */
export const attentionTexts = (node: ThemeNode): readonly string[] =>
  (node.attention ?? []).map((kind) => texts[kind](node));

const texts: Readonly<Record<ThemeAttention, (node: ThemeNode) => string>> = {
  'no-definition': () => l10n.t('It is in use and has no definition. Write down what it means while you know.'),
  'retired-used': ({ segments }) =>
    l10n.t('It is retired and still in use: {segments}. Merge it into another code, or restore it.', {
      segments: segmentCount(segments),
    }),
  'duplicate-name': () => l10n.t('Another code has the same name. Rename one of the two, or merge them.'),
  recode: ({ toRecode = 0 }) =>
    l10n.t('It was revised after you had coded with it. Look again at {segments}.', {
      segments: segmentCount(toRecode),
    }),
};
