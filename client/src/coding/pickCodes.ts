import {
  commands,
  l10n,
  QuickPickItemKind,
  ThemeIcon,
  window,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import { pick, plainItem } from '../common/ask.js';
import type { CodeChoice, CodeChoiceArgument } from '#protocol';
import { codeIcon } from '../common/codeIcon.js';
import { mention } from '../common/mention.js';

/** What was picked: codes to apply, or the name of a code that is yet to be made. */
export type Picked = { readonly codes: readonly CodeChoiceArgument[] } | { readonly create: string };

interface CodeItem extends QuickPickItem {
  /** Absent on the row that makes a new code. */
  readonly choice?: CodeChoice;
}

/** True while the picker is open, for the keybinding of {@link pickAlsoCommand}. */
const pickingKey = 'gloss.pickingCodes';
/** The command of the key that takes a code along and leaves the picker open. */
export const pickAlsoCommand = 'gloss.pickAlso';

/** Milliseconds for which the status bar says that nothing was done. */
const shortly = 5000;

/** Takes the active row of the open picker along with those to come. */
let pickAlso: (() => void) | undefined;
/** Does nothing where no picker is open. */
export const pickAlsoOfOpenPicker = (): void => pickAlso?.();

/**
 * Lets codes be picked: Enter takes the active row, with all that were taken along before. The likeliest come first, and the
 * last row makes a code of what was typed. Undefined where the picker was left.
 */
export async function pickCodes(choices: Promise<readonly CodeChoice[]>, title: string): Promise<Picked | undefined> {
  const alongButton: QuickInputButton = {
    iconPath: new ThemeIcon('add'),
    tooltip: l10n.t('Pick this and go on picking (Ctrl+I)'),
  };
  const picker = window.createQuickPick<CodeItem>();
  const taken: CodeChoice[] = [];
  const create: CodeItem = {
    label: l10n.t('Create a code of this name…'),
    iconPath: new ThemeIcon('new-file'),
    alwaysShow: true,
  };
  const take = (item: CodeItem | undefined): void => {
    if (!item?.choice || taken.includes(item.choice)) return;
    taken.push(item.choice);
    picker.value = '';
    picker.title = `${title}: ${taken.map(({ name }) => name).join(', ')} +`;
  };
  pickAlso = () => take(picker.activeItems[0]);
  picker.matchOnDescription = true;
  picker.placeholder = l10n.t('Name, id, alias or theme of a code');
  picker.title = title;
  void commands.executeCommand('setContext', pickingKey, true);
  try {
    const accepted = await new Promise<CodeItem | undefined>((resolve, reject) => {
      picker.onDidTriggerItemButton(({ item }) => take(item));
      picker.onDidAccept(() => resolve(picker.activeItems[0] ?? (taken.length > 0 ? { label: '' } : undefined)));
      picker.onDidHide(() => resolve(undefined));
      // Shown before there are rows, so that what is typed goes here and not into the transcript.
      picker.busy = true;
      picker.show();
      choices.then((found) => {
        // Set once: rows that change while somebody types would leave it open which of them Enter takes.
        picker.items = [...choiceRows(found, alongButton), create];
        picker.busy = false;
      }, reject);
    });
    if (!accepted) return undefined;
    if (accepted === create) return { create: picker.value.trim() };
    const picked = [...new Set([...taken, ...(accepted.choice ? [accepted.choice] : [])])];
    picker.hide();
    return await withWeights(picked);
  } finally {
    pickAlso = undefined;
    picker.dispose();
    void commands.executeCommand('setContext', pickingKey, false);
  }
}

/** Asks for the weight of each code that has a scale. */
async function withWeights(choices: readonly CodeChoice[]): Promise<Picked | undefined> {
  const codes: CodeChoiceArgument[] = [];
  for (const { id, name, scale } of choices) {
    if (!scale) {
      codes.push(id);
      continue;
    }
    const steps: readonly { readonly label: string; readonly step?: number | string }[] = [
      ...scale.map((step) => ({ label: String(step), step })),
      { label: l10n.t('No weight') },
    ];
    const picked = await pick(steps, { title: l10n.t('How strongly “{name}”?', { name }) });
    if (!picked) {
      mention(l10n.t('Nothing was coded.'), shortly);
      return undefined;
    }
    codes.push(picked.step === undefined ? id : { code: id, weight: picked.step });
  }
  return { codes };
}

function choiceRows(choices: readonly CodeChoice[], button: QuickInputButton): readonly CodeItem[] {
  const headings = { recent: l10n.t('Recent'), near: l10n.t('Used near here'), codebook: l10n.t('Codebook') };
  return (['recent', 'near', 'codebook'] as const).flatMap((because) => {
    const found = choices.filter((choice) => choice.because === because);
    if (found.length === 0) return [];
    const heading: CodeItem = { label: headings[because], kind: QuickPickItemKind.Separator };
    return [heading, ...found.map((choice) => choiceRow(choice, button))];
  });
}

function choiceRow(choice: CodeChoice, button: QuickInputButton): CodeItem {
  const { id, name, color, path, brief, aliases, applied } = choice;
  const words = [path.join(' › '), id, ...aliases].filter((word) => word !== '');
  const row = plainItem({
    label: name,
    description: words.join(' · '),
    ...(brief !== undefined && { detail: brief }),
    iconPath: codeIcon(color),
    buttons: [button],
    choice,
  });
  return applied ? { ...row, label: `${row.label} $(check)` } : row;
}
