import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import { pick } from '../common/ask.js';
import type { Context } from '../context.js';
import { withChoices, type Choices, type Comparing } from './comparing.js';
import { pickTranscripts } from './pickTranscripts.js';

interface Choice extends QuickPickItem {
  readonly sets?: Partial<Choices>;
  /** Asks further. */
  readonly ask?: () => Promise<Partial<Choices> | undefined>;
}

/** Asks what is to be compared otherwise than now; undefined where the question was left. */
export async function chooseComparing(context: Context, now: Comparing): Promise<Comparing | undefined> {
  const isNow = (sets: Partial<Choices>): boolean =>
    (Object.keys(sets) as (keyof Comparing)[]).every((key) => now[key] === sets[key]);
  const choice = (sets: Partial<Choices>, label: string, detail?: string): Choice => ({
    label,
    ...(detail !== undefined && { detail }),
    ...(isNow(sets) && { description: l10n.t('now') }),
    sets,
  });
  // A unit that is chosen takes the place of another program's way.
  const counting = (unit: Comparing['unit'], label: string, detail?: string): Choice =>
    choice({ unit, like: undefined }, label, detail);
  const likeProgram = (like: Comparing['like'], label: string, detail: string): Choice =>
    choice({ like, unit: undefined, among: undefined }, label, detail);
  const heading = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  const items: readonly Choice[] = [
    heading(l10n.t('A row for')),
    choice({ by: 'code' }, l10n.t('Each code')),
    choice({ by: 'theme' }, l10n.t('Each theme'), l10n.t('A theme counts as given where a code below it is.')),
    choice({ by: 'all' }, l10n.t('All codes together'), l10n.t('How far the sets of codes are apart (MASI).')),
    choice(
      { by: 'domain' },
      l10n.t('Each theme as a variable'),
      l10n.t('Its codes are the values: for codes that exclude each other.'),
    ),
    choice({ by: 'weight' }, l10n.t('Weights'), l10n.t('Of codes with a scale, where both coders gave the code.')),
    heading(l10n.t('Who is compared')),
    choice({ among: 'all' }, l10n.t('All coders together')),
    choice({ among: 'pairs' }, l10n.t('Each two coders')),
    choice({ among: 'roles' }, l10n.t('By role'), l10n.t('Coders of each role among themselves, then each two roles.')),
    heading(l10n.t('What is counted')),
    counting(undefined, l10n.t('What gloss.yaml says')),
    counting('character', l10n.t('Characters')),
    counting('sentence', l10n.t('Sentences')),
    counting('turn', l10n.t('Turns')),
    counting('segment', l10n.t('Segments'), l10n.t('Segments of coders that match are one.')),
    likeProgram(
      'maxqda',
      l10n.t('As MAXQDA usually counts'),
      l10n.t('Segments that share 90 % match; each two coders.'),
    ),
    likeProgram('atlas.ti', l10n.t('As ATLAS.ti usually counts'), l10n.t('Characters; all coders together.')),
    heading(l10n.t('Whose words count')),
    choice({ speakers: undefined }, l10n.t('As gloss.yaml says')),
    choice({ speakers: 'interviewees' }, l10n.t('All but interviewers’')),
    choice({ speakers: 'all' }, l10n.t('Everybody’s')),
    heading(l10n.t('In which transcripts')),
    choice({ done: undefined }, l10n.t('Done ones, where a coder declared any done')),
    choice({ done: false }, l10n.t('Done or not')),
    choice({ transcripts: undefined }, l10n.t('In all')),
    {
      label: l10n.t('In some transcripts, or those of some cases…'),
      ...(now.transcripts && { description: l10n.t('now') }),
      ask: () => pickTranscripts(context, now.transcripts ?? []),
    },
    heading(l10n.t('Of which months')),
    choice({ months: undefined }, l10n.t('All months together')),
    choice(
      { months: true },
      l10n.t('Each month by itself'),
      l10n.t('The month in which somebody coded a transcript last: whether agreement grows.'),
    ),
  ];
  const picked = await pick(items, {
    title: l10n.t('Agreement'),
    placeHolder: l10n.t('What to compare, and by what'),
  });
  const sets = picked?.sets ?? (await picked?.ask?.());
  return sets && withChoices(now, sets);
}
