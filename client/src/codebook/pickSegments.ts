import { l10n, ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import { pick, plainItem } from '../common/ask.js';
import type { UsedSegment } from './codeUse.js';

interface SegmentRow extends QuickPickItem {
  readonly used: UsedSegment;
}

/** What segments can be narrowed down by: a button that says so, and what a segment has of it. */
interface Facet {
  readonly button: QuickInputButton;
  readonly valuesOf: (used: UsedSegment) => readonly string[];
}

interface Narrowed {
  readonly facet: Facet;
  readonly value: string;
}

/** Lets segments be picked: by their words, transcript, coder or case, and several at once. Undefined where it was left. */
export async function pickSegments(
  title: string,
  all: readonly UsedSegment[],
): Promise<readonly UsedSegment[] | undefined> {
  const facets = facetsOf().filter(({ valuesOf }) => new Set(all.flatMap(valuesOf)).size > 1);
  const picked = new Set<UsedSegment>();
  let narrowed: Narrowed | undefined;
  for (;;) {
    const shown = all.filter((used) => !narrowed || narrowed.facet.valuesOf(used).includes(narrowed.value));
    const suffix = narrowed ? ` (${narrowed.value})` : '';
    const answer = await pickOnce(`${title}${suffix}`, shown, picked, facets);
    if (answer === 'left') return undefined;
    if (answer === 'done') return all.filter((used) => picked.has(used));
    narrowed = await narrow(answer, all, narrowed);
  }
}

/** One showing of the list; keeps `picked` up. Answers the facet whose button was pressed. */
async function pickOnce(
  title: string,
  shown: readonly UsedSegment[],
  picked: Set<UsedSegment>,
  facets: readonly Facet[],
): Promise<Facet | 'done' | 'left'> {
  const picker = window.createQuickPick<SegmentRow>();
  const rows = shown.map(segmentRow);
  picker.title = title;
  picker.placeholder = l10n.t('Words, transcript, coder or case; the box before it takes all that are shown');
  picker.canSelectMany = true;
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.buttons = facets.map(({ button }) => button);
  picker.items = rows;
  picker.selectedItems = rows.filter(({ used }) => picked.has(used));
  const keep = (): void => {
    const now = new Set(picker.selectedItems.map(({ used }) => used));
    for (const used of shown) {
      if (now.has(used)) picked.add(used);
      else picked.delete(used);
    }
  };
  try {
    return await new Promise((resolve) => {
      picker.onDidTriggerButton((pressed) => {
        keep();
        resolve(facets.find(({ button }) => button === pressed) ?? 'left');
      });
      picker.onDidAccept(() => {
        keep();
        resolve('done');
      });
      picker.onDidHide(() => resolve('left'));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}

async function narrow(
  facet: Facet,
  all: readonly UsedSegment[],
  before: Narrowed | undefined,
): Promise<Narrowed | undefined> {
  const counts = new Map<string, number>();
  for (const value of all.flatMap(facet.valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const everything = { label: l10n.t('All'), description: String(all.length) };
  const rows = [...counts]
    .sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }))
    .map(([label, count]) => ({ label, description: String(count) }));
  const picked = await pick([everything, ...rows], {
    title: facet.button.tooltip ?? '',
    ignoreFocusOut: true,
  });
  if (!picked) return before;
  return picked === everything ? undefined : { facet, value: picked.label };
}

function segmentRow(used: UsedSegment): SegmentRow {
  const { group, segment } = used;
  const about = (group.cases ?? []).filter((name) => !nameOf(used).startsWith(name));
  return plainItem({
    label: segment.quote.replace(/\s+/g, ' '),
    detail: [nameOf(used), segment.coder, segment.line, ...about].join(' · '),
    used,
  });
}

/** The transcript's path below the usual folder, without its ending. */
const nameOf = ({ group }: UsedSegment): string =>
  group.transcript.replace(/^transcripts\//, '').replace(/\.[^./]+$/, '');

const facetsOf = (): readonly Facet[] => [
  {
    button: { iconPath: new ThemeIcon('file-text'), tooltip: l10n.t('Only those of a transcript') },
    valuesOf: (used) => [nameOf(used)],
  },
  {
    button: { iconPath: new ThemeIcon('account'), tooltip: l10n.t('Only those of a coder') },
    valuesOf: ({ segment }) => [segment.coder],
  },
  {
    button: { iconPath: new ThemeIcon('briefcase'), tooltip: l10n.t('Only those of a case') },
    valuesOf: ({ group }) => group.cases ?? [],
  },
];
