import type { Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { readWeight } from '../../core/codebook/parseCodebook.js';
import { parseCodings } from '../../core/codings/readCodings.js';
import { printAt, type Coding } from '../../core/codings/segment.js';
import type { Step, TranscriptText } from '../../core/edit/step.js';
import { GlossError } from '../../core/glossError.js';
import { pointAt } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import { edit } from '../edit.js';
import { print } from '../formats/terminal.js';
import { rangeAt, rangeOfQuote } from '../passage.js';
import { openForTranscript, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly quote?: string;
  readonly memo?: string;
  readonly coder?: string;
}

/** `gloss apply`: puts codes on a passage. */
export function addApply(program: Command): void {
  program
    .command('apply')
    .description(l10n.t('put codes on a passage of a transcript'))
    .usage(
      '[options] <transcript> <line:column-line:column> <code…>\n       gloss apply [options] <transcript> --quote <words> <code…>',
    )
    .argument('<transcript>', l10n.t('path of the transcript'))
    .argument(
      '<place-and-codes...>',
      l10n.t(
        'the passage, its end exclusive, columns in characters from 1; then ids of codes, with a weight as in trust=3',
      ),
    )
    .option('--quote <words>', l10n.t('the passage by its words, which must stand in the transcript once'))
    .option('--memo <text>', l10n.t('a memo on the segment'))
    .option('--coder <id>', l10n.t('who codes; else GLOSS_CODER, else git’s user.name'))
    .action(async (given: string, rest: readonly string[], options: Options, command: Command) => {
      const folder = studyFolder(command.optsWithGlobals<Options>().study);
      const { quote, memo } = options;
      const [at = '', ...others] = rest;
      const codes = (quote === undefined ? others : rest).map(readCoding);
      if (codes.length === 0) {
        throw new GlossError('bad-argument', l10n.t('Name at least one code to apply, after the position.'));
      }
      let range: Range = { start: 0, end: 0 };
      const { step, transcript } = await edit({
        open: () => openForTranscript(folder, given),
        coder: options.coder,
        operation: (text, reading) => {
          range = quote === undefined ? rangeAt(text, at) : rangeOfQuote(text, quote, reading);
          return { op: 'apply', range, codes, ...(memo !== undefined && { memo }) };
        },
      });
      print([describe(step, transcript, range)]);
    });
}

function readCoding(written: string): Coding {
  const [, code, weight] = /^([^=]*)=(.*)$/s.exec(written) ?? [];
  return code === undefined || weight === undefined ? { code: written } : { code, weight: readWeight(weight) };
}

/** The segment's id and place, for the next command, and what was done, for people. */
function describe({ label, changes }: Step, { lines }: TranscriptText, { start, end }: Range): string {
  const at = printAt(pointAt(lines, start), pointAt(lines, end));
  const segments = changes.flatMap(({ after }) => parseCodings(after ?? '').value.segments);
  const segment = segments.find(({ from, to }) => printAt(from, to) === at);
  return `${segment ? `${segment.id} ` : ''}${at} ${label}`;
}
