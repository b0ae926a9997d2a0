import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contains, type Range } from '../../../../server/src/core/text/range.js';
import { parseTranscript } from '../../../../server/src/core/transcript/parseTranscript.js';
import { nextSentence, sentenceAt, sentencesOf } from '../../../../server/src/core/transcript/sentences.js';
import { tidyRange } from '../../../../server/src/core/transcript/tidyRange.js';
import { unitsAt } from '../../../../server/src/core/transcript/unitsAt.js';
import { format, transcriptText } from './arbitraries.js';

/** Ascending, disjoint, and inside what holds them. */
function assertOrdered(ranges: readonly Range[], within: Range): void {
  let end = within.start;
  for (const range of ranges) {
    assert.ok(end <= range.start && range.start <= range.end && range.end <= within.end, JSON.stringify(ranges));
    end = range.end;
  }
}

describe('any text', () => {
  it('is parsed to ordered, disjoint parts that lie inside each other as they should', () => {
    fc.assert(
      fc.property(transcriptText, format, (text, format) => {
        const { turns, speech, sections, timestamps, speakers } = parseTranscript(text, format);
        const all = { start: 0, end: text.length };
        assertOrdered(
          turns.map(({ range }) => range),
          all,
        );
        assertOrdered(speech, all);
        assertOrdered(
          timestamps.map(({ range }) => range),
          all,
        );
        assert.deepEqual(
          turns.flatMap((turn) => turn.speech),
          speech,
        );
        for (const piece of speech) {
          assert.equal(text.slice(piece.start, piece.end).trim().length, piece.end - piece.start);
          assert.ok(piece.end > piece.start);
        }
        for (const turn of turns) {
          assertOrdered(turn.speech, turn.range);
          if (turn.speakerRange) assert.ok(contains(turn.range, turn.speakerRange));
          if (turn.timestamp) assert.ok(contains(turn.range, turn.timestamp.range));
          if (turn.speaker !== undefined) assert.ok(speakers.includes(turn.speaker) && turn.speaker !== '');
        }
        for (const section of sections) {
          assert.ok(contains(all, section.range) && contains(section.range, section.titleRange));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has sentences that cover every unit of speech that is not white space, once', () => {
    fc.assert(
      fc.property(transcriptText, format, (text, format) => {
        const transcript = parseTranscript(text, format);
        for (const turn of transcript.turns) {
          const sentences = sentencesOf(text, transcript, turn);
          assertOrdered(sentences, turn.range);
          for (const { start, end } of turn.speech) {
            for (let at = start; at < end; at++) {
              if (text.charAt(at).trim() === '') continue;
              const covering = sentences.filter((sentence) => sentence.start <= at && at < sentence.end);
              assert.equal(covering.length, 1, JSON.stringify({ text, at, sentences }));
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has a next sentence whose previous one is the first again', () => {
    fc.assert(
      fc.property(transcriptText, format, (text, format) => {
        const transcript = parseTranscript(text, format);
        const sentences = transcript.turns.flatMap((turn) => sentencesOf(text, transcript, turn));
        sentences.forEach((sentence, i) => {
          assert.deepEqual(sentenceAt(text, transcript, sentence.start), sentence);
          assert.deepEqual(nextSentence(text, transcript, sentence.start, 'next'), sentences[i + 1]);
          assert.deepEqual(nextSentence(text, transcript, sentence.start, 'previous'), sentences[i - 1]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('has units that hold the caret and grow', () => {
    fc.assert(
      fc.property(transcriptText, format, fc.nat(), (text, format, at) => {
        const caret = at % (text.length + 1);
        const units = unitsAt(text, parseTranscript(text, format), caret);
        units.forEach((unit, i) => {
          assert.ok(unit.start <= caret && caret <= unit.end);
          const before = units[i - 1];
          if (before) assert.ok(contains(unit, before) && unit.end - unit.start > before.end - before.start);
        });
        if (text !== '') assert.deepEqual(units.at(-1), { start: 0, end: text.length });
      }),
      { numRuns: 200 },
    );
  });
});

describe('any selection, tidied', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

  it('stays as it is when tidied again, holds what was selected, and splits no grapheme cluster', () => {
    fc.assert(
      fc.property(transcriptText, fc.nat(), fc.nat(30), (text, from, length) => {
        const start = from % (text.length + 1);
        const end = Math.min(text.length, start + length);
        const tidied = tidyRange(text, { start, end });
        assert.deepEqual(tidyRange(text, tidied), tidied);
        const edges = new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length));
        assert.ok(edges.has(tidied.start) && edges.has(tidied.end), JSON.stringify({ text, start, end, tidied }));
        if (tidied.start === tidied.end) return;
        const selected = text.slice(start, end);
        const trimmed = { start: end - selected.trimStart().length, end: start + selected.trimEnd().length };
        assert.ok(contains(tidied, trimmed), JSON.stringify({ text, start, end, tidied }));
      }),
      { numRuns: 500 },
    );
  });
});
