import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { nearestIds } from '../../core/codebook/codeIndex.js';
import { unknownCode } from '../../core/codebook/unknownCode.js';
import { GlossError } from '../../core/glossError.js';
import { findSegments, segmentsAsked } from '../../core/queries/query.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { coderNamed } from '../../disk/study/coder.js';
import { printSegments, segmentFormats, type SegmentPrinting } from '../findings/printSegments.js';
import { certainOption, standingsIn } from '../standings.js';
import { openToRead, sayWhatIsMissing, studyFolder, transcriptPath, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions, SegmentPrinting {
  readonly code?: readonly string[];
  readonly coder?: string;
  readonly transcript?: string;
}

/** `gloss segments`: passages with their codes, and where they are in the transcripts as these stand now. */
export function addSegments(program: Command): void {
  program
    .command('segments')
    .description(l10n.t('list coded passages'))
    .option('--code <id...>', l10n.t('only with one of these codes; a theme stands for itself and all codes below it'))
    .option('--coder <id>', l10n.t('only of this coder'))
    .option('--transcript <path>', l10n.t('only of this transcript'))
    .option('--certain', certainOption())
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(segmentFormats).default('text'))
    .action(async ({ code, coder, transcript, ...printing }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { study } = opened;
      code?.forEach((id) => refuseUnknown(study, id));
      const asked = segmentsAsked(study, {
        codes: code,
        coder: coder === undefined ? coder : knownCoder(study, coder),
        transcript: transcript === undefined ? transcript : transcriptPath(opened, transcript),
      });
      const found = findSegments(study, asked);
      const standings = await standingsIn(
        opened,
        found.map(({ transcript }) => transcript),
      );
      printSegments(study, found, standings, printing);
      sayWhatIsMissing(opened);
    });
}

function refuseUnknown(study: Study, id: string): void {
  const codes = codesOf(study);
  if (codes.inUse(id) || [...study.records.values()].some(({ byCode }) => byCode.has(id))) return;
  throw new GlossError('not-found', unknownCode(id, nearestIds(codes, id)));
}

function knownCoder(study: Study, written: string): string {
  const known = new Set([
    ...study.config.coders.map(({ id }) => id),
    ...[...study.records.values()].map(({ coder }) => coder),
  ]);
  const id = known.has(written) ? written : coderNamed(study, written);
  if (id !== undefined && known.has(id)) return id;
  throw new GlossError(
    'not-found',
    known.size === 0
      ? l10n.t('There is no coder “{coder}” in this study.', { coder: written })
      : l10n.t('There is no coder “{coder}” in this study. There are: {coders}.', {
          coder: written,
          coders: [...known].sort().join(', '),
        }),
  );
}
