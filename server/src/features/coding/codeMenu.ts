import { plain } from '../../core/text/plain.js';
import type { CodeChoice } from '#protocol';
import { cutText } from '../common/markdown.js';
import * as l10n from '../../core/text/l10n.js';

/** Buttons on one page, besides the one that leads to the next: as many as a list without a filter can be read at a glance. */
const mostOnPage = 12;
/** Codes at hand before the top themes. */
const mostAtHand = 6;
const longestTitle = 60;
const next = (): string => l10n.t('More…');

/** What a button stands for: a code, or a theme by the names that lead to it. */
type Option = { readonly code: CodeChoice } | { readonly below: readonly string[] };

/** Shows a question with buttons; answers the title of the one that was pressed, and undefined where none was. */
type Ask = (question: string, titles: readonly string[]) => Promise<string | undefined>;

/**
 * Lets a code be chosen from pages of buttons, theme by theme: first a few codes that are recent or near, then the top themes.
 * `question` is given the theme whose codes are asked for. Undefined where nothing was chosen.
 */
export async function chooseFromMenu(
  ask: Ask,
  choices: readonly CodeChoice[],
  question: (theme: string | undefined) => string,
): Promise<CodeChoice | undefined> {
  let below: readonly string[] = [];
  let first = 0;
  for (;;) {
    const options = [...titled(optionsBelow(choices, below))];
    const page = new Map(options.slice(first, first + mostOnPage));
    const titles = [...page.keys(), ...(options.length > first + mostOnPage ? [next()] : [])];
    const answer = await ask(question(below.at(-1)), titles);
    if (answer === undefined || !titles.includes(answer)) return undefined;
    const picked = page.get(answer);
    if (!picked) {
      first += mostOnPage;
    } else if ('code' in picked) {
      return picked.code;
    } else {
      below = picked.below;
      first = 0;
    }
  }
}

/** Codes and themes directly below a theme, in the order of the choices; at the top behind the codes that are at hand. */
function optionsBelow(choices: readonly CodeChoice[], below: readonly string[]): readonly Option[] {
  const atHand = below.length === 0 ? choices.filter(({ because }) => because !== 'codebook').slice(0, mostAtHand) : [];
  const shown = new Set(atHand);
  const themes = new Set<string>();
  const options: Option[] = atHand.map((code) => ({ code }));
  for (const code of choices) {
    if (!below.every((name, i) => code.path[i] === name)) continue;
    const theme = code.path[below.length];
    if (theme === undefined) {
      if (!shown.has(code)) options.push({ code });
    } else if (!themes.has(theme)) {
      themes.add(theme);
      options.push({ below: [...below, theme] });
    }
  }
  return options;
}

/** Options by titles that differ, since a client answers with the title. */
function titled(options: readonly Option[]): ReadonlyMap<string, Option> {
  const byTitle = new Map<string, Option>();
  for (const option of options) {
    const name = 'code' in option ? option.code.name : `${option.below.at(-1) ?? ''} ›`;
    const title = plain(cutText(name, longestTitle));
    let own = title;
    for (let count = 2; own === next() || byTitle.has(own); count++) own = `${title} (${count})`;
    byTitle.set(own, option);
  }
  return byTitle;
}
