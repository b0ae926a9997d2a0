import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, visit } from 'yaml';
import { allCodes } from '../../../../../server/src/core/codebook/codebook.js';
import type { CodebookOperation } from '../../../../../server/src/core/edit/codebook/codebookOperation.js';
import { inverse, journalStep, replayChange, type JournalStep } from '../../../../../server/src/core/edit/journal.js';
import { GlossError } from '../../../../../server/src/core/glossError.js';
import { codesOf, currentId } from '../../../../../server/src/core/study/study.js';
import { commentsIn } from '../../../../../server/src/core/yaml/comments.js';
import { codingsFile, deskOf, type Desk } from '../../../../unit/core/support/desk.js';

const transcript = 'P1: We waited and waited. Then we trusted them.\n';
const books = {
  'codebooks/main.codebook.yaml': `# Ours.
codebook: Small # name
version: 1.0.0
own: [kept]
history: # newest first
  # the first one
  - { on: 2026-01-01, code: a, change: revised }
codes:
  # Section one.
  - id: a # first
    name: "A: wide" # said so
    mine: { deep: [1, 2] } # unknown
    definition: >- # folded
      Some words
      and more.
    aliases: [a0] # once
    codes:
    # shallow
    - id: b
      include: [one] # flow
      differs:
      - { code: c, rule: Ask. } # flow map
      - code: d # why
        rule: |-
          First
            second
    - { id: c, name: C } # in one line
    # after c
  # Between.

  - name: D # name first
    id: d
    status: draft
    aliases:
      - d0 # old
      # more to come
  - id: e
    excludes: [a, d]
    note: > # keep
      long
  # unused
  - id: u
    codes:
      - id: v # deep
        codes: [] # none
# end
`,
  'codebooks/other.codebook.yaml': `codes:
- id: x
  codes:
      - id: y # deep
      -
        id: z
        # in z
`,
};
const segment = (id: string, codes: string): string =>
  `  - id: ${id}\n    at: 1:5-1:14\n    quote: We waited\n    codes: ${codes}\n    kept: yes # own\n`;
const mine =
  segment('s1', '[a, { code: b, weight: 2 }]') + segment('s2', '[a0, d] # both') + segment('s3', '[x, y, z]');
const theirs = segment('s4', '\n      - e # last\n      - code: c') + segment('s5', '[b, c]') + segment('s6', '["d0"]');

const ids = ['a', 'b', 'c', 'd', 'e', 'u', 'v', 'x', 'y', 'z', 'a0', 'new-one', 'new'];
const id = fc.constantFrom(...ids);
const reason = fc.option(fc.constantFrom('Why: so', 'Too wide', ' # odd'), { nil: undefined });
const operation: fc.Arbitrary<CodebookOperation> = fc.oneof(
  fc.record({ op: fc.constant('renameCode' as const), code: id, id, reason }),
  fc.record({
    op: fc.constant('renameCode' as const),
    code: id,
    name: fc.constantFrom('New', 'Odd: "name" #1', 'a\nb'),
  }),
  fc.record({ op: fc.constant('mergeCodes' as const), code: id, into: id, reason }),
  fc.record({
    op: fc.constant('splitCode' as const),
    code: id,
    to: fc.oneof(id, fc.constant('New one')),
    segments: fc.subarray(['s1', 's2', 's3', 's4', 's5', 's6']),
    reason,
  }),
  fc.record({
    op: fc.constant('moveCodes' as const),
    codes: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    under: fc.option(id),
    before: fc.option(id, { nil: undefined }),
  }),
  fc.record({ op: fc.constant('moveCodes' as const), codes: fc.tuple(id), under: fc.option(id) }),
  fc.record({ op: fc.constant('moveCodes' as const), codes: fc.tuple(id), under: fc.option(id) }),
  fc.record({ op: fc.constant('deleteCode' as const), code: fc.constantFrom('u', 'v') }),
  fc.record({ op: fc.constantFrom('retireCode' as const, 'reviseCode' as const), code: id, reason }),
  fc.record({ op: fc.constantFrom('restoreCode' as const, 'deleteCode' as const), code: id }),
) as fc.Arbitrary<CodebookOperation>;

const filesOf = (desk: Desk): Record<string, string> => Object.fromEntries([...desk.files].sort());

const comments = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => commentsIn(text).map(({ start, end }) => text.slice(start, end))).sort();

/** Keys that Gloss does not know, with their values. */
function unknown(text: string): readonly string[] {
  const found: string[] = [];
  visit(parseDocument(text, { schema: 'failsafe' }), {
    Pair: (_, pair) => {
      const key = String(pair.key);
      if (['own', 'mine', 'note', 'kept'].includes(key)) found.push(`${key}: ${JSON.stringify(pair.value)}`);
    },
  });
  return found.sort();
}

/** Segment ids with the current ids of their codes. */
const segmentsOf = ({ study }: Desk): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    [...study.records.values()].flatMap(({ value }) =>
      value.segments.map((one) => [one.id, new Set(one.codes.map(({ code }) => currentId(study, code)))] as const),
    ),
  );

function deskWith(eol: string): Desk {
  const files = {
    ...books,
    'codings/coder1/P01.txt.codings.yaml': codingsFile(transcript, mine),
    'codings/coder2/P01.txt.codings.yaml': codingsFile(transcript, theirs).replace('coder: coder1', 'coder: coder2'),
  };
  return deskOf(
    transcript,
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', eol)])),
  );
}

describe('any sequence of operations on a codebook', () => {
  const sequences = fc.array(operation, { minLength: 1, maxLength: 8 });
  const eol = fc.constantFrom('\n', '\r\n');

  it('keeps every segment, every comment and every unknown key; aliases resolve; undo restores every byte', () => {
    fc.assert(
      fc.property(sequences, eol, (operations, lineEnd) => {
        const desk = deskWith(lineEnd);
        const before = filesOf(desk);
        const known = new Set(codesOf(desk.study).codes.flatMap(({ code }) => [code.id, ...code.aliases]));
        const deleted = new Set<string>();
        const journal: JournalStep[] = [];
        for (const one of operations) {
          const was = { files: filesOf(desk), codes: [...codesOf(desk.study).codes], segments: segmentsOf(desk) };
          try {
            const { step } = desk.edit(one);
            journal.push(journalStep(step));
          } catch (error) {
            assert.ok(error instanceof GlossError, String(error));
            assert.deepEqual(filesOf(desk), was.files, 'a refusal changes nothing');
            continue;
          }
          if (one.op === 'deleteCode') {
            const gone = was.codes.find(({ code }) => code.id === one.code || code.aliases.includes(one.code));
            for (const code of gone ? [gone.code, ...allCodes(gone.code.codes)] : []) {
              for (const form of [code.id, ...code.aliases]) deleted.add(form);
            }
          }
          for (const read of [...desk.study.codebooks.values(), ...desk.study.records.values()]) {
            assert.deepEqual(
              read.problems.filter(({ severity }) => severity === 'error'),
              [],
              `${read.path}\n${read.text}`,
            );
          }
          assert.deepEqual(codesOf(desk.study).problems.size, 0);
          const now = filesOf(desk);
          const texts = Object.values(now);
          const missing = comments(Object.values(was.files)).filter((comment) => !comments(texts).includes(comment));
          assert.deepEqual(missing, [], JSON.stringify(now, null, 1));
          const isKept = one.op !== 'deleteCode';
          if (isKept) assert.deepEqual(texts.flatMap(unknown).sort(), Object.values(was.files).flatMap(unknown).sort());
          const segments = segmentsOf(desk);
          assert.deepEqual([...segments.keys()].sort(), [...was.segments.keys()].sort());
          for (const [segmentId, codes] of segments) {
            assert.ok(codes.size > 0, segmentId);
            for (const code of codes) assert.ok(codesOf(desk.study).find(code), `${segmentId} has ${code}`);
          }
          if (['moveCodes', 'retireCode', 'reviseCode', 'restoreCode', 'deleteCode'].includes(one.op)) {
            assert.deepEqual(segments, was.segments);
          }
          for (const form of known) {
            assert.ok(deleted.has(form) || codesOf(desk.study).find(form), `${form} resolves`);
          }
          for (const { code } of codesOf(desk.study).codes) {
            for (const form of [code.id, ...code.aliases]) known.add(form);
          }
          for (const form of known) if (codesOf(desk.study).find(form)) deleted.delete(form);
        }
        for (const step of journal.reverse()) {
          desk.carryOut(inverse(step).changes.map((change) => replayChange(change, desk.files.get(change.path))));
        }
        assert.deepEqual(filesOf(desk), before);
      }),
      { numRuns: 50 },
    );
  });
});
