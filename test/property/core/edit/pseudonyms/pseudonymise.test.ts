import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorOf } from '../../../../../server/src/core/anchor/makeSegment.js';
import { printCodings } from '../../../../../server/src/core/codings/printCodings.js';
import { parseCodings } from '../../../../../server/src/core/codings/readCodings.js';
import type { Segment } from '../../../../../server/src/core/codings/segment.js';
import { inverse, journalStep, replayChange } from '../../../../../server/src/core/edit/journal.js';
import { nameFinder } from '../../../../../server/src/core/edit/pseudonyms/namePairs.js';
import { pseudonymise } from '../../../../../server/src/core/edit/pseudonyms/pseudonymise.js';
import { linesOf, offsetOfPoint } from '../../../../../server/src/core/text/lines.js';
import { normalizeText } from '../../../../../server/src/core/text/newline.js';
import type { Range } from '../../../../../server/src/core/text/range.js';
import { parseTranscript } from '../../../../../server/src/core/transcript/parseTranscript.js';
import { codingsPath, digestOf, transcriptPath } from '../../../../unit/core/support/desk.js';
import { pair, textOf, recordOf, after } from '../../../../unit/core/edit/pseudonyms/pseudonymised.js';

describe('codings of a transcript whose names are replaced', () => {
  it('for any text, segments and names: quotes are the old ones with the names replaced, and stand at their places', () => {
    const words = [
      'Anna',
      'Smith',
      'Annabel',
      'ANNA',
      'Zoë',
      'Zoe\u0308',
      'Bo',
      'yes',
      '😀',
      'e\u0301',
      'Jo’s',
      'Beth',
      '李',
      'ם',
    ];
    const between = [' ', ' ', ' ', ', ', '\n', '\r\n', '\r', ': ', '’s ', '-', '', '\n\n'];
    const piece = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...between)).map((both) => both.join(''));
    const texts = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));
    const names = fc.uniqueArray(fc.constantFrom('Anna', 'Anna Smith', 'Zoë', 'Bo', '李', 'Jo'), { minLength: 1 });
    const pseudonyms = fc.array(fc.constantFrom('Q', 'Ximena Y', '😀Lou', 'é', 'a name of many words'), {
      minLength: 6,
      maxLength: 6,
    });
    const ranges = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 });
    fc.assert(
      fc.property(texts, names, pseudonyms, ranges, (text, chosen, others, bounds) => {
        const pairs = chosen.map((name, i) => pair(name, others[i] ?? ''));
        const transcript = textOf(text);
        const labels = parseTranscript(text, 'text').turns.flatMap(({ speakerRange }) => speakerRange ?? []);
        const found = nameFinder(pairs).find(text, labels);
        const segments = bounds.flatMap(([a, b], i): readonly Segment[] => {
          const range = wordsOf(text, a % text.length, b % text.length);
          return range
            ? [{ id: `s${i}`, ...anchorOf(transcript.lines, range), codes: [{ code: 'trust' }], memo: 'Anna' }]
            : [];
        });
        const file = printCodings({ transcript: transcriptPath, coder: 'coder1', text: transcript.digest, segments });
        const record = recordOf(file);
        const result = pseudonymise([transcript], [record], pairs, { digestOf });
        const changes = result.step?.changes ?? [];
        const now = linesOf(after(result) ?? text);
        const { value, problems } = parseCodings(after(result, codingsPath) ?? file);
        assert.deepEqual(problems, []);
        assert.equal(value.text, digestOf(now.text));
        assert.equal(value.segments.length, segments.length);
        for (const [i, segment] of value.segments.entries()) {
          const old = record.value.segments[i];
          assert.ok(old);
          assert.equal(segment.id, old.id);
          const [start, end] = [offsetOfPoint(now, segment.from), offsetOfPoint(now, segment.to)];
          assert.equal(normalizeText(now.text.slice(start, end)), segment.quote);
          const { start: from, end: to } = wholeNames(found, {
            start: offsetOfPoint(transcript.lines, old.from) ?? -1,
            end: offsetOfPoint(transcript.lines, old.to) ?? -1,
          });
          let expected = '';
          for (let at = from; at < to;) {
            const name = found.find((one) => one.start === at);
            expected += name ? name.text : text.charAt(at);
            at = name ? name.end : at + 1;
          }
          assert.equal(segment.quote, normalizeText(expected));
          const naive = pairs.find(({ name }) => name === 'Anna')?.pseudonym ?? 'Anna';
          assert.equal(segment.memo, naive);
        }
        // Undone through the journal, every byte is as it was.
        const before = new Map([
          [transcriptPath, text],
          [codingsPath, file],
        ]);
        for (const change of result.step ? inverse(journalStep(result.step)).changes : []) {
          const current = changes.find(({ path }) => path === change.path)?.after;
          assert.equal(replayChange(change, current).after, before.get(change.path));
        }
        // A second time there is nothing to do, but for what is a label only since.
        if (result.step && !text.includes('ANNA')) {
          const again = pseudonymise([textOf(now.text)], [recordOf(after(result, codingsPath) ?? file)], pairs, {
            digestOf,
          });
          assert.equal(again.step, undefined);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** A range that does not begin or end between the units of one sign. */
function wordsOf(text: string, a: number, b: number): Range | undefined {
  const within = (at: number): boolean =>
    /^[\udc00-\udfff\n]/.test(text.slice(at)) && /[\ud800-\udbff\r]$/.test(text.slice(0, at));
  const [start, end] = [Math.min(a, b), Math.max(a, b)].map((at) => (within(at) ? at - 1 : at));
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

function wholeNames(found: readonly Range[], { start, end }: Range): Range {
  const first = found.find((name) => name.start < start && start < name.end);
  const last = found.find((name) => name.start < end && end < name.end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}
