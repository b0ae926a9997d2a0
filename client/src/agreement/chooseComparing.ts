import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import { pick } from '../ask.js';
import type { Comparing } from './agreementTree.js';

interface Choice extends QuickPickItem {
  readonly sets?: Comparing;
}

/** Asks what is to be compared otherwise than now; undefined where the question was left. */
export async function chooseComparing(now: Comparing): Promise<Comparing | undefined> {
  const choice = <K extends keyof Comparing>(key: K, value: Comparing[K], label: string, detail?: string): Choice => ({
    label,
    ...(detail !== undefined && { detail }),
    ...(now[key] === value && { description: l10n.t('now') }),
    sets: { [key]: value },
  });
  const heading = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  const items: readonly Choice[] = [
    heading(l10n.t('A row for')),
    choice('by', 'code', l10n.t('Each code')),
    choice('by', 'theme', l10n.t('Each theme'), l10n.t('A theme counts as given where a code below it is.')),
    choice('by', 'all', l10n.t('All codes together'), l10n.t('How far the sets of codes are apart (MASI).')),
    choice(
      'by',
      'domain',
      l10n.t('Each theme as a variable'),
      l10n.t('Its codes are the values: for codes that exclude each other.'),
    ),
    choice('by', 'weight', l10n.t('Weights'), l10n.t('Of codes with a scale, where both coders gave the code.')),
    heading(l10n.t('Who is compared')),
    choice('among', 'all', l10n.t('All coders together')),
    choice('among', 'pairs', l10n.t('Each two coders')),
    choice('among', 'roles', l10n.t('By role'), l10n.t('Coders of each role among themselves, then each two roles.')),
    heading(l10n.t('What is counted')),
    choice('unit', undefined, l10n.t('What gloss.yaml says')),
    choice('unit', 'character', l10n.t('Characters')),
    choice('unit', 'sentence', l10n.t('Sentences')),
    choice('unit', 'turn', l10n.t('Turns')),
    choice('unit', 'segment', l10n.t('Segments'), l10n.t('Segments of coders that match are one.')),
  ];
  const picked = await pick(items, {
    title: l10n.t('Agreement'),
    placeHolder: l10n.t('What to compare, and by what'),
  });
  return picked?.sets && { ...now, ...picked.sets };
}
