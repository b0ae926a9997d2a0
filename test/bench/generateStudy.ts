import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { anchorOf } from '../../server/src/core/anchor/makeSegment.js';
import { printCodings } from '../../server/src/core/codings/printCodings.js';
import { bySegmentOrder, type Segment } from '../../server/src/core/codings/segment.js';
import { newSegmentId } from '../../server/src/core/codings/segmentId.js';
import { codingsPath } from '../../server/src/core/study/paths.js';
import { linesOf } from '../../server/src/core/text/lines.js';
import type { Range } from '../../server/src/core/text/range.js';
import { digestOf } from '../../server/src/disk/files/digest.js';

/** What a study for the bench is like. The same parameters give the same files, byte for byte. */
export interface StudyParameters {
  readonly transcripts: number;
  /** Characters of each transcript. */
  readonly size: number;
  /** Segments of each transcript, spread over the coders. */
  readonly codings: number;
  readonly coders: number;
}

/** A generator of numbers from 0 to below 1. */
export type Random = () => number;

const words =
  'the of and to a in that it was for on with as we they had not but what all were when there can more if out so about who get would make work care nurse patient family team shift night ward school teacher student parent money time trust fear hope anger support change policy manager training system paper record phone doctor clinic village city house food water road travel group meeting talk listen explain understand learn feel think know believe remember forget try help need want start stop wait early late always never often sometimes maybe really quite very much little'.split(
    ' ',
  );
const sentenceEnds = ['.', '.', '.', '?', ' – é.'];
const themes: Readonly<Record<string, readonly string[]>> = {
  Work: ['Workload', 'Shifts', 'Staffing', 'Burnout', 'Autonomy'],
  Trust: ['Trust in managers', 'Trust in peers', 'Mistrust', 'Betrayal'],
  Care: ['Quality of care', 'Time with patients', 'Dignity', 'Continuity'],
  Emotion: ['Fear', 'Hope', 'Anger', 'Pride', 'Guilt', 'Grief'],
  Family: ['Children', 'Partner', 'Parents', 'Money at home'],
  System: ['Policy', 'Records', 'Technology', 'Training', 'Rules'],
  Community: ['Village', 'Transport', 'Stigma', 'Religion'],
  Coping: ['Humour', 'Avoidance', 'Peer support', 'Faith', 'Exercise'],
  Identity: ['Professional self', 'Gender', 'Migration'],
  Change: ['Resistance', 'Innovation', 'Loss', 'Learning'],
};

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** Ids of all codes, themes among them: they are applied too. */
export const codeIds: readonly string[] = Object.entries(themes).flatMap(([theme, codes]) =>
  [theme, ...codes].map(idOf),
);

/** Ids of the codes that have none below them. */
export const leafIds: readonly string[] = Object.values(themes).flat().map(idOf);

/** Path below the study's folder. */
export const transcriptPath = (index: number): string => `transcripts/interview_${String(index).padStart(3, '0')}.txt`;

/**
 * The folder of such a study, which nobody may change: made where no run before has left it. Its name tells what a tiny
 * study comes out as too, so that one made before the generator or the file format changed is not used.
 */
export function keptStudy(parameters: StudyParameters): string {
  const { transcripts, size, codings, coders } = parameters;
  const tiny = [...studyFiles({ transcripts: 2, size: 5000, codings: 40, coders: 2 })].flat().join('\n');
  const parent = join(realpathSync(tmpdir()), 'gloss-bench');
  const folder = join(parent, `${transcripts}x${size}-${codings}-${coders}-${digestOf(tiny).slice(-8)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(parent, { recursive: true });
  const making = mkdtempSync(join(parent, 'making-'));
  for (const [path, text] of studyFiles(parameters)) {
    mkdirSync(dirname(join(making, path)), { recursive: true });
    writeFileSync(join(making, path), text);
  }
  renameSync(making, folder);
  return folder;
}

/** Hands out a copy of such a study, which may be changed and is removed afterwards. */
export async function withStudy<T>(parameters: StudyParameters, task: (folder: string) => Promise<T>): Promise<T> {
  const kept = keptStudy(parameters);
  const folder = mkdtempSync(join(dirname(kept), 'copy-'));
  try {
    cpSync(kept, folder, { recursive: true });
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All files of a study: path and text. */
function* studyFiles({ transcripts, size, codings, coders }: StudyParameters): Generator<readonly [string, string]> {
  const random = randomFrom(20240611);
  const people = Array.from({ length: coders }, (_, i) => `coder${i + 1}`);
  yield ['gloss.yaml', `study: Bench\ncoders:\n${people.map((id) => `  - id: ${id}\n`).join('')}`];
  yield ['codebooks/main.codebook.yaml', codebook()];
  const ids = uniqueIds(random);
  for (let index = 0; index < transcripts; index++) {
    const path = transcriptPath(index);
    const text = interview(random, index, size);
    yield [path, text];
    const lines = linesOf(text);
    const segments = new Map(people.map((coder): [string, Segment[]] => [coder, []]));
    for (let k = 0; k < codings; k++) {
      segments.get(pick(random, people))?.push({
        id: ids(),
        ...anchorOf(lines, passage(random, text)),
        codes: [{ code: pick(random, codeIds) }],
        ...(k % 10 === 0 && { memo: `memo ${k}` }),
        on: '2024-06-11',
      });
    }
    for (const [coder, own] of segments) {
      const file = { transcript: path, coder, text: digestOf(text), segments: own.sort(bySegmentOrder) };
      if (own.length > 0) yield [codingsPath(coder, path), printCodings(file)];
    }
  }
}

function codebook(): string {
  const entry = (name: string, indent: string): string =>
    `${indent}- id: ${idOf(name)}\n${indent}  name: ${name}\n${indent}  definition: What people say of ${name.toLowerCase()}.\n`;
  const branches = Object.entries(themes).map(
    ([theme, codes]) => `${entry(theme, '  ')}    codes:\n${codes.map((code) => entry(code, '      ')).join('')}`,
  );
  return `codebook: Bench\nversion: 1.0.0\ncodes:\n${branches.join('')}`;
}

/** Question and answer in turn, of at least `size` characters. */
function interview(random: Random, index: number, size: number): string {
  const turns: string[] = [];
  for (let length = 0; length < size; length += (turns.at(-1)?.length ?? 0) + 2) {
    const asks = turns.length % 2 === 0;
    const sentences = Array.from({ length: asks ? between(random, 1, 2) : between(random, 3, 8) }, () =>
      sentence(random),
    );
    turns.push(`${asks ? 'INTERVIEWER' : `P${String(index).padStart(3, '0')}`}: ${sentences.join(' ')}`);
  }
  return `${turns.join('\n\n')}\n`;
}

function sentence(random: Random): string {
  const text = Array.from({ length: between(random, 6, 20) }, () => pick(random, words)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1) + pick(random, sentenceEnds);
}

/** A stretch of whole words, 60 to some 500 characters long. */
export function passage(random: Random, text: string): Range {
  const blank = (at: number): boolean => text[at] === ' ' || text[at] === '\n';
  let start = between(random, 0, text.length - 801);
  while (start > 0 && (!blank(start - 1) || blank(start))) start++;
  let end = start + between(random, 60, 500);
  while (end < text.length - 1 && !blank(end)) end++;
  while (blank(end - 1)) end--;
  return { start, end };
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number, both bounds included. */
const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

function uniqueIds(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const id = newSegmentId(random);
      if (used.has(id)) continue;
      used.add(id);
      return id;
    }
  };
}
