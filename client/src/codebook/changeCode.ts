import { l10n } from 'vscode';
import type { Context } from '../context.js';
import { likelyFirst, pickCode } from './pickFromCodebook.js';
import type { RecodeEntry } from '../segments/recodeQueue.js';
import { askThemes, codesOf, isApplicable, studyOf } from '../themes/codesOfThemes.js';

/** Puts another code in the place of one on a segment: of several, first of one that was revised. Answers whether it did. */
export async function changeCode(context: Context, { group, segment }: RecodeEntry): Promise<boolean> {
  const study = studyOf(await askThemes(context), group.uri);
  if (!study) return false;
  const all = codesOf(study);
  const revised = segment.revised?.map(({ code }) => code) ?? segment.codes;
  const nodes = revised.flatMap((id) => all.find((node) => node.id === id) ?? []);
  const code =
    nodes.length > 1
      ? await pickCode({
          title: l10n.t('Change which code?'),
          placeholder: l10n.t('Name, id or theme of a code'),
          groups: [{ heading: l10n.t('On this segment'), nodes }],
        })
      : nodes[0];
  if (!code) return false;
  const to = await pickCode({
    title: l10n.t('Change “{name}” to', { name: code.name }),
    placeholder: l10n.t('Name, id or theme of a code'),
    groups: likelyFirst(
      code,
      all.filter((node) => isApplicable(node) && !segment.codes.includes(node.id)),
    ),
  });
  if (!to) return false;
  const { done } = await context.edit({
    op: 'replaceCode',
    uri: group.uri,
    segment: segment.id,
    code: code.id,
    to: to.id,
  });
  return done;
}
