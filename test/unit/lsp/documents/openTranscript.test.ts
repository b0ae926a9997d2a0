import assert from 'node:assert/strict';
import { isCertain } from '../../../../server/src/core/anchor/place.js';
import type { TranscriptView } from '../../../../server/src/core/study/transcriptView.js';
import { told, opened, assertTrue, changed } from './changingTranscript.js';

const certain = (view: TranscriptView): number => view.placed.filter(({ place }) => isCertain(place)).length;

describe('a transcript that is open', () => {
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
});
