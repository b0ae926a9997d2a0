import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffSteps } from '../../../server/src/core/anchor/diffTexts.js';
import { isCertain } from '../../../server/src/core/anchor/place.js';
import { printCodings } from '../../../server/src/core/codings/printCodings.js';
import { codingsPath } from '../../../server/src/core/study/paths.js';
import { createStudy, setFile } from '../../../server/src/core/study/study.js';
import type { TranscriptView } from '../../../server/src/core/study/transcriptView.js';
import { digestOf } from '../../../server/src/lsp/node/digest.js';
import { openTranscript } from '../../../server/src/lsp/openTranscript.js';
import { coded } from '../core/anchor/texts.js';

const path = 'transcripts/P01.txt';
const coders = ['coder1', 'coder2', 'coder3'];

/** Words that occur once each, so that every passage has one place alone. */
const told = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${first + i}${i % 12 === 11 ? '.\n' : ' '}`).join('');
const was = told(0, 400);

/** A transcript that has changed since three coders coded it; something may happen at each moment in which it gives way. */
function opened(now: string) {
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
    breathe: () => {
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
    edit: (start: number, end: number, put: string): void => {
      const before = text;
      text = text.slice(0, start) + put + text.slice(end);
      transcript.edit([{ start, end, length: put.length }], () => text, start < end ? before : undefined);
    },
    /** What happens when the work gives way for the first time, the second time … */
    meanwhile: (...tasks: readonly (() => void)[]): void => {
      moments = [...tasks];
    },
  };
}

/** The view is of this text, and certain places have no words but their own and those that were typed. */
function assertTrue(view: TranscriptView, text: string): void {
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

const certain = (view: TranscriptView): number => view.placed.filter(({ place }) => isCertain(place)).length;

describe('a transcript that is open', () => {
  const changed = was.replace('word30 ', 'word30, well, ');

  it('gives way while segments are placed, compares texts once for all coders and places once for all who ask', async () => {
    const { view, counts, text } = opened(changed);
    const [one, other] = await Promise.all([view(), view()]);
    assert.equal(one, other);
    assert.equal(one.placed.length, 33);
    assertTrue(one, text());
    assert.ok(counts.breaths > one.placed.length);
    assert.deepEqual([counts.diffs, counts.asked], [1, 1]);
    assert.equal(await view(), one);
  });

  it('follows what is typed meanwhile', async () => {
    const { view, counts, text, edit, meanwhile } = opened(changed);
    meanwhile(
      () => edit(0, 0, 'Transcript\n\n'),
      () => edit(700, 700, ' now and then '),
    );
    const found = await view();
    assertTrue(found, text());
    assert.ok(certain(found) >= 30);
    assert.equal(counts.diffs, 1);
  });

  it('answers for the newest text when all of it is replaced meanwhile, and never with nothing', async () => {
    const { view, text, edit, meanwhile } = opened(told(5000, 400));
    meanwhile(
      () => undefined,
      () => edit(0, text().length, changed),
    );
    const [first, second] = await Promise.all([view(), view()]);
    for (const found of [first, second]) {
      assertTrue(found, changed);
      assert.ok(certain(found) >= 30);
    }
  });

  it('places again from where segments were when all of it is replaced a second time before that', async () => {
    const { view, counts, text, edit, meanwhile } = opened(changed);
    await view();
    edit(0, 0, 'Transcript\n\n');
    edit(0, text().length, told(5000, 400) + text());
    meanwhile(() => edit(0, text().length, `Heading\n\n${changed}`));
    const found = await view();
    assertTrue(found, text());
    assert.ok(certain(found) >= 30);
    assert.equal(counts.asked, 1);
  });

  it('brings back what an edit took away meanwhile, once that is undone', async () => {
    const [start, end] = [changed.indexOf('word100 '), changed.indexOf('word200 ')];
    const taken = changed.slice(start, end);
    const before = await opened(changed).view();

    const meanwhile = opened(changed);
    meanwhile.meanwhile(() => meanwhile.edit(start, end, ''));
    assertTrue(await meanwhile.view(), meanwhile.text());
    meanwhile.edit(start, start, taken);

    const both = opened(changed);
    both.meanwhile(
      () => both.edit(start, end, ''),
      () => both.edit(start, start, taken),
    );

    const later = opened(changed);
    await later.view();
    later.edit(start, end, '');
    await later.view();
    later.edit(start, start, taken);

    for (const { view } of [meanwhile, both, later]) {
      const placesOf = ({ placed }: TranscriptView) => placed.map(({ place }) => place);
      assert.deepEqual(placesOf(await view()), placesOf(before));
    }
  });

  it('takes in a codings file that changes meanwhile', async () => {
    const { view, code, meanwhile, text } = opened(changed);
    meanwhile(
      () => undefined,
      () => code('coder2', 25),
    );
    const found = await view();
    assertTrue(found, text());
    assert.equal(found.placed.length, 10 + 25 + 12);
  });

  it('is true to its text whatever happens, and whenever', async () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('undo' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('all' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('reload' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('file' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('look' as const), at: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(action, fc.nat({ max: 20 })), { maxLength: 12 }), async (script) => {
        const { view, code, text, edit, replace, meanwhile } = opened(changed);
        const undo: (() => void)[] = [];
        const wordAt = (at: number): number => text().indexOf(' ', at % text().length) + 1;
        const put = (start: number, end: number, words: string): void => {
          const old = text().slice(start, end);
          edit(start, end, words);
          undo.push(() => edit(start, start + words.length, old));
        };
        const views: Promise<TranscriptView>[] = [];
        const act = ({ kind, at }: { readonly kind: string; readonly at: number }): void => {
          const start = wordAt(at);
          if (kind === 'type') put(start, start, `typed${at} `);
          if (kind === 'delete') put(start, Math.max(start, wordAt(start + 20)), '');
          if (kind === 'all') put(0, text().length, `Heading ${at}\n${at % 2 === 0 ? was : changed}`);
          if (kind === 'undo') undo.pop()?.();
          if (kind === 'reload') replace();
          if (kind === 'file') code('coder2', 5 + (at % 9));
          if (kind === 'look') views.push(view());
        };
        meanwhile(
          ...script.flatMap(([each, later]) => [...Array.from({ length: later }, () => nothing), () => act(each)]),
        );
        views.push(view());
        // More may be asked for while these are awaited.
        for (const each of views) await each;
        while (undo.length > 0 && script.length % 2 === 0) undo.pop()?.();
        assertTrue(await view(), text());
      }),
      { numRuns: 50, seed: 3 },
    );
  });
});

const nothing = (): void => undefined;
