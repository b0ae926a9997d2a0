import { l10n, QuickPickItemKind, ThemeIcon, Uri, window, type QuickPickItem } from 'vscode';
import { pick } from '../common/ask.js';
import { DescribeCodeRequest, type DescribeCodeResult, type StudyThemes, type ThemeNode } from '#protocol';
import { askReason } from './askReason.js';
import { codeIcon } from '../common/codeIcon.js';
import { extentOf, segmentsWith, type UsedSegment } from './codeUse.js';
import type { Context } from '../context.js';
import { toRange } from '../common/convert.js';
import { likelyFirst, pickCode } from './pickFromCodebook.js';
import { codesOf, isApplicable } from '../themes/codesOfThemes.js';

/** A way to merge two codes: which one goes, and its segments. */
interface Merge {
  readonly from: ThemeNode;
  readonly into: ThemeNode;
  readonly used: readonly UsedSegment[];
}

interface MergeRow extends QuickPickItem {
  readonly merge?: Merge;
  readonly show?: ThemeNode;
}

/** Merges a code into another, which is picked where it is not given, after both have been shown with what follows. */
export async function mergeInto(
  context: Context,
  study: StudyThemes,
  from: ThemeNode,
  given?: ThemeNode,
): Promise<void> {
  const others = codesOf(study).filter((other) => other !== from && isApplicable(other));
  const into =
    given ??
    (await pickCode({
      title: l10n.t('Merge “{name}” into', { name: from.name }),
      placeholder: l10n.t('Name, id or theme of a code'),
      groups: likelyFirst(from, others),
    }));
  const merge = into && (await confirm(context, study, from, into));
  if (!merge) return;
  const reason = await askReason(
    l10n.t('Merge “{from}” into “{into}”', { from: merge.from.name, into: merge.into.name }),
    l10n.t('Why is it one code? Undo Coding takes the merge back.'),
  );
  if (reason === undefined) return;
  await context.edit({ op: 'mergeCodes', uri: study.uri, code: merge.from.id, into: merge.into.id, reason });
}

/** Shows both codes, their definitions and what follows, either way round. */
async function confirm(
  context: Context,
  study: StudyThemes,
  from: ThemeNode,
  into: ThemeNode,
): Promise<Merge | undefined> {
  const describe = (code: string): Promise<DescribeCodeResult | null> =>
    context.client.sendRequest(DescribeCodeRequest.type, { study: study.uri, code });
  const [fromUsed, intoUsed, fromMeaning, intoMeaning] = await Promise.all([
    segmentsWith(context, study, from),
    segmentsWith(context, study, into),
    describe(from.id),
    describe(into.id),
  ]);
  const merges = [
    { from, into, used: fromUsed },
    { from: into, into: from, used: intoUsed },
  ].filter(({ into: winner }) => isApplicable(winner));
  const rows: readonly MergeRow[] = [
    ...merges.map(mergeRow),
    { label: l10n.t('Definitions'), kind: QuickPickItemKind.Separator },
    definitionRow(from, fromUsed, fromMeaning?.definition),
    definitionRow(into, intoUsed, intoMeaning?.definition),
  ];
  const picked = await pick(rows, {
    title: l10n.t('Merge “{from}” and “{into}”', { from: from.name, into: into.name }),
    placeHolder: l10n.t('Which code stays?'),
    ignoreFocusOut: true,
  });
  if (picked?.show) {
    const { uri, range } = picked.show.location;
    await context.lock.settle();
    await window.showTextDocument(Uri.parse(uri), { selection: toRange(range) });
  }
  return picked?.merge;
}

function mergeRow(merge: Merge): MergeRow {
  const { from, into, used } = merge;
  const both = used.filter(({ segment }) => segment.codes.includes(into.id)).length;
  const follow = l10n.t('{extent} follow', { extent: extentOf(used) });
  return {
    label: l10n.t('Merge “{from}” into “{into}”', { from: from.name, into: into.name }),
    iconPath: new ThemeIcon('git-merge'),
    detail: both > 0 ? l10n.t('{follow}; {count} have both codes and keep one', { follow, count: both }) : follow,
    merge,
  };
}

function definitionRow(node: ThemeNode, used: readonly UsedSegment[], meaning = ''): MergeRow {
  const definition = meaning.replace(/\s+/g, ' ').trim();
  return {
    label: node.name,
    description: extentOf(used),
    detail: definition === '' ? l10n.t('It has no definition yet.') : definition,
    iconPath: codeIcon(node.color),
    show: node,
  };
}
