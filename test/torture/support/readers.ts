import { diffTexts } from '../../../server/src/core/anchor/diffTexts.js';
import { normalise } from '../../../server/src/core/anchor/normalise.js';
import { coderIdFrom, parseConfig } from '../../../server/src/core/study/settings/config.js';
import { readCases } from '../../../server/src/core/cases/readCases.js';
import { moveInCases } from '../../../server/src/core/edit/transcripts/moveInCases.js';
import { nameFinder } from '../../../server/src/core/edit/pseudonyms/namePairs.js';
import { readCanonical } from '../../../server/src/core/codings/readCanonical.js';
import { codeIdFrom } from '../../../server/src/core/codebook/editCodebook.js';
import { findConflicts, keptText, withoutTheirs } from '../../../server/src/core/text/conflicts.js';
import { editedText } from '../../../server/src/core/text/editedText.js';
import { listIn, partsOfFile } from '../../../server/src/core/yaml/parts.js';
import { linesOf, positionAt } from '../../../server/src/core/text/lines.js';
import { normalizeText } from '../../../server/src/core/text/newline.js';
import { printFlowScalar, printScalar } from '../../../server/src/core/yaml/scalar.js';
import { spliceBetween } from '../../../server/src/core/text/splice.js';
import { isAsker, likenessOf } from '../../../server/src/core/transcript/nameLikeness.js';
import { parseTranscript } from '../../../server/src/core/transcript/parseTranscript.js';
import { nextSentence, sentenceAt, sentencesOf } from '../../../server/src/core/transcript/sentences.js';
import { speakersOf } from '../../../server/src/core/transcript/speakers.js';
import { splitClauses, splitSentences } from '../../../server/src/core/transcript/splitSentences.js';
import { tidyRange, wordAt } from '../../../server/src/core/transcript/tidyRange.js';
import type { Format } from '../../../server/src/core/transcript/transcript.js';
import { unitsAt } from '../../../server/src/core/transcript/unitsAt.js';
import { transcriptSymbols } from '../../../server/src/features/navigation/documentSymbols.js';
import { foldsOf } from '../../../server/src/features/navigation/foldingRanges.js';
import { cutText, escapeMarkdown } from '../../../server/src/features/common/markdown.js';
import { unitFrom } from '../../../server/src/features/navigation/moveByUnit.js';
import { selectionAt } from '../../../server/src/features/navigation/selectionRanges.js';
import { toCsv } from '../../../server/src/cli/formats/csv.js';
import { escapeHtml } from '../../../server/src/cli/formats/html.js';
import { marks, wordsOfLines } from '../../../server/src/cli/formats/markdown.js';
import { columns, toLine } from '../../../server/src/cli/formats/terminal.js';
import { createStudy } from '../../../server/src/core/study/study.js';
import type { TranscriptView } from '../../../server/src/core/study/transcriptView.js';

/** Reads a text in one way; what it finds is of no interest here. */
export type Reader = (text: string) => unknown;

const reading =
  (format: Format): Reader =>
  (text) => {
    const transcript = parseTranscript(text, format);
    const middle = text.length >> 1;
    const view: TranscriptView = {
      study: createStudy('file:///study'),
      path: 'transcripts/P01.txt',
      lines: linesOf(text),
      digest: '',
      transcript,
      placed: [],
      coder: undefined,
    };
    for (const turn of transcript.turns) sentencesOf(text, transcript, turn);
    for (const at of [0, middle, text.length]) {
      sentenceAt(text, transcript, at);
      nextSentence(text, transcript, at, 'next');
      nextSentence(text, transcript, at, 'previous');
      unitsAt(text, transcript, at);
      selectionAt(view, positionAt(view.lines, at));
      unitFrom(view, at, 'turn', 'next');
    }
    speakersOf(text, transcript);
    transcriptSymbols(view);
    foldsOf(view);
  };

/** Whatever goes through a text that may come from a stranger. */
export const readers: Readonly<Record<string, Reader>> = {
  'a transcript in plain text': reading('text'),
  'a transcript in Markdown': reading('markdown'),
  'a transcript in WebVTT': reading('webvtt'),
  'a transcript in SRT': reading('srt'),
  sentences: splitSentences,
  clauses: splitClauses,
  'a selection': (text) => [tidyRange(text, { start: 1, end: text.length - 1 }), wordAt(text, text.length >> 1)],
  names: (text) => [likenessOf(text), isAsker(text), coderIdFrom(text), codeIdFrom(text, () => false)],
  'names to replace': (text) => {
    const finder = nameFinder([{ name: 'Anna', pseudonym: 'Berta' }]);
    const found = finder.find(`${text} Anna ${text}`);
    return [finder.near(text, found), finder.countOf(text, 'Anna')];
  },
  lines: (text) => [linesOf(text), normalizeText(text)],
  edits: (text) => editedText(text).replace({ start: text.length >> 1, end: (text.length >> 1) + 1, text: 'a\r' }),
  splices: (text) => spliceBetween(text, `${text.slice(0, text.length >> 1)}x${text.slice(text.length >> 1)}`),
  conflicts: (text) => {
    const found = findConflicts(text);
    return [withoutTheirs(text, found), found.map((conflict) => keptText(text, conflict, 'both'))];
  },
  entries: (text) => [
    partsOfFile(text),
    ...Array.from(partsOfFile(`a:\n  - ${text}\n  - b: ${text}\n`)?.fields.values() ?? [], listIn),
  ],
  scalars: (text) => [printScalar(text, 2), printFlowScalar(text)],
  'a canonical codings file': (text) =>
    readCanonical(
      `transcript: a.txt\ncoder: me\ntext: sha256-0\nsegments:\n  - id: a\n    at: 1:1-1:2\n    quote: ${text}\n    codes: [${text}]\n`,
    ),
  cases: (text) => [readCases(text), readCases(`case,transcript\n${text}`)],
  'cases of a moved transcript': (text) => moveInCases(`case,transcript\n${text}`, () => 'a, b.txt'),
  'words made even': normalise,
  'a difference': (text) => diffTexts(text, `${text.slice(0, text.length >> 1)}x${text.slice(text.length >> 1)}`),
  'settings of a study': (text) => parseConfig(`study: x\ncases: "${text.replace(/["\\\n\r]/g, ' ')}"`),
  'text in Markdown': (text) => [escapeMarkdown(text), marks`${text}`, wordsOfLines(text), cutText(text, 60)],
  'text in HTML': escapeHtml,
  'text on a terminal': (text) => [toLine(text), columns([[text]])],
  'text in a table': (text) => toCsv([[text]]),
};
