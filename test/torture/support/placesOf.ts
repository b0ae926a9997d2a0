import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../../../server/src/core/anchor/place.js';
import { placerIn } from '../../../server/src/core/anchor/placeSegments.js';
import { digestFor } from '../../../server/src/core/codings/segment.js';
import { digestsOfThreads, placeThreads } from '../../../server/src/core/discussions/placeThreads.js';
import { atOnce } from '../../../server/src/core/workInSteps.js';
import { recordsFor } from '../../../server/src/core/study/study.js';
import { linesOf } from '../../../server/src/core/text/lines.js';
import { digestOf } from '../../../server/src/disk/files/digest.js';
import { findOldTexts } from '../../../server/src/disk/git/oldText.js';
import { loadFolder } from '../../../server/src/disk/study/folderSource.js';
import { discussionPath } from './mergeStudy.js';

/** A segment or thread as Gloss shows it. */
export interface Shown {
  readonly id: string;
  readonly quote: string;
  readonly place: Place;
}

/** Where Gloss sees the segments and threads of a study's transcript, and the transcript. */
export async function placesOf(folder: string, transcript: string): Promise<{ text: string; shown: readonly Shown[] }> {
  const { study } = await loadFolder(folder);
  const text = readFileSync(join(folder, transcript), 'utf8');
  const digest = digestOf(text);
  const records = recordsFor(study, transcript);
  const discussion = study.discussions.get(discussionPath)?.value;
  const old = await findOldTexts(
    folder,
    transcript,
    new Set([
      ...records.flatMap(({ value }) => value.segments.map((segment) => digestFor(value, segment))),
      ...(discussion ? digestsOfThreads(discussion) : []),
    ]),
  );
  const placer = placerIn(linesOf(text));
  const shown = records.flatMap(({ value }) => {
    const texts = { now: digest, named: value.text, old: (of: string) => old.get(of) };
    const places = atOnce(placer.place(value.segments, texts));
    return value.segments.flatMap(({ id, quote }, i) => (places[i] ? [{ id, quote, place: places[i] }] : []));
  });
  const known = { now: digest, named: discussion?.text ?? '', old: (of: string) => old.get(of) };
  const places = placeThreads(linesOf(text), discussion?.threads ?? [], known);
  for (const [i, { id, at }] of (discussion?.threads ?? []).entries()) {
    if (at && places[i]) shown.push({ id, quote: at.quote, place: places[i] });
  }
  return { text, shown };
}
