import { Option, type Command } from 'commander';
import { find } from '../../core/analysis/query/find.js';
import type { CodedSegment } from '../../core/analysis/codedMaterial.js';
import { GlossError } from '../../core/glossError.js';
import type { Problem } from '../../core/text/problem.js';
import * as l10n from '../../core/text/l10n.js';
import { readMaterial } from '../findings/readMaterial.js';
import { certainOption, sayDoubts, standingOf, standingsIn, type Standings } from '../standings.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../study.js';
import { formats, withPlaces, type Shown } from './segments.js';

interface Options extends GlobalOptions {
  readonly certain?: boolean;
  readonly format: keyof typeof formats;
}

/** `gloss find`: the passages that a query means. */
export function addFind(program: Command): void {
  program
    .command('find')
    .description(l10n.t('find coded passages by codes, coders, cases, words, and how they stand to each other'))
    .argument('<query>', l10n.t('such as “theme:trust and not case:P01”; put it in single quotes'))
    .option('--certain', certainOption())
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'csv', 'json', 'md']).default('text'),
    )
    .action(async (query: string, { certain = false, format }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { value: found, problems } = find(await readMaterial(opened), query);
      const [problem] = problems;
      if (problem) throw new GlossError('bad-argument', atItsPlace(query, problem));
      const standings = await standingsIn(opened, new Set(found.map(({ record }) => record.transcript)));
      const rows = byTranscript(found, standings);
      formats[format](opened.study, certain ? rows.flatMap(withPlaces) : rows);
      sayDoubts(
        rows.flatMap(({ segments }) => segments.map(({ standing }) => standing)),
        certain,
      );
      sayWhatIsMissing(opened);
    });
}

/** A problem of a query with where it is, in code points from 1. */
function atItsPlace(query: string, { message, range }: Problem): string {
  const column = Array.from(query.slice(0, range.start)).length + 1;
  return l10n.t('The query cannot be read at character {column}. {message}', { column, message });
}

function byTranscript(found: readonly CodedSegment[], standings: Standings): readonly Shown[] {
  const groups = new Map<string, Shown['segments'][number][]>();
  for (const { record, segment } of found) {
    const shown = { record, segment, standing: standingOf(standings, segment) };
    const group = groups.get(record.transcript);
    if (group) group.push(shown);
    else groups.set(record.transcript, [shown]);
  }
  return Array.from(groups, ([transcript, segments]) => ({ transcript, segments }));
}
