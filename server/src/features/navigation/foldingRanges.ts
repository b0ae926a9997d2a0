import { FoldingRangeRequest } from 'vscode-languageserver-protocol';
import type { FoldingRange } from 'vscode-languageserver-types';
import { allCodes } from '../../core/codebook/codebook.js';
import type { TranscriptView } from '../../core/study/transcriptView.js';
import { positionAt, type Lines } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { MapPlace } from '../../core/yaml/locate.js';
import type { Feature, Texts, YamlView } from '../common/workspace.js';

/** Sections and turns of more than one line; white space behind them stays visible. */
export function foldsOf({ lines, transcript }: TranscriptView): FoldingRange[] {
  return [...transcript.sections, ...transcript.turns].flatMap(({ range }) => foldOf(lines, range));
}

/** Codes of a codebook with the keys that take several lines, and segments of a codings file. */
export function foldsOfYaml({ study, path, lines }: YamlView): FoldingRange[] {
  const book = study.codebooks.get(path)?.value;
  const ofMap = ({ fields }: MapPlace): readonly Range[] =>
    [...fields.values()].map(({ key, value }) => ({ start: key.start, end: value.end }));
  const entries = book
    ? [...ofMap(book), ...[...allCodes(book.codes)].flatMap((code) => [code.range, ...ofMap(code)])]
    : (study.records.get(path)?.value.segments.map(({ span }) => span) ?? []);
  const folds = entries.flatMap((range) => foldOf(lines, range));
  // Of an entry and its first key, which begin together, the longer counts.
  return [...new Map(folds.reverse().map((fold) => [fold.startLine, fold])).values()].reverse();
}

function foldOf(lines: Lines, { start, end }: Range): FoldingRange[] {
  const last = start + lines.text.slice(start, end).trimEnd().length;
  const [startLine, endLine] = [positionAt(lines, start).line, positionAt(lines, last).line];
  return endLine > startLine ? [{ startLine, endLine }] : [];
}

/** A person can fold sections and turns, codes and segments. */
export const foldingRanges: Feature = {
  capabilities: { foldingRangeProvider: true },
  register: (handlers, workspace: Texts) => {
    handlers.on(FoldingRangeRequest.type, async ({ textDocument: { uri } }) => {
      const view = await workspace.transcript(uri);
      if (view) return foldsOf(view);
      const yaml = workspace.yaml(uri);
      return yaml ? foldsOfYaml(yaml) : null;
    });
  },
};
