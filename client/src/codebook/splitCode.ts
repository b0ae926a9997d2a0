import { l10n } from 'vscode';
import type { StudyThemes, ThemeNode } from '#protocol';
import { askReason } from './askReason.js';
import { extentOf, segmentsWith } from './codeUse.js';
import type { Context } from '../context.js';
import { mention } from '../common/mention.js';
import { likelyFirst, pickOrName } from './pickFromCodebook.js';
import { pickSegments } from './pickSegments.js';
import { codesOf, isApplicable } from '../themes/codesOfThemes.js';

/** Gives some segments of a code to another one, which may be new: asks for its name, the segments and the reason. */
export async function splitCode(context: Context, study: StudyThemes, node: ThemeNode): Promise<void> {
  const used = await segmentsWith(context, study, node);
  if (used.length === 0) {
    mention(l10n.t('“{name}” has no segments to split.', { name: node.name }), 5000);
    return;
  }
  const others = codesOf(study).filter((other) => other !== node && isApplicable(other));
  const to = await pickOrName({
    title: l10n.t('Split “{name}”: which code takes segments over?', { name: node.name }),
    placeholder: l10n.t('Name of a new code, or one that is there'),
    groups: likelyFirst(node, others),
  });
  if (to === undefined) return;
  const name = typeof to === 'string' ? to : to.name;
  const chosen = await pickSegments(
    l10n.t('Segments that go from “{from}” to “{to}”', { from: node.name, to: name }),
    used,
  );
  if (!chosen || chosen.length === 0) return;
  const reason = await askReason(
    l10n.t('Split “{name}”', { name: node.name }),
    l10n.t('{extent} go to “{to}”.', { extent: extentOf(chosen), to: name }),
  );
  if (reason === undefined) return;
  await context.edit({
    op: 'splitCode',
    uri: study.uri,
    code: node.id,
    to: typeof to === 'string' ? to : to.id,
    segments: chosen.map(({ segment }) => segment.id),
    reason,
  });
}
