import { isMap, isScalar } from 'yaml';
import { GlossError } from '../../glossError.js';
import { codingsPath, discussionPath, readCodingsPath } from '../../study/paths.js';
import type { CodingsRecord, Study } from '../../study/study.js';
import type { Range } from '../../text/range.js';
import { printFlowScalar, printScalar } from '../../yaml/scalar.js';
import { applySplices } from '../../text/splice.js';
import { rangeOf } from '../../yaml/yaml.js';
import { yamlDocument } from '../../yaml/yamlDocument.js';
import { moveInCases } from './moveInCases.js';
import type { FileChange, Step } from '../step.js';
import * as l10n from '../../text/l10n.js';

/** A file's old and new path below the study's folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where a file is after a move of it, or of a folder that it is in; undefined where the move does not concern it. */
export function pathAfter({ from, to }: Move, path: string): string | undefined {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : undefined;
}

/**
 * Makes codings, discussions and cases follow a transcript, or a folder of them, to its new path: files of codings and
 * discussions move, and what they and the cases say of its path changes; nothing else in them does. `beside` has the
 * texts of discussions and of the cases file, by path. The transcript itself is not touched. Undefined where nothing
 * follows; refused where a file would be lost.
 */
export function moveTranscript(
  study: Study,
  move: Move,
  beside: ReadonlyMap<string, string> = new Map(),
): Step | undefined {
  const changes: FileChange[] = [];
  const change = (path: string, to: string, before: string, after: string): void => {
    if (path === to) {
      if (before !== after) changes.push({ path, before, after });
      return;
    }
    if (study.records.has(to) || beside.has(to)) throw occupied(path, to);
    changes.push(...movedFile({ from: path, to }, before, after));
  };
  for (const { record, transcript, to } of recordsToMove(study, move)) {
    refuseSecond(study, record, transcript);
    change(record.path, to, record.text, nameTranscript(record.text, transcript, record.transcript));
  }
  const cases = beside.get(study.config.cases);
  for (const [path, text] of beside) {
    if (path === study.config.cases) continue;
    const old = discussedIn(path);
    const transcript = old.map((name) => pathAfter(move, name)).find((name) => name !== undefined);
    if (transcript === undefined) continue;
    change(path, discussionPath(transcript), text, nameTranscript(text, transcript, ...old));
  }
  if (cases !== undefined) {
    const after = moveInCases(cases, (path) => pathAfter(move, path));
    change(study.config.cases, study.config.cases, cases, after);
  }
  return changes.length === 0
    ? undefined
    : { label: l10n.t('Move {from} to {to}', { from: move.from, to: move.to }), changes };
}

/** What moves a file; the new one comes first, so that there is never none. */
export const movedFile = ({ from, to }: Move, before: string, after: string): readonly FileChange[] => [
  { path: to, before: undefined, after, counterpart: from },
  { path: from, before, after: undefined, counterpart: to },
];

/** Files that keep the codings of a transcript, or of all in a folder, with the places where they belong after a move. */
export function codingsToMove(study: Study, move: Move): readonly Move[] {
  return recordsToMove(study, move)
    .map(({ record, to }) => ({ from: record.path, to }))
    .filter(({ from, to }) => from !== to);
}

function recordsToMove(
  study: Study,
  move: Move,
): readonly { readonly record: CodingsRecord; readonly transcript: string; readonly to: string }[] {
  return [...study.records.values()].flatMap((record) => {
    const transcript = pathAfter(move, record.transcript);
    if (transcript === undefined) return [];
    if (study.kindOf(transcript) !== 'transcript') {
      throw new GlossError(
        'bad-argument',
        l10n.t(
          '{transcript} would not be a transcript of this study; its transcripts are {transcripts}. Codings stay where they are; name it in gloss.yaml, or move it elsewhere.',
          { transcript, transcripts: study.config.transcripts.join(', ') },
        ),
      );
    }
    const coder = readCodingsPath(record.path)?.coder ?? record.coder;
    // A file somewhere else than where Gloss would put it was put there by someone.
    const isInPlace = record.path === codingsPath(coder, record.transcript);
    return [{ record, transcript, to: isInPlace ? codingsPath(coder, transcript) : record.path }];
  });
}

/** A coder has one file for a transcript; two would be taken for one another. */
function refuseSecond(study: Study, record: CodingsRecord, transcript: string): void {
  for (const other of study.records.values()) {
    if (other !== record && other.transcript === transcript && other.coder === record.coder) {
      throw occupied(record.path, other.path);
    }
  }
}

const occupied = (path: string, to: string): GlossError =>
  new GlossError(
    'bad-argument',
    l10n.t(
      '{path} cannot follow its transcript, since {to} is there already. Nothing of either was changed; move one of the two away first.',
      { path, to },
    ),
  );

/** The transcripts that a discussion's path may speak of: below `transcripts/`, or named by `gloss.yaml` elsewhere. */
function discussedIn(path: string): readonly string[] {
  const name = /^discussions\/(.+)\.discussion\.yaml$/.exec(path)?.[1];
  return name === undefined ? [] : [`transcripts/${name}`, name.replace(/^_\//, ''), name];
}

/** A file's text with another `transcript:`, where it names one of the old ones; everything else stays byte for byte. */
function nameTranscript(text: string, to: string, ...from: readonly string[]): string {
  const place = transcriptPlace(text);
  if (!place || !from.includes(place.value)) return text;
  const written = place.inFlow ? printFlowScalar(to) : printScalar(to, 2);
  return applySplices(text, [{ ...place.range, text: written }]);
}

function transcriptPlace(text: string): { value: string; range: Range; inFlow: boolean } | undefined {
  // Most files are canonical; of a broken one, what can be read for certain still follows.
  const plain = /^transcript: ([^\s"'#|>&*![{?@`%-][^\r\n\u2028\u2029"'#:]*)\r?$/m.exec(text);
  if (plain?.[1] !== undefined) {
    const value = plain[1].replace(/(?<![ \t])[ \t]+$/, '');
    const start = plain.index + 'transcript: '.length;
    return { value, range: { start, end: start + value.length }, inFlow: false };
  }
  const { document, isBroken } = yamlDocument(text);
  const map = document.contents;
  if (isBroken || !isMap(map)) return undefined;
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === 'transcript');
  if (!pair || !isScalar(pair.value) || typeof pair.value.value !== 'string') return undefined;
  const { start, end } = rangeOf(pair.value);
  const isBlock = text[start] === '|' || text[start] === '>';
  const written = isBlock ? text.slice(start, end).trimEnd().length : end - start;
  return { value: pair.value.value.trim(), range: { start, end: start + written }, inFlow: map.flow === true };
}
