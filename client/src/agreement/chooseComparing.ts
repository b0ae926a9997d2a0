import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import { TranscriptsRequest } from '../../../server/src/protocol/index.js';
import { pick } from '../ask.js';
import type { Context } from '../context.js';
import type { Comparing } from './agreementTree.js';

interface Choice extends QuickPickItem {
  readonly sets?: Comparing;
  /** Asks further. */
  readonly ask?: () => Promise<Comparing | undefined>;
}

/** Asks what is to be compared otherwise than now; undefined where the question was left. */
export async function chooseComparing(context: Context, now: Comparing): Promise<Comparing | undefined> {
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
    heading(l10n.t('Whose words count')),
    choice('speakers', undefined, l10n.t('As gloss.yaml says')),
    choice('speakers', 'interviewees', l10n.t('All but interviewers’')),
    choice('speakers', 'all', l10n.t('Everybody’s')),
    heading(l10n.t('In which transcripts')),
    choice('done', undefined, l10n.t('Done ones, where a coder declared any done')),
    choice('done', false, l10n.t('Done or not')),
    choice('transcripts', undefined, l10n.t('In all')),
    {
      label: l10n.t('In some transcripts, or those of some cases…'),
      ...(now.transcripts && { description: l10n.t('now') }),
      ask: () => pickTranscripts(context, now.transcripts ?? []),
    },
  ];
  const picked = await pick(items, {
    title: l10n.t('Agreement'),
    placeHolder: l10n.t('What to compare, and by what'),
  });
  const sets = picked?.sets ?? (await picked?.ask?.());
  return sets && { ...now, ...sets };
}

async function pickTranscripts(context: Context, now: readonly string[]): Promise<Comparing | undefined> {
  const studies = await context.knownStudies();
  const items = await Promise.all(
    studies.map((uri) => context.client.sendRequest(TranscriptsRequest.type, { uri, whole: true })),
  );
  const rows = items.flatMap((found, i) =>
    (found ?? []).map(({ path, cases }) => ({
      label: path,
      description: cases.join(', '),
      ...(studies.length > 1 && { detail: studies[i] ?? '' }),
      picked: now.includes(path),
    })),
  );
  const picked = await pick(rows, {
    title: l10n.t('In which transcripts'),
    placeHolder: l10n.t('Choose transcripts, or type the id of a case'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked && picked.length > 0 ? { transcripts: picked.map(({ label }) => label) } : undefined;
}
