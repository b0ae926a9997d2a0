import type { HelpConfiguration } from 'commander';
import * as l10n from '../core/text/l10n.js';

/** What a help says beside what commands, arguments and options say of themselves, in the reader's language. */
export const helpWords: HelpConfiguration = {
  styleTitle: (title) => titles()[title] ?? title,
  optionDescription: ({ description, argChoices, defaultValue, required, optional }) =>
    described(description, argChoices, required || optional ? defaultValue : undefined),
  argumentDescription: ({ description, argChoices, defaultValue }) => described(description, argChoices, defaultValue),
};

/** By what Commander calls them. */
const titles = (): Readonly<Record<string, string>> => ({
  'Usage:': l10n.t('Usage:'),
  'Arguments:': l10n.t('Arguments:'),
  'Options:': l10n.t('Options:'),
  'Commands:': l10n.t('Commands:'),
});

function described(description: string, choices: readonly string[] | undefined, value: unknown): string {
  const more = [
    ...(choices ? [l10n.t('choices: {choices}', { choices: choices.map(quoted).join(', ') })] : []),
    ...(value === undefined ? [] : [l10n.t('default: {value}', { value: quoted(value) })]),
  ];
  return more.length > 0 ? `${description} (${more.join(', ')})` : description;
}

const quoted = (value: unknown): string => JSON.stringify(value);
