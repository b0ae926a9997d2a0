import assert from 'node:assert/strict';
import { diffSteps } from '../../../../server/src/core/anchor/diffTexts.js';
import { isCertain } from '../../../../server/src/core/anchor/place.js';
import { printCodings } from '../../../../server/src/core/codings/printCodings.js';
import { codingsPath } from '../../../../server/src/core/study/paths.js';
import { createStudy, setFile } from '../../../../server/src/core/study/study.js';
import type { TranscriptView } from '../../../../server/src/core/study/transcriptView.js';
import { digestOf } from '../../../../server/src/disk/files/digest.js';
import { openTranscript } from '../../../../server/src/lsp/documents/openTranscript.js';
import { coded } from '../../core/anchor/texts.js';

const path = 'transcripts/P01.txt';
const coders = ['coder1', 'coder2', 'coder3'];

/** Words that occur once each, so that every passage has one place alone. */
export const told = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${first + i}${i % 12 === 11 ? '.\n' : ' '}`).join('');
export const was = told(0, 400);

export interface ChangingTranscript {
  readonly counts: { readonly breaths: number; readonly diffs: number; readonly asked: number };
  /** Writes the codings file of a coder again, with so many segments. */
  readonly code: (coder: string, count: number) => void;
  readonly text: () => string;
  readonly view: () => Promise<TranscriptView>;
  readonly replace: () => void;
  /** Puts words in place of a range, in UTF-16 offsets. */
  readonly edit: (start: number, end: number, put: string) => void;
  /** What happens when the work gives way for the first time, the second time … */
  readonly meanwhile: (...tasks: readonly (() => void)[]) => void;
}

/** A transcript that has changed since three coders coded it; something may happen at each moment in which it gives way. */
export function opened(now: string): ChangingTranscript {
  const study = createStudy('file:///study');
  const code = (coder: string, count: number): void => {
    const file = { transcript: path, coder, text: digestOf(was), segments: coded(was, count, 40) };
    setFile(study, codingsPath(coder, path), printCodings({ ...file, segments: file.segments }));
  };
  setFile(study, path, '');
  coders.forEach((coder, i) => code(coder, 10 + i));
  let text = now;
  let moments: (() => void)[] = [];
  const counts = { breaths: 0, diffs: 0, asked: 0 };
  const transcript = openTranscript(study, path, now, {
    oldText: (digest) => (digest === digestOf(was) ? was : undefined),
    findOldTexts: (digests) => {
      counts.asked += digests.length;
      return Promise.resolve();
    },
    diffOf: (before, after) => {
      counts.diffs++;
      return diffSteps(before, after);
    },
    giveWay: () => {
      counts.breaths++;
      moments.shift()?.();
      return Promise.resolve();
    },
  });
  return {
    counts,
    code,
    text: () => text,
    view: () => transcript.view('coder1'),
    replace: () => transcript.replace(),
    edit: (start, end, put): void => {
      const before = text;
      text = text.slice(0, start) + put + text.slice(end);
      transcript.edit([{ start, end, length: put.length }], () => text, start < end ? before : undefined);
    },
    meanwhile: (...tasks): void => {
      moments = [...tasks];
    },
  };
}

/** The view is of this text, and certain places have no words but their own and those that were typed. */
export function assertTrue(view: TranscriptView, text: string): void {
  assert.equal(view.lines.text, text);
  for (const { segment, place } of view.placed) {
    if (!isCertain(place)) continue;
    const own = new Set(wordsIn(segment.quote));
    // Those at the ends may be cut.
    const others = wordsIn(text.slice(place.start, place.end)).slice(1, -1);
    assert.deepEqual(
      others.filter((word) => !own.has(word)),
      [],
      segment.quote,
    );
  }
}

const wordsIn = (text: string): readonly string[] => text.match(/\bword\d+/g) ?? [];
export const changed = was.replace('word30 ', 'word30, well, ');
