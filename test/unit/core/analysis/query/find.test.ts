import assert from 'node:assert/strict';
import { codedSegments } from '../../../../../server/src/core/analysis/codedMaterial.js';
import { find } from '../../../../../server/src/core/analysis/query/find.js';
import { placeSegments } from '../../../../../server/src/core/anchor/placeSegments.js';
import { readCases } from '../../../../../server/src/core/cases/readCases.js';
import { createStudy, setFile } from '../../../../../server/src/core/study/study.js';
import { linesOf } from '../../../../../server/src/core/text/lines.js';
import { parseTranscript } from '../../../../../server/src/core/transcript/parseTranscript.js';

const text = `I: How was it at home?
Anna: It was hard at first. We laughed a lot.
Ben: I was angry.
I: And now?
Anna: Now it is quiet.
`;
const path = 'transcripts/G1.txt';

const study = createStudy('file:///study');
setFile(
  study,
  'gloss.yaml',
  'study: s\ncoders:\n  - { id: coder1, name: The First, role: clinician }\n  - { id: coder2, role: patient }\nspeakers:\n  - { name: Anna, aliases: [A] }\n',
);
setFile(
  study,
  'codebooks/b.codebook.yaml',
  `codebook: B
codes:
  - id: feelings
    name: Feelings
    codes:
      - { id: anger, name: Anger, aliases: [rage] }
      - { id: joy, name: Joy and laughter }
  - { id: time, name: Time }
`,
);
setFile(study, path, text);

const at = (words: string): string => {
  const before = text.slice(0, text.indexOf(words));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return `${line}:${column}-${line}:${column + words.length}`;
};
const entry = (id: string, words: string, codes: string, more = ''): string =>
  `  - id: ${id}\n    at: ${at(words)}\n    quote: ${words}\n    codes: [${codes}]\n${more}`;
const file = (coder: string, entries: string): void => {
  setFile(
    study,
    `codings/${coder}/G1.txt.codings.yaml`,
    `transcript: ${path}\ncoder: ${coder}\ntext: now\nsegments:\n${entries}`,
  );
};
file(
  'coder1',
  entry('hard', 'It was hard at first.', 'time', '    on: 2026-03-01\n') +
    entry('first', 'at first', 'time, rage') +
    entry('laugh', 'We laughed a lot.', 'joy', '    memo: Together, or alone?\n    exemplar: true\n') +
    entry('angry', 'I was angry.', 'anger', '    on: 2026-05-01\n') +
    '  - id: gone\n    at: orphaned\n    quote: gone\n    codes: [time]\n',
);
file(
  'coder2',
  entry('both', 'It was hard at first. We laughed a lot.', 'joy') + entry('now', 'Now it is quiet.', 'time'),
);

const { value: cases } = readCases(
  'case,transcript,speaker,years,ward\nC1,G1.txt,A,3,east\nC2,G1.txt,Ben,10,west\nC3,other.txt,,20,\n',
);
const lines = linesOf(text);
const placed = [...study.records.values()].map((record) => {
  const places = placeSegments(lines, record.value.segments, true);
  return { record, segments: record.value.segments.map((segment, i) => ({ segment, place: places[i]! })) };
});
const material = {
  study,
  cases,
  segments: codedSegments(study, cases, path, parseTranscript(text, 'text', study.config.reading), placed),
};

/** Ids of the segments that are meant, or the place that is at fault with what is said of it. */
function answer(query: string): string {
  const { value, problems } = find(material, query);
  if (problems.length === 0) return value.map(({ segment }) => segment.id).join(' ');
  assert.deepEqual(value, []);
  return problems.map(({ message, range }) => `⟨${query.slice(range.start, range.end)}⟩ ${message}`).join(' ');
}

describe('what a query finds', () => {
  const rows: readonly (readonly [query: string, found: string])[] = [
    ['not doubtful', 'both hard first laugh angry now'],
    ['doubtful', 'gone'],
    ['code:time', 'hard first now gone'],
    ['anger', 'first angry'],
    ['code:rage and not "angry"', 'first'],
    ['"Joy and laughter"', ''],
    ['code:"joy AND laughter"', 'both laugh'],
    ['feelings', ''],
    ['theme:feelings', 'both first laugh angry'],
    ['coder:coder2', 'both now'],
    ['coder:"the first" and time', 'hard first gone'],
    ['coder-role:patient', 'both now'],
    ['speaker:Anna', 'both hard first laugh now'],
    ['speaker:a', 'both hard first laugh now'],
    ['speaker:Ben', 'angry'],
    ['case:C1', 'both hard first laugh now'],
    ['case:C1 or case:C2', 'both hard first laugh angry now'],
    ['case:C3', ''],
    ['years > 3', 'angry'],
    ['years >= 3 and ward = EAST', 'both hard first laugh now'],
    ['case.ward != east', 'angry gone'],
    ['transcript:G1', 'both hard first laugh angry now gone'],
    ['exemplar', 'laugh'],
    ['memo', 'laugh'],
    ['memo:"or alone"', 'laugh'],
    ['"WAS  hard"', 'both hard'],
    ['on < 2026-04-01', 'hard'],
    ['on >= 1.5.2026', 'angry'],
    ['time overlaps joy', 'hard first'],
    ['joy contains time', 'both'],
    ['time within joy', 'hard first'],
    ['first within time', '⟨first⟩ There is no “first” in this study.'],
    ['time before anger', 'hard first'],
    ['time before 0 turns joy', 'hard first'],
    ['anger after 1 turn joy', 'angry'],
    ['time after 1 turn anger', ''],
    ['time after 2 turns anger', 'now'],
    ['time near 1 joy and coder:coder1', 'hard first'],
    ['anger near joy', 'first'],
    ['anger with (code:time and coder:coder2)', 'first angry'],
    [
      'code:hapiness or code:angr',
      '⟨hapiness⟩ There is no “hapiness” in this study. ⟨angr⟩ There is no “angr” in this study. Did you mean anger?',
    ],
    ['case:C9', '⟨C9⟩ There is no “C9” in this study. Did you mean C1 or C2 or C3?'],
    ['wards:east', '⟨wards⟩ Nothing here is called “wards”. Did you mean ward?'],
    ['years > many', '⟨many⟩ “years” is a number, and “many” is none.'],
    ['ward > east', '⟨east⟩ The values of “ward” have no order. Compare them with “=” or “!=”.'],
    ['ward = nort', '⟨nort⟩ There is no “nort” in this study.'],
    ['code > time', '⟨code > time⟩ “code” is compared with “:”, “=” or “!=”.'],
    ['on > then', '⟨then⟩ “then” is no day. Write it as 2026-11-30.'],
    ['constructor', '⟨constructor⟩ There is no “constructor” in this study.'],
    ['constructor:x', '⟨constructor⟩ Nothing here is called “constructor”.'],
  ];
  for (const [query, found] of rows) {
    it(query, () => assert.equal(answer(query), found));
  }
});
