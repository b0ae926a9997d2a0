import * as l10n from '../core/text/l10n.js';

/** What a pattern finds, by the names of its groups. */
type Found = Readonly<Record<string, string>>;

/** How Commander refuses calls, and how that is said in the reader's language. */
const misuses: readonly (readonly [pattern: RegExp, inWords: (found: Found) => string])[] = [
  [
    /^missing required argument '(?<name>.*)'$/s,
    ({ name = '' }) => l10n.t("missing required argument '{name}'", { name }),
  ],
  [
    /^option '(?<option>.*)' argument missing$/s,
    ({ option = '' }) => l10n.t("option '{option}' argument missing", { option }),
  ],
  [
    /^required option '(?<option>.*)' not specified$/s,
    ({ option = '' }) => l10n.t("required option '{option}' not specified", { option }),
  ],
  [
    /^option '(?<option>.*)' cannot be used with option '(?<other>.*)'$/s,
    ({ option = '', other = '' }) =>
      l10n.t("option '{option}' cannot be used with option '{other}'", { option, other }),
  ],
  [
    /^option '(?<option>.*)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/s,
    ({ option = '', value = '', choices = '' }) =>
      l10n.t("option '{option}' argument '{value}' is invalid. Allowed choices are {choices}.", {
        option,
        value,
        choices,
      }),
  ],
  [
    /^option '(?<option>.*)' argument '(?<value>.*)' is invalid\. (?<why>.*)$/s,
    ({ option = '', value = '', why = '' }) =>
      l10n.t("option '{option}' argument '{value}' is invalid. {why}", { option, value, why }),
  ],
  [
    /^unknown option '(?<option>.*)'\n\(Did you mean one of (?<near>.*)\?\)$/s,
    ({ option = '', near = '' }) => l10n.t("unknown option '{option}' (Did you mean one of {near}?)", { option, near }),
  ],
  [
    /^unknown option '(?<option>.*)'\n\(Did you mean (?<near>.*)\?\)$/s,
    ({ option = '', near = '' }) => l10n.t("unknown option '{option}' (Did you mean {near}?)", { option, near }),
  ],
  [/^unknown option '(?<option>.*)'$/s, ({ option = '' }) => l10n.t("unknown option '{option}'", { option })],
  [
    /^unknown command '(?<name>.*)'\n\(Did you mean one of (?<near>.*)\?\)$/s,
    ({ name = '', near = '' }) => l10n.t("unknown command '{name}' (Did you mean one of {near}?)", { name, near }),
  ],
  [
    /^unknown command '(?<name>.*)'\n\(Did you mean (?<near>.*)\?\)$/s,
    ({ name = '', near = '' }) => l10n.t("unknown command '{name}' (Did you mean {near}?)", { name, near }),
  ],
  [/^unknown command '(?<name>.*)'$/s, ({ name = '' }) => l10n.t("unknown command '{name}'", { name })],
  [
    /^too many arguments for '(?<name>.*)'\. Expected (?<most>\d+) arguments? but got (?<given>\d+)\.$/s,
    ({ name = '', most = '', given = '' }) =>
      l10n.counted(
        Number(most),
        "too many arguments for '{name}'. Expected 1 argument but got {given}.",
        "too many arguments for '{name}'. Expected {count} arguments but got {given}.",
        { name, given },
      ),
  ],
];

/** Why a call was refused, as Commander says it, in the reader's language; what is not known here stays as it is. */
export function misuseInWords(written: string): string {
  const message = written.trim().replace(/^error: /, '');
  for (const [pattern, inWords] of misuses) {
    const found = pattern.exec(message);
    if (found) return inWords(found.groups ?? {});
  }
  return message;
}
