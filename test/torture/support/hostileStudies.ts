import { checkCodebook, checkConfig, checkRecord, prepareChecks } from '../../../server/src/core/checks/index.js';
import { placeSegments } from '../../../server/src/core/anchor/placeSegments.js';
import { countCodes, findSegments } from '../../../server/src/core/queries/query.js';
import { useOfCodes } from '../../../server/src/core/queries/codeUse.js';
import { createStudy, currentId, recordsFor, setFile, type Study } from '../../../server/src/core/study/study.js';
import type { TranscriptView } from '../../../server/src/core/study/transcriptView.js';
import { linesOf } from '../../../server/src/core/text/lines.js';
import { byPosition } from '../../../server/src/core/text/range.js';
import { parseTranscript } from '../../../server/src/core/transcript/parseTranscript.js';
import { hintsFor } from '../../../server/src/features/hints/inlayHints.js';
import { publishParams } from '../../../server/src/features/drawing/publishSegments.js';
import { codeSymbols } from '../../../server/src/features/navigation/workspaceSymbols.js';
import { yamlSymbols } from '../../../server/src/features/navigation/documentSymbols.js';
import { foldsOfYaml } from '../../../server/src/features/navigation/foldingRanges.js';
import { linksOf } from '../../../server/src/features/navigation/documentLinks.js';
import { passagesOf } from '../../../server/src/core/reconcile/passages.js';

const transcript = 'transcripts/P01.txt';
const bookPath = 'codebooks/main.codebook.yaml';
const codingsOf = (coder: string): string => `codings/${coder}/P01.txt.codings.yaml`;

const times = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');
const book = (codes: string): string => `codebook: One\ncodes:\n${codes || '  []\n'}`;
const code = (id: string, more = ''): string => `  - id: ${id}\n    name: ${id}\n${more}`;
const codings = (segments: string, coder = 'me'): string =>
  `transcript: ${transcript}\ncoder: ${coder}\ntext: sha256-0\nsegments:\n${segments}`;
const segment = (id: string, at: string, codes: string, quote = 'a'): string =>
  `  - id: ${id}\n    at: ${at}\n    quote: ${quote}\n    codes: [${codes}]\n`;

type Files = Readonly<Record<string, string>>;

/** Segments of two coders, all at one place; those of the second begin their ids so, and of the first with an “s”. */
const ofTwoCoders = (size: number, yours: string): Files => {
  const segments = (begin: string): string => times(size, (i) => segment(`${begin}${i}`, '1:1-1:2', 'a'));
  return {
    [bookPath]: book(code('a')),
    [codingsOf('me')]: codings(segments('s')),
    [codingsOf('you')]: codings(segments(yours), 'you'),
  };
};

/** Studies that are made to do harm, of as many codes or segments as are asked for. */
export const hostileStudies: Readonly<Record<string, (size: number) => Files>> = {
  'a chain of merged codes': (size) => ({
    [bookPath]: book(times(size, (i) => code(`c${i}`, `    status: retired\n    merged-into: c${i + 1}\n`))),
  }),
  'a circle of merged codes': (size) => ({
    [bookPath]: book(times(size, (i) => code(`c${i}`, `    status: retired\n    merged-into: c${(i + 1) % size}\n`))),
  }),
  'codes of ever other colours': (size) => ({
    [bookPath]: book(
      times(size, (i) => code(`c${i}`, `    color: "#${(i * 7919).toString(16).padStart(6, '0').slice(-6)}"\n`)),
    ),
  }),
  'codes that are called alike': (size) => ({
    [bookPath]: book(times(size, (i) => `  - id: c${i}\n    name: Same\n`)),
  }),
  'codes with an alias of each other': (size) => ({
    [bookPath]: book(times(size, (i) => code(`c${i}`, `    aliases: [c${size - i - 1}, d, e${i}]\n`))),
  }),
  'codes that exclude each other': (size) => ({
    [bookPath]: book(`${code('a', '    excludes: [b]\n')}${code('b')}`),
    [codingsOf('me')]: codings(times(size, (i) => segment(`s${i}`, '1:1-1:2', i % 2 === 0 ? 'a' : 'b'))),
  }),
  'codes that nobody knows': (size) => ({
    [bookPath]: book(times(100, (i) => code(`known${i}`))),
    [codingsOf('me')]: codings(times(size, (i) => segment(`s${i}`, '1:1-1:2', `unknown${i}`))),
  }),
  'a segment with very many codes': (size) => ({
    [bookPath]: book(times(size, (i) => code(`c${i}`))),
    [codingsOf('me')]: codings(segment('s', '1:1-1:2', Array.from({ length: size }, (_, i) => `c${i}`).join(', '))),
  }),
  'a segment with very many codes that nobody knows': (size) => ({
    [codingsOf('me')]: codings(segment('s', '1:1-1:2', Array.from({ length: size }, (_, i) => `c${i}`).join(', '))),
  }),
  'segments with one place': (size) => ({
    [bookPath]: book(times(size, (i) => code(`c${i}`))),
    [codingsOf('me')]: codings(times(size, (i) => segment(`s${i}`, '1:1-1:2', `c${i}`))),
  }),
  'segments within one another': (size) => ({
    [bookPath]: book(code('a')),
    [codingsOf('me')]: codings(times(size, (i) => segment(`s${i}`, `1:${i + 1}-1:${3 * size - i}`, 'a'))),
  }),
  'segments of two coders with one place': (size) => ofTwoCoders(size, 't'),
  'themes beside what is below them': (size) => ({
    [bookPath]: book(
      `${code('theme', '    codes:\n')}      - id: below\n        name: Below\n${code('other', '    codes:\n')}      - id: o\n        name: O\n`,
    ),
    [codingsOf('me')]: codings(times(size, (i) => segment(`s${i}`, '1:1-1:2', i < size / 2 ? 'theme' : 'o'))),
  }),
  'ids that two files share': (size) => ofTwoCoders(size, 's'),
  'all segments on one line of the file': (size) => ({
    [bookPath]: book(code('a')),
    [codingsOf('me')]:
      `transcript: ${transcript}\ncoder: me\ntext: sha256-0\nsegments: [${times(size, (i) => `{ id: s${i}, at: 1:1-1:2, quote: a, codes: [x${i % 9}] }, `)}]\n`,
  }),
  'very many coders': (size) => ({
    'gloss.yaml': `study: x\ncoders:\n${times(size, (i) => `  - id: c${i}\n`)}`,
    [bookPath]: book(code('a')),
    [codingsOf(`c${size - 1}`)]: codings(
      times(size, (i) => segment(`s${i}`, `1:${i + 1}-1:${i + 2}`, 'a')),
      `c${size - 1}`,
    ),
  }),
  'examples that are not there': (size) => ({
    [bookPath]: book(
      code(
        'a',
        `    examples:\n${times(size, (i) => `      - { quote: q${i}, segment: s${i}, transcript: t${i}.txt }\n`)}`,
      ),
    ),
  }),
};

/** What is asked of a study when it is opened and read. */
export function askAll(files: Files, size: number): void {
  const study = createStudy('file:///study');
  const text = `P01: ${'a'.repeat(3 * size)}\n`;
  for (const [path, content] of Object.entries({ [transcript]: text, ...files })) setFile(study, path, content);
  Array.from(prepareChecks(study));
  checkConfig(study);
  for (const path of study.codebooks.keys()) checkCodebook(study, path, { texts: new Map([[transcript, text]]) });
  for (const record of study.records.values()) checkRecord(study, record);
  countCodes(study);
  useOfCodes(study);
  findSegments(study, {});
  codeSymbols(study, 'c');
  const view = viewOf(study, text);
  publishParams(view, `file:///study/${transcript}`, 1, new Set());
  hintsFor(view, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }, 'names');
  for (const [path, { text: content }] of [...study.codebooks, ...study.records]) {
    const kind = study.kindOf(path);
    if (kind === undefined || kind === 'transcript') continue;
    const yaml = { study, path, kind, lines: linesOf(content) };
    yamlSymbols(yaml);
    foldsOfYaml(yaml);
    linksOf(yaml);
  }
  passagesOf(view.placed, ['me', 'you'], text, (id) => currentId(study, id));
}

function viewOf(study: Study, text: string): TranscriptView {
  const lines = linesOf(text);
  const placed = recordsFor(study, transcript).flatMap((record) => {
    const places = placeSegments(lines, record.value.segments, true);
    return record.value.segments.flatMap((each, i) => {
      const place = places[i];
      return place ? [{ record, segment: each, place, own: record.coder === 'me' }] : [];
    });
  });
  return {
    study,
    path: transcript,
    lines,
    digest: 'sha256-0',
    transcript: parseTranscript(text, 'text'),
    placed: placed.sort((a, b) => byPosition(a.place, b.place)),
    coder: 'me',
  };
}
