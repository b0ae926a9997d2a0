import { countLeft } from '../../core/edit/pseudonyms/namesFound.js';
import { namesReport } from '../../core/edit/pseudonyms/namesReport.js';
import type { Report, ReportItem, ReportText } from '../../core/edit/pseudonyms/reportText.js';
import { GlossError } from '../../core/glossError.js';
import type { PseudonymiseParams, PseudonymiseResult } from '#protocol';
import { codeSpan } from '../common/markdown.js';
import { refusePast } from '../common/refusePast.js';
import type { Editing, Studies } from '../common/workspace.js';
import * as l10n from '../../core/text/l10n.js';

/** Replaces names for a client, or tells what that would do, with a report of where names stay. */
export async function pseudonymise(
  workspace: Studies & Editing,
  { uri, names, transcripts, preview = false }: PseudonymiseParams,
): Promise<PseudonymiseResult> {
  for (const each of [uri, ...(transcripts ?? [])]) refusePast(each);
  const study = workspace.studyOf(uri);
  if (!study) throw new GlossError('no-study', l10n.t('This file does not belong to a study.'));
  await workspace.ready(study);
  const chosen = transcripts?.map((each) => {
    const path = workspace.pathIn(study, each);
    if (!study.transcripts.has(path)) {
      throw new GlossError('not-found', l10n.t('{path} is no transcript of this study.', { path }));
    }
    return path;
  });
  const found = await workspace.pseudonymise(study, names, chosen && new Set(chosen), { preview });
  return {
    done: found.written,
    report: {
      markdown: asMarkdown(namesReport(found)),
      replaced: found.replaced,
      files: found.changed,
      left: countLeft(found),
    },
  };
}

/** A report as Markdown; words of the study are code, and so neither links nor marks. */
function asMarkdown({ title, about, sections }: Report): string {
  return [
    `# ${textOf(title)}`,
    ...about,
    ...sections.flatMap((section) => [`## ${section.title}`, section.about, section.items.map(itemOf).join('\n')]),
  ]
    .join('\n\n')
    .concat('\n');
}

const itemOf = ({ path, line, text }: ReportItem): string => {
  const place = path === undefined ? '' : `${codeSpan(line === undefined ? path : `${path}:${line}`)} `;
  return `- ${place}${textOf(text)}`;
};

const textOf = (text: ReportText): string =>
  text.map((part) => (typeof part === 'string' ? part : codeSpan(part.words))).join('');
