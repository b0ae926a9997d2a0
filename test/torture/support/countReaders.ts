// First of all, so that whatever else is loaded is counted.
import { takeBuiltIn, takeWork, type Work } from './countWork.js';
import { parentPort } from 'node:worker_threads';
import { askAll, hostileStudies } from './hostileStudies.js';
import { readers } from './readers.js';
import { hostileTexts } from './texts.js';

/** How much was done, by what was done, for something and for the same in twice and in four times the size. */
export interface Growth {
  readonly of: string;
  readonly what: string;
  readonly counts: readonly [once: number, twice: number, fourTimes: number];
}

/** UTF-16 units of a text, and codes or segments of a study, where they are small. */
const [textSize, studySize] = [750, 550];
/** Work below this is too little to tell how it grows. */
const least = 1000;

for (const { name, ofLength } of hostileTexts) {
  const work = (size: number): Work => {
    const text = ofLength(size);
    return counted(Object.entries(readers).map(([reader, read]) => [reader, () => void read(text)]));
  };
  report(name, work(textSize), work(2 * textSize), work(4 * textSize));
}
for (const [name, filesOf] of Object.entries(hostileStudies)) {
  const work = (size: number): Work => counted([['a study', () => askAll(filesOf(size), size)]]);
  report(name, work(studySize), work(2 * studySize), work(4 * studySize));
}
parentPort?.postMessage('done');

function report(of: string, once: Work, twice: Work, fourTimes: Work): void {
  const grown = [...fourTimes].filter(([, count]) => count > least);
  parentPort?.postMessage(
    grown.map(([what, count]): Growth => ({ of, what, counts: [once.get(what) ?? 0, twice.get(what) ?? 0, count] })),
  );
}

/** All tasks together: of a function that they share, the one that does most with it tells how its work grows. */
function counted(tasks: readonly (readonly [name: string, run: () => void])[]): Work {
  takeWork();
  takeBuiltIn();
  const counts = new Map<string, number>();
  for (const [name, run] of tasks) {
    run();
    for (const [what, count] of takeBuiltIn()) counts.set(`${what} for ${name}`, count);
  }
  for (const [what, count] of takeWork()) counts.set(what, count);
  return counts;
}
