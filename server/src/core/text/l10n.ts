import { config, t as translate } from '@vscode/l10n';

/** English sentences with what is said in their place; see server/l10n. */
export type Table = Readonly<Record<string, string>>;

/** What stands in the placeholders of a sentence. */
type Values<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name extends `${string} ${string}` ? never : Name, string | number> & Values<Rest>
  : unknown;
type Given<Sentence extends string> =
  unknown extends Values<Sentence>
    ? readonly []
    : readonly [values: Values<Sentence> & Record<string, string | number>];

let rules: Intl.PluralRules | undefined;
let language = 'en';
/** Made when it is first needed: that takes longer than all else of a short command. */
let digits: Intl.NumberFormat | undefined;

/**
 * Sets the language of all that is said from now on: a table, and the language that it is in (BCP 47). Without, English.
 * It holds for the whole process, which has one reader: the person at an editor or a terminal.
 */
export function speakWith(spoken?: { readonly language: string; readonly table: Table }): void {
  config({ contents: spoken?.table ?? {} });
  rules = spoken && new Intl.PluralRules(spoken.language);
  language = spoken?.language ?? 'en';
  digits = undefined;
}

/**
 * A sentence in the reader's language. It is written whole and as a literal, `{name}` where a value comes, since a table has it
 * by what it says in English (`npm run l10n`). Constants of a module are made before the language is known: write a function there.
 */
export function t<Sentence extends string>(sentence: Sentence, ...[values]: Given<Sentence>): string {
  return values ? translate(sentence, values) : translate(sentence);
}

/**
 * As {@link t}, of a whole number: `one` for 1, `other` for the rest, both with `{count}` where the number comes. Where a language has
 * more forms than these, its table has `other` with the name of the form behind it, as in `{count} segments/few`.
 */
export function counted<Other extends string>(
  count: number,
  one: string,
  other: Other,
  ...[values]: Given<Other> extends readonly [infer Needed]
    ? [values?: Omit<Needed, 'count'> & Record<string, string | number>]
    : []
): string {
  const form = rules ? rules.select(count) : count === 1 ? 'one' : 'other';
  const given = { count, ...values };
  if (form === 'one') return translate(one, given);
  if (form === 'other') return translate(other, given);
  return translate({ message: other, args: given, comment: form });
}

/** A whole number with its digits in groups, as the reader's language has them: `12,345`. */
export const inGroups = (count: number): string => (digits ??= new Intl.NumberFormat(language)).format(count);
