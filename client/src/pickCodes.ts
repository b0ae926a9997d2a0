import {
  commands,
  l10n,
  QuickPickItemKind,
  ThemeIcon,
  window,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import type { CodeChoice, CodeChoiceArgument } from '../../server/src/protocol/index.js';
import { codeIcon } from './codeIcon.js';

/** What was picked: codes to apply, or the name of a code that is yet to be made. */
export type Picked = { readonly codes: readonly CodeChoiceArgument[] } | { readonly create: string };

interface CodeItem extends QuickPickItem {
  readonly choice?: CodeChoice;
  readonly create?: string;
}

/** True while the picker is open, for the keybinding of {@link pickAlsoCommand}. */
const pickingKey = 'gloss.pickingCodes';
export const pickAlsoCommand = 'gloss.pickAlso';

/** Takes the active row of the open picker along with those to come. */
let pickAlso: (() => void) | undefined;
export const pickAlsoOfOpenPicker = (): void => pickAlso?.();

/**
 * Lets codes be picked: Enter takes the active row, with all that were taken along before. The likeliest come first, and the
 * last row makes a code of what was typed. Undefined where the picker was left.
 */
export async function pickCodes(choices: readonly CodeChoice[], title: string): Promise<Picked | undefined> {
  const along: ThemeIcon = new ThemeIcon('add');
  const alongButton: QuickInputButton = {
    iconPath: along,
    tooltip: l10n.t('Pick this and go on picking (Ctrl+Enter)'),
  };
  const picker = window.createQuickPick<CodeItem>();
  const taken: CodeChoice[] = [];
  const rows = choiceRows(choices, alongButton);
  const update = (): void => {
    const name = picker.value.trim();
    const isNew = name !== '' && !choices.some((choice) => choice.name.toLowerCase() === name.toLowerCase());
    const create: CodeItem = {
      label: l10n.t('Create “{name}”…', { name }),
      iconPath: new ThemeIcon('new-file'),
      alwaysShow: true,
      create: name,
    };
    picker.items = isNew ? [...rows, create] : rows;
    picker.title = taken.length === 0 ? title : `${title}: ${taken.map(({ name: code }) => code).join(', ')} +`;
  };
  const take = (item: CodeItem | undefined): void => {
    if (!item?.choice || taken.includes(item.choice)) return;
    taken.push(item.choice);
    picker.value = '';
    update();
  };
  pickAlso = () => take(picker.activeItems[0]);
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.placeholder = l10n.t('Name, id, alias or theme of a code');
  update();
  void commands.executeCommand('setContext', pickingKey, true);
  try {
    const accepted = await new Promise<CodeItem | undefined>((resolve) => {
      picker.onDidChangeValue(update);
      picker.onDidTriggerItemButton(({ item }) => take(item));
      picker.onDidAccept(() => resolve(picker.activeItems[0] ?? (taken.length > 0 ? { label: '' } : undefined)));
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
    if (!accepted) return undefined;
    if (accepted.create !== undefined) return { create: accepted.create };
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
    const steps = scale.map((step) => ({ label: String(step), step }));
    const picked = await window.showQuickPick(steps, { title: l10n.t('How strongly “{name}”?', { name }) });
    if (!picked) return undefined;
    codes.push({ code: id, weight: picked.step });
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
  return {
    label: applied ? `${name} $(check)` : name,
    description: words.join(' · '),
    ...(brief !== undefined && { detail: brief }),
    iconPath: codeIcon(color),
    buttons: [button],
    choice,
  };
}
