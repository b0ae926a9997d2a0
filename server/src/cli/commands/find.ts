import { Option, type Command } from 'commander';
import { find } from '../../core/analysis/query/find.js';
import type { CodedSegment } from '../../core/analysis/codedMaterial.js';
import { GlossError } from '../../core/glossError.js';
import type { TranscriptSegments } from '../../core/queries/query.js';
import type { Problem } from '../../core/text/problem.js';
import * as l10n from '../../core/text/l10n.js';
import { printSegments, segmentFormats, type SegmentPrinting } from '../findings/printSegments.js';
import { readMaterial } from '../findings/readMaterial.js';
import { certainOption } from '../standings.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions, SegmentPrinting {}

/** `gloss find`: the passages that a query means. */
export function addFind(program: Command): void {
  program
    .command('find')
    .description(l10n.t('find coded passages by codes, coders, cases, words, and how they stand to each other'))
    .argument('<query>', l10n.t('such as “theme:trust and not case:P01”; put it in single quotes'))
    .option('--certain', certainOption())
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(segmentFormats).default('text'))
    .action(async (query: string, printing: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { material, standings } = await readMaterial(opened);
      const { value: found, problems } = find(material, query);
      const [problem] = problems;
      if (problem) throw new GlossError('bad-argument', atItsPlace(query, problem));
      printSegments(opened.study, byTranscript(found), standings, printing);
      sayWhatIsMissing(opened);
    });
}

/** A problem of a query with where it is, in code points from 1. */
function atItsPlace(query: string, { message, range }: Problem): string {
  const column = Array.from(query.slice(0, range.start)).length + 1;
  return l10n.t('The query cannot be read at character {column}. {message}', { column, message });
}

function byTranscript(found: readonly CodedSegment[]): readonly TranscriptSegments[] {
  const groups = new Map<string, CodedSegment[]>();
  for (const one of found) {
    const group = groups.get(one.record.transcript);
    if (group) group.push(one);
    else groups.set(one.record.transcript, [one]);
  }
  return Array.from(groups, ([transcript, segments]) => ({ transcript, segments }));
}
