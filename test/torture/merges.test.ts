import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseDocument } from 'yaml';
import { randomFrom } from '../../server/src/core/analysis/agreement/random.js';
import { isBrokenFile } from '../../server/src/core/merge/mergeFile.js';
import { judge, mergedTruth, said, type Snapshot } from './support/mergeOracle.js';
import { markAt, transcriptPath } from './support/mergeStudy.js';
import { kinds, World, type Outcome } from './support/mergeWorld.js';
import { pick } from './support/mutate.js';
import { placesOf } from './support/placesOf.js';

/** How many studies are merged, twice each: a part of them with all other tests, all with `npm run check:torture`. */
const runs = Math.max(1, Math.ceil(Number(process.env['GLOSS_RUNS'] ?? 20_000) / 200));
/** Before the names of random numbers, for other merges than always. */
const seed = process.env['GLOSS_SEED'] ?? '';
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

interface Faults {
  /** Segments that are shown as certain at words that are not theirs. */
  readonly wrong: string[];
  readonly lost: string[];
  readonly back: string[];
  /** Conflicts in which neither side contradicts the other, of merges with the driver. */
  readonly needless: string[];
  /** Segments that are doubted though their words stand where they should. */
  readonly doubts: string[];
}

describe('studies that git merges', function () {
  this.timeout(3_600_000);

  it(`lose nothing, bring nothing back, and are nowhere certain and wrong, in ${2 * runs} merges`, async () => {
    const faults: Faults = { wrong: [], lost: [], back: [], needless: [], doubts: [] };
    const count = { merges: 0, withDriver: 0, conflicts: 0, places: 0, broken: 0 };
    const chance = Math.random;
    for (let run = 0; run < runs; run++) {
      const random = randomFrom(`${seed}merges ${run}`);
      Math.random = randomFrom(`${seed}ids ${run}`);
      const world = new World(scratch, random);
      try {
        await world.begin();
        let previous: Outcome['kind'] | undefined;
        for (const time of [1, 2]) {
          const isGoingOn = previous === 'merge' && random() < 0.5;
          const kind = isGoingOn ? 'merge' : pick(random, kinds);
          const outcome = await world.integrate(kind, random() < 0.7, isGoingOn);
          const what = `run ${run}, ${time}: ${kind} ${outcome.withDriver ? 'with' : 'without'} the driver`;
          count.merges++;
          if (outcome.withDriver) count.withDriver++;
          if (!(await check(world, outcome, what, faults, count))) break;
          previous = kind;
        }
      } catch (error) {
        throw new Error(`run ${run}`, { cause: error });
      } finally {
        world.remove();
      }
    }
    Math.random = chance;
    print(faults, count);
    assert.deepEqual(
      [faults.wrong, faults.lost, faults.back].map((list) => list.slice(0, 20)),
      [[], [], []],
    );
  });
});

type Count = Record<'merges' | 'withDriver' | 'conflicts' | 'places' | 'broken', number>;

/** Notes what is wrong with a merge; whether the study can be gone on with. */
async function check(world: World, outcome: Outcome, what: string, faults: Faults, count: Count): Promise<boolean> {
  const { versions, conflicts, withDriver } = outcome;
  if (conflicts.length > 0) count.conflicts++;
  const files = world.files();
  const broken = brokenIn(files);
  if (broken.length > 0) {
    // What is merged without the driver, or decided by somebody who does not look, may be broken, and is reported.
    if (withDriver && conflicts.length === 0) {
      faults.lost.push(`${what}: ${broken.join()} is broken`);
    }
    count.broken++;
    return false;
  }
  const truth = mergedTruth(...versions);
  const result: Snapshot = { files, truth: new Map() };
  const { byId } = said(result).codes;
  const names = new Set(
    conflicts.flatMap(({ names: all }) => [...all, ...[...all].flatMap((id) => byId.get(id) ?? [])]),
  );
  const { lost, back, contradicted } = judge(versions, result, names);
  faults.lost.push(...lost.map((item) => `${what}: ${item}`));
  faults.back.push(...back.map((item) => `${what}: ${item}`));
  const settled = await checkPlaces(world, truth, what, faults, count);
  const clashes = [...truth].flatMap(([id, mark]) => (mark === undefined ? [id] : []));
  const due = new Set([...contradicted, ...clashes]);
  for (const { path, names: all } of withDriver ? conflicts : []) {
    const isDue = [...all].some((name) => due.has(name) || due.has(byId.get(name) ?? ''));
    if (path.endsWith('.yaml') && !isDue) faults.needless.push(`${what}: ${path} ${[...all].slice(0, 4).join(' ')}`);
  }
  world.settle(settled);
  return true;
}

/** Notes what is shown at a wrong place, or needlessly doubted; the mark of each segment from here on. */
async function checkPlaces(
  { folder }: World,
  truth: ReadonlyMap<string, string | undefined>,
  what: string,
  faults: Faults,
  count: Count,
): Promise<ReadonlyMap<string, string>> {
  const { text, shown } = await placesOf(folder, transcriptPath);
  const settled = new Map([...truth].flatMap(([id, mark]) => (mark === undefined ? [] : [[id, mark] as const])));
  for (const { id, quote, place } of shown) {
    count.places++;
    const isClaimed = place.state !== 'ambiguous' && place.state !== 'orphaned';
    const [mark, should] = [markAt(text, place.start), truth.get(id)];
    settled.set(id, should ?? mark);
    if (should === undefined) continue;
    if (isClaimed && mark !== should) {
      faults.wrong.push(`${what}: ${id} “${quote}” is ${place.state} at ${mark}, not at ${should}`);
    }
    if (!isClaimed && isThere(text, should, quote)) {
      faults.doubts.push(`${what}: ${id} “${quote}” of ${should} is ${place.state}`);
    }
  }
  return settled;
}

const brokenIn = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].flatMap(([path, text]) => (isBrokenFile(path, text) || !isYaml(path, text) ? [path] : []));

/** Whether the words stand below the question of that mark, just as they were coded. */
function isThere(text: string, mark: string, quote: string): boolean {
  const [, below = ''] = text.split(`${mark}?\n`);
  return (below.split('\n')[0] ?? '').startsWith(`P: ${quote}`);
}

const isYaml = (path: string, text: string): boolean =>
  !path.endsWith('.yaml') || parseDocument(text, { logLevel: 'error' }).errors.length === 0;

function print({ wrong, lost, back, needless, doubts }: Faults, count: Count): void {
  const share = (part: number, whole: number): string =>
    `${part} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  const comments = lost.filter((item) => item.includes(': comment ')).length;
  const show = (list: readonly string[]): string =>
    list
      .slice(0, Number(process.env['GLOSS_SHOW'] ?? 0))
      .map((item) => `        ${item}\n`)
      .join('');
  console.log(
    `      ${count.merges} merges, ${count.withDriver} with the driver; ${count.conflicts} stopped, ${count.broken} left broken and reported
      certain and wrong: ${share(wrong.length, count.places)} of ${count.places} places
${show(wrong)}      lost: ${lost.length - comments}, and ${comments} comments
${show(lost)}      brought back: ${back.length}
${show(back)}      needless conflicts: ${share(needless.length, count.withDriver)} of merges with the driver
${show(needless)}      needless doubts: ${share(doubts.length, count.places)} of places
${show(doubts)}`,
  );
}
