import { plural } from '../core/text/plural.js';
import { useOfCodes } from '../core/study/codeUse.js';
import { codesOf, type Study } from '../core/study/study.js';
import { describeWeights } from '../core/study/weights.js';
import { DescribeCodeRequest } from '../protocol/index.js';
import { codeSection } from './codeText.js';
import { escapeMarkdown } from './markdown.js';
import type { Feature } from './workspace.js';

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
  const used = counts.length === 0 ? 'Not used yet' : `_Segments in ${plural(transcripts[place] ?? 0, 'transcript')}_`;
  const weights = describeWeights(study, indexed.code);
  const weighed = weights === undefined || counts.length === 0 ? [] : [escapeMarkdown(weights)];
  return [codeSection(indexed, false), [used, ...counts].join('\n'), ...weighed].join('\n\n');
}

export const describeCode: Feature = {
  capabilities: {},
  register: (handlers, workspace) => {
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
