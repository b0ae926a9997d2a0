import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import { GlossError } from '../../core/glossError.js';
import { overviewOf, type Overview } from '../../core/transcript/overview.js';
import { detailsInWords, summaryInWords } from '../../core/transcript/overviewInWords.js';
import { parseTranscript } from '../../core/transcript/parseTranscript.js';
import { formatOf } from '../../core/transcript/transcript.js';
import { readTranscript } from '../../disk/files/readTranscript.js';
import { printCsv } from '../formats/csv.js';
import { printJson } from '../formats/json.js';
import { indented, print, say } from '../formats/terminal.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions, type OpenStudy } from '../study.js';

interface Options extends GlobalOptions {
  readonly odd?: boolean;
  readonly format: 'text' | 'csv' | 'json';
}

interface Listed extends Overview {
  readonly path: string;
}

/** `gloss transcripts`: how each transcript was read, what was guessed and what looks odd. */
export function addTranscripts(program: Command): void {
  program
    .command('transcripts')
    .description(
      l10n.t('how transcripts were read: format, speakers, turns, words, times, what was guessed and what looks odd'),
    )
    .option('--odd', l10n.t('only those in which something looks odd'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'csv', 'json']).default('text'),
    )
    .action(async ({ odd = false, format }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const all = await listed(opened);
      const shown = odd ? all.filter(({ oddities }) => oddities.length > 0) : all;
      if (format === 'json') printJson(shown);
      else if (format === 'csv') printCsv(head, shown.flatMap(rowsOf));
      else print(shown.flatMap(inWords));
      const isClean = odd && shown.length === 0;
      if (isClean && format === 'text') {
        say(
          l10n.counted(all.length, 'Nothing looks odd in 1 transcript.', 'Nothing looks odd in {count} transcripts.'),
        );
      }
      sayWhatIsMissing(opened);
    });
}

async function listed({ folder, study }: OpenStudy): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (const path of [...study.transcripts.keys()].sort()) {
    const { reading } = study.config;
    try {
      const { lines } = await readTranscript(folder, path);
      found.push({ path, ...overviewOf(lines, parseTranscript(lines.text, formatOf(path), reading), reading) });
    } catch (error) {
      if (!(error instanceof GlossError)) throw error;
      say(error.message);
    }
  }
  return found;
}

const inWords = (one: Listed): readonly string[] => [
  one.path,
  ...[summaryInWords(one), ...detailsInWords(one)].flatMap((line) => indented(line, '  ')),
];

const head = ['transcript', 'format', 'labels', 'speaker', 'role', 'asks', 'turns', 'words', 'times', 'guessed', 'odd'];

/** A row for each speaker, or one where nobody is named. */
function rowsOf(one: Listed): readonly (readonly (string | number)[])[] {
  const { path, format, labels = '', timestamps, guesses, oddities } = one;
  const speakers = one.speakers.length > 0 ? one.speakers : [{ name: '', asks: false, ...one }];
  return speakers.map(({ name, role = '', asks, turns, words }) => [
    path,
    format,
    labels,
    name,
    role,
    asks ? 'yes' : 'no',
    turns,
    words,
    timestamps,
    guesses.join(' '),
    oddities.join(' '),
  ]);
}
