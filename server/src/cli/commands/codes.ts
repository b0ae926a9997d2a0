import { Option, type Command } from 'commander';
import * as l10n from '../../core/text/l10n.js';
import type { Code } from '../../core/codebook/codebook.js';
import { countCodes, type CodeCount } from '../../core/queries/query.js';
import { codesOf, type Study } from '../../core/study/study.js';
import { printJson } from '../formats/json.js';
import { columns, print } from '../formats/terminal.js';
import { openToRead, sayWhatIsMissing, studyFolder, type GlobalOptions } from '../study.js';

interface Options extends GlobalOptions {
  readonly format: 'text' | 'json';
}

/** A code with how often it is used, and what is below it. */
interface CountedCode {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly status: string;
  readonly codable: boolean;
  readonly brief?: string;
  /** Segments with the very code, and with it or a code below it. */
  readonly segments: number;
  readonly segmentsBelow: number;
  readonly transcripts: number;
  readonly coders: number;
  readonly codes: readonly CountedCode[];
}

/** `gloss codes`: the tree of codes with counts. */
export function addCodes(program: Command): void {
  program
    .command('codes')
    .description(l10n.t('list the codes as a tree, with how often each is used'))
    .addOption(new Option('--format <format>', l10n.t('how to print it')).choices(['text', 'json']).default('text'))
    .action(async ({ format }: Options, command: Command) => {
      const opened = await openToRead(studyFolder(command.optsWithGlobals<Options>().study));
      const { study } = opened;
      const counts = countCodes(study);
      const books = [...study.codebooks].sort(([a], [b]) => (a < b ? -1 : 1));
      const codes = books.flatMap(([, book]) => book.value.codes.map((code) => counted(code, counts)));
      const unknown = unknownCodes(study, counts);
      if (format === 'json') printJson([...codes, ...unknown]);
      else {
        const rows = [...codes.flatMap((code) => textRows(code, 0)), ...unknown.flatMap((code) => textRows(code, 0))];
        print(rows.length > 0 ? columns([[...heading(), ''], ...rows]) : []);
      }
      sayWhatIsMissing(opened);
    });
}

const heading = (): readonly string[] => [
  l10n.t('code'),
  l10n.t('id'),
  l10n.t('segments'),
  l10n.t('with below'),
  l10n.t('transcripts'),
];

function counted(code: Code, counts: ReadonlyMap<string, CodeCount>): CountedCode {
  const codes = code.codes.map((below) => counted(below, counts));
  const own = counts.get(code.id);
  return {
    id: code.id,
    name: code.name,
    color: code.color,
    status: code.status,
    codable: code.codable,
    ...(code.brief !== undefined && { brief: code.brief }),
    segments: own?.segments ?? 0,
    segmentsBelow: codes.reduce((sum, below) => sum + below.segmentsBelow, own?.segments ?? 0),
    transcripts: own?.transcripts.size ?? 0,
    coders: own?.coders.size ?? 0,
    codes,
  };
}

/** Codes that codings name and no codebook has. */
function unknownCodes(study: Study, counts: ReadonlyMap<string, CodeCount>): readonly CountedCode[] {
  const known = codesOf(study);
  return [...counts]
    .filter(([id]) => !known.find(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { segments, transcripts, coders }]) => ({
      id,
      name: id,
      color: '',
      status: 'unknown',
      codable: false,
      segments,
      segmentsBelow: segments,
      transcripts: transcripts.size,
      coders: coders.size,
      codes: [],
    }));
}

function textRows(code: CountedCode, depth: number): readonly (readonly (string | number)[])[] {
  const { id, name, segments, segmentsBelow, transcripts, status, codes } = code;
  const note = status === 'unknown' ? l10n.t('in no codebook') : status === 'retired' ? l10n.t('retired') : '';
  return [
    ['  '.repeat(depth) + name, id, segments, segmentsBelow, transcripts, note],
    ...codes.flatMap((below) => textRows(below, depth + 1)),
  ];
}
