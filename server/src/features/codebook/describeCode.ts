import { useOfCodes } from '../../core/queries/codeUse.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { describeWeights } from '../../core/study/countWeights.js';
import { DescribeCodeRequest } from '#protocol';
import { codeSection } from '../common/codeText.js';
import { escapeMarkdown } from '../common/markdown.js';
import type { Feature, Studies } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** What a code means and how often who uses it, as Markdown; undefined where no codebook has it. */
export function describe(study: Study, id: string): string | undefined {
  const indexed = codesOf(study).find(id);
  if (!indexed) return undefined;
  const { coders, below, placeOf, transcripts } = useOfCodes(study);
  const place = placeOf.get(indexed.code.id) ?? -1;
  const names = new Map(study.config.coders.map((coder) => [coder.id, coder.name ?? coder.id]));
  const counts = coders.flatMap((coder, i) => {
    const segments = below[i]?.[place] ?? 0;
    return segments === 0 ? [] : [`- ${escapeMarkdown(names.get(coder) ?? coder)}: ${segments}`];
  });
  const used =
    counts.length === 0
      ? l10n.t('Not used yet')
      : `_${l10n.counted(transcripts[place] ?? 0, 'Segments in 1 transcript', 'Segments in {count} transcripts')}_`;
  const weights = describeWeights(study, indexed.code);
  const weighed = weights === undefined || counts.length === 0 ? [] : [escapeMarkdown(weights)];
  return [codeSection(indexed, false), [used, ...counts].join('\n'), ...weighed].join('\n\n');
}

/** A person sees what a code means, with counts, beside its row in the Themes view. */
export const describeCode: Feature = {
  register: (handlers, workspace: Studies) => {
    handlers.on(DescribeCodeRequest.type, ({ study: uri, code }) => {
      const study = workspace.studyOf(uri);
      const markdown = study && describe(study, code);
      if (!study || markdown === undefined) return null;
      const { definition, brief } = codesOf(study).find(code)?.code ?? {};
      const meaning = definition ?? brief;
      return { markdown, ...(meaning !== undefined && { definition: meaning }) };
    });
  },
};
